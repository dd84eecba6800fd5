import { openShopDatabase, prepareDatabase, seedDemo, systemClock, systemRandom } from '@arasta/server';
import type { Command } from 'commander';
import { commandConfig, type Registration, withShop } from '../context.ts';
import type { Terminal } from '../terminal.ts';

export function addDatabaseCommands(program: Command, { out, run }: Registration): void {
  program
    .command('migrate')
    .description('bring the database to the newest schema')
    .action(run(() => migrateDatabase(out)));
  program
    .command('seed')
    .description('load the demo data; what is there already stays')
    .action(run(() => seed(out)));
}

async function migrateDatabase(out: Terminal): Promise<number> {
  const progress = (line: string) => out.complain(`${line}\n`);
  const surroundings = { clock: systemClock, random: systemRandom(), progress };
  const database = await openShopDatabase(commandConfig(out.env), surroundings);
  try {
    const applied = await prepareDatabase(database, progress);
    out.print(applied.length === 0 ? 'The database is up to date.\n' : `Applied ${applied.length} migrations.\n`);
    return 0;
  } finally {
    await database.embedded?.stop();
  }
}

async function seed(out: Terminal): Promise<number> {
  const added = await withShop(out, (shop) => seedDemo(shop, (line) => out.complain(`${line}\n`)));
  out.print(added === 0 ? 'The demo data was there already.\n' : `Added ${added} products and customers.\n`);
  return 0;
}
