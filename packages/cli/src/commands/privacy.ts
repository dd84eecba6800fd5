import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { exportAtDesk, personalDataPage } from '@arasta/server';
import type { Command } from 'commander';
import { type Registration, withShop } from '../context.ts';
import type { Terminal } from '../terminal.ts';

export function addPrivacyCommands(program: Command, { out, run }: Registration): void {
  const privacy = program.command('privacy').description('what the shop knows about people');
  privacy
    .command('export <email>')
    .description('write everything the shop has under an address into a zip, guests’ orders and tickets too')
    .option('--output <file>', 'the zip; it must not exist (default: <email>.zip)')
    .option('--language <code>', 'of its README (default: the customer’s)')
    .addHelpText('after', '\nMake sure first that whoever asks is the one whose address it is.')
    .action((email: string, options: ExportOptions) => run(() => write(out, email, options))());
  privacy
    .command('map')
    .description('print what each table holds about people, as Markdown: a record of processing (GDPR, Article 30)')
    .action(() => run(() => Promise.resolve(print(out)))());
}

interface ExportOptions {
  readonly output?: string;
  readonly language?: string;
}

async function write(out: Terminal, email: string, { output, language }: ExportOptions): Promise<number> {
  const path = output ?? `${email.replace(/[^\w.@+-]/g, '_')}.zip`;
  const whose = { email, ...(language === undefined ? {} : { language }) };
  // `wx`: never over something else. For its owner's eyes only.
  await withShop(out, (shop) =>
    exportAtDesk(shop, whose, async (archive) => {
      const file = createWriteStream(path, { flags: 'wx', mode: 0o600 });
      const begun = { is: false };
      file.once('open', () => (begun.is = true));
      try {
        await pipeline(archive, file);
      } catch (error) {
        if (begun.is) await rm(path, { force: true });
        throw isThereAlready(error) ? new Error(`${path} is there already. Name another file with --output.`) : error;
      }
    }),
  );
  out.print(`Written to ${path}.\n`);
  return 0;
}

function isThereAlready(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}

function print(out: Terminal): number {
  out.print(personalDataPage());
  return 0;
}
