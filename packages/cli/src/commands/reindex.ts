import { reindexAll } from '@arasta/server';
import type { Command } from 'commander';
import { type Registration, withShop } from '../context.ts';
import { progressOn } from '../progress.ts';
import type { Terminal } from '../terminal.ts';

export function addReindexCommand(program: Command, { out, run }: Registration): void {
  program
    .command('reindex')
    .description('bring search up to date, after other languages or renamed categories and labels; the shop stays open')
    .action(run(() => reindex(out)));
}

async function reindex(out: Terminal): Promise<number> {
  const progress = progressOn(out);
  let products = 0;
  await withShop(out, (shop) =>
    reindexAll(shop, shop.clock.now(), (done) => {
      products = done;
      progress.show({ label: 'Indexing', share: null, detail: `${done.toLocaleString('en')} products` });
    }),
  );
  progress.end();
  out.print(`${products.toLocaleString('en')} products were indexed.\n`);
  return 0;
}
