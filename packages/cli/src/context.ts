import {
  type Composition,
  compose,
  type Config,
  type Environment,
  loadConfig,
  openDatabase,
  openShopDatabase,
  prepareDatabase,
  systemClock,
  systemRandom,
  withDataDir,
} from '@arasta/server';
import type { Terminal } from './terminal.ts';

/** What a command is given to register itself. */
export interface Registration {
  readonly out: Terminal;
  /** Wraps a command's work; its number is the exit status. */
  readonly run: (work: () => Promise<number>) => () => Promise<void>;
}

/**
 * The configuration for one-off commands: as the environment says, and development where it says nothing and no
 * database of one's own is named, so that they work on the database that `npm start` made.
 */
export function commandConfig(env: Environment): Config {
  const embedded = (env['DATABASE_URL'] ?? '') === '';
  return loadConfig({ ...(embedded ? { ARASTA_ENV: 'development' } : {}), ...env });
}

/** Does some work with the shop's features on its migrated database, and closes everything again. */
export async function withShop<Result>(out: Terminal, work: (shop: Composition) => Promise<Result>): Promise<Result> {
  const progress = (line: string) => out.complain(`${line}\n`);
  const surroundings = { clock: systemClock, random: systemRandom(), progress };
  const config = await withDataDir(commandConfig(out.env), surroundings.random);
  const database = await openShopDatabase(config, surroundings);
  try {
    await prepareDatabase(database, progress);
    const open = openDatabase({ connection: database.connection, poolSize: 2, prepare: config.preparedStatements });
    try {
      return await work(compose({ config, db: open.db }));
    } finally {
      await open.close();
    }
  } finally {
    await database.embedded?.stop();
  }
}
