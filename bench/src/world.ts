import { hash, randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Composition, compose, loadConfig, openDatabase, prepareDatabase } from '@arasta/server';
// The embedded PostgreSQL's own door: the benchmark needs settings that a shop has no use for.
import { type EmbeddedPostgres, openEmbeddedPostgres } from '../../packages/server/src/platform/db/embedded/index.ts';

type Database = ReturnType<typeof openDatabase>;

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
  close(): Promise<void>;
}

/** Rows of sessions, of customers and of the ceilings' table. */
export const ROWS = 10_000;
const LOGINS = 1000;
const FIRST_ID = 100_000;
const CHECKOUT = fileURLToPath(new URL('../..', import.meta.url));
const PASSWORD = 'correct horse battery';

/** The nth customer. Numbers of one length make answers of one length. */
export function shopper(n: number): { id: number; email: string } {
  const id = FIRST_ID + n;
  return { id, email: `shopper${id}@example.com` };
}

/** Makes a database in a folder of its own, with the settings of production, and fills it. */
export async function openWorld(progress: (line: string) => void): Promise<World> {
  const folder = await temporaryFolder();
  const dataDir = join(folder, 'data');
  const settings = { shared_preload_libraries: 'pg_stat_statements' };
  const postgres = await openEmbeddedPostgres({
    dataDir,
    checkoutDir: CHECKOUT,
    settings,
    progress,
    now: () => new Date(),
  });
  const close = async () => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    return await fill(postgres, progress, close);
  } catch (error) {
    await close();
    throw error;
  }
}

/** A folder that the user of PostgreSQL can reach too, when we are root. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'arasta-bench-'));
  await chmod(folder, 0o755);
  return folder;
}

async function fill(
  postgres: EmbeddedPostgres,
  progress: (line: string) => void,
  close: () => Promise<void>,
): Promise<World> {
  const { connection } = postgres;
  await prepareDatabase({ connection, direct: connection, embedded: null }, progress);
  const database = openDatabase({ connection, poolSize: 4, prepare: true });
  const env = environment(urlOf(connection));
  const deps = compose({ config: loadConfig(env), db: database.db });
  progress(`Seeding ${ROWS} customers with sessions`);
  const passwordHash = await deps.passwords.hash(PASSWORD);
  const sessionKeys = Array.from({ length: ROWS }, () => deps.keys.create());
  await seed(database, deps, { sessionKeys, passwordHash });
  const { rows } = await database.pool.query<{ server_version: string }>('show server_version');
  return {
    ...{ database, env, sessionKeys, passwordHash, password: PASSWORD },
    databaseUrl: urlOf(connection),
    postgresVersion: rows[0]?.server_version ?? '',
    hashConcurrency: deps.config.hashConcurrency,
    newSessionKey: () => deps.keys.create(),
    logins: Array.from({ length: LOGINS }, (_, n) => shopper(ROWS + n).email),
    close: async () => {
      await database.close();
      await close();
    },
  };
}

function urlOf({ host, port, user, password, database }: EmbeddedPostgres['connection']): string {
  return `postgres://${user}:${encodeURIComponent(password)}@/${database}?host=${encodeURIComponent(host)}&port=${port}`;
}

/** Production, with limits that count like any other and are out of reach. */
function environment(databaseUrl: string): Record<string, string> {
  const unreachable = '999999999/900';
  return {
    NODE_ENV: 'production',
    ARASTA_ENV: 'production',
    ARASTA_SECRET_KEY: randomBytes(32).toString('hex'),
    DATABASE_URL: databaseUrl,
    PORT: '0',
    LOG_LEVEL: 'error',
    PASSWORD_HASH_CONCURRENCY: String(Math.max(1, availableParallelism() - 1)),
    THROTTLE_ACCOUNT: unreachable,
    THROTTLE_ACCOUNT_ADDRESS: unreachable,
    THROTTLE_SESSION: unreachable,
    THROTTLE_ADDRESS: unreachable,
  };
}

const CUSTOMERS = `
  insert into customers (id, username, email, first_name, last_name, phone, password_hash, language_code, date_joined, modified_date)
  overriding system value
  select n, 'shopper' || n, 'shopper' || n || '@example.com', 'Ada', 'Example', '05' || n + 100000000, $3, 'en', now(), now()
  from generate_series($1::int, $1::int + $2::int - 1) as n`;

const SESSIONS = `
  insert into sessions (key_hash, customer_id, address, user_agent, created_at, last_seen_at, expires_at)
  select key_hash, $2 + position - 1, '127.0.0.1', 'bench', now(), now(), now() + interval '14 days'
  from unnest($1::bytea[]) with ordinality as key (key_hash, position)`;

const CEILING_ROWS = `
  create table bench_rows (id bigint primary key, value text not null);
  insert into bench_rows select n, md5(n::text) from generate_series(1, ${ROWS}) as n;
  create extension pg_stat_statements`;

// Counting is off until it is asked for (statements.ts). BEGIN and COMMIT are utility statements.
const COUNTING = ['pg_stat_statements.track = none', 'pg_stat_statements.track_utility = off'];

async function seed(
  { pool }: Database,
  { keys }: Pick<Composition, 'keys'>,
  { sessionKeys, passwordHash }: { sessionKeys: readonly string[]; passwordHash: string },
): Promise<void> {
  if (!sessionKeys.every((key) => keys.isOurs(key))) throw new Error('The session keys are not ours');
  await pool.query(CUSTOMERS, [FIRST_ID, ROWS + LOGINS, passwordHash]);
  await pool.query(SESSIONS, [sessionKeys.map((key) => hash('sha256', key, 'buffer')), FIRST_ID]);
  await pool.query(CEILING_ROWS);
  for (const setting of COUNTING) await pool.query(`alter system set ${setting}`);
  await pool.query('select pg_reload_conf()');
  await pool.query('vacuum analyze');
}
