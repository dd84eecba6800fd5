import type { Composition } from '@arasta/server';
import { type Baskets, fillBaskets, LARGE_BASKETS } from './baskets/fill.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
import { fillCatalogue } from './catalogue/fill.ts';
import { fillTill } from './till/fill.ts';
import { type Database, openCluster, type Progress, type Shop } from './cluster.ts';
import { FIRST_CUSTOMER, seedCustomers, seedSessions, shopper } from './customers.ts';

/** A shop with customers, and what the operations need to know of it. */
export interface World {
  readonly database: Database;
  /** What a process is given as DATABASE_URL. */
  readonly databaseUrl: string;
  readonly postgresVersion: string;
  /** The environment that our server is started with. */
  readonly env: Readonly<Record<string, string>>;
  readonly hashConcurrency: number;
  /** Of logged-in sessions; the nth is that of the nth shopper. */
  readonly sessionKeys: readonly string[];
  readonly newSessionKey: () => string;
  /** E-mail addresses of customers without a session. */
  readonly logins: readonly string[];
  readonly password: string;
  readonly passwordHash: string;
  /** Null where no operation asked for it. */
  readonly catalogue: Catalogue | null;
  /** Null where there is no catalogue. */
  readonly baskets: Baskets | null;
  close(): Promise<void>;
}

/** Rows of sessions, of customers and of the ceilings' table. */
export const ROWS = 10_000;
const LOGINS = 1000;
const PASSWORD = 'correct horse battery';

/** Makes a database in a folder of its own, with the settings of production, and fills it. */
export async function openWorld(products: number, progress: Progress): Promise<World> {
  const cluster = await openCluster(progress);
  const close = () => cluster.close();
  try {
    return await fill(await cluster.openShop('bench'), { products, progress, close });
  } catch (error) {
    await close();
    throw error;
  }
}

interface Filling {
  /** Products of the catalogue; 0 for none. */
  readonly products: number;
  readonly progress: Progress;
  readonly close: () => Promise<void>;
}

async function fill(shop: Shop, { products, progress, close }: Filling): Promise<World> {
  const { database, deps, env, databaseUrl, postgresVersion } = shop;
  progress(`Seeding ${ROWS} customers with sessions`);
  const passwordHash = await deps.passwords.hash(PASSWORD);
  const sessionKeys = Array.from({ length: ROWS }, () => deps.keys.create());
  await seed(database, deps, { sessionKeys, passwordHash });
  const catalogue = products === 0 ? null : await fillCatalogue({ database, deps, products, progress });
  const baskets =
    catalogue === null
      ? null
      : await fillBaskets(database, { firstCustomer: FIRST_CUSTOMER, customers: ROWS, large: LARGE_BASKETS });
  if (catalogue !== null) await fillTill(database, deps, { firstCustomer: FIRST_CUSTOMER, customers: ROWS });
  return {
    ...{ database, env, databaseUrl, postgresVersion, catalogue, baskets },
    ...{ sessionKeys, passwordHash, password: PASSWORD },
    hashConcurrency: deps.config.hashConcurrency,
    newSessionKey: () => deps.keys.create(),
    logins: Array.from({ length: LOGINS }, (_, n) => shopper(ROWS + n).email),
    close: async () => {
      await database.close();
      await close();
    },
  };
}

const CEILING_ROWS = `
  create table bench_rows (id bigint primary key, value text not null);
  insert into bench_rows select n, md5(n::text) from generate_series(1, ${ROWS}) as n;
  create extension pg_stat_statements`;

// Counting is off until it is asked for (statements.ts). BEGIN and COMMIT are utility statements.
const COUNTING = ['pg_stat_statements.track = none', 'pg_stat_statements.track_utility = off'];

async function seed(
  database: Database,
  { keys }: Pick<Composition, 'keys'>,
  { sessionKeys, passwordHash }: { sessionKeys: readonly string[]; passwordHash: string },
): Promise<void> {
  if (!sessionKeys.every((key) => keys.isOurs(key))) throw new Error('The session keys are not ours');
  const { pool } = database;
  await seedCustomers(database, ROWS + LOGINS, passwordHash);
  await seedSessions(database, sessionKeys, ROWS);
  await pool.query(CEILING_ROWS);
  for (const setting of COUNTING) await pool.query(`alter system set ${setting}`);
  await pool.query('select pg_reload_conf()');
  await pool.query('vacuum analyze');
}
