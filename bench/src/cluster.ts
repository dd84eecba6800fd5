import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Composition, compose, loadConfig, openDatabase, prepareDatabase } from '@arasta/server';
// The embedded PostgreSQL's own door: the benchmark needs settings that a shop has no use for.
import { type EmbeddedPostgres, openEmbeddedPostgres } from '../../packages/server/src/platform/db/embedded/index.ts';

export type Database = ReturnType<typeof openDatabase>;
export type Progress = (line: string) => void;

/** A PostgreSQL in a folder of its own, with the settings of production, and any number of shops in it. */
export interface Cluster {
  /** A shop with nothing in it but what every shop begins with. */
  openShop(name: string): Promise<Shop>;
  close(): Promise<void>;
}

export interface Shop {
  readonly database: Database;
  readonly deps: Composition;
  /** What a process is given as DATABASE_URL. */
  readonly databaseUrl: string;
  readonly postgresVersion: string;
  /** The environment that our server is started with. */
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

const CHECKOUT = fileURLToPath(new URL('../..', import.meta.url));

export async function openCluster(progress: Progress): Promise<Cluster> {
  const folder = await temporaryFolder();
  const postgres = await openEmbeddedPostgres({
    dataDir: join(folder, 'data'),
    checkoutDir: CHECKOUT,
    settings: { shared_preload_libraries: 'pg_stat_statements' },
    progress,
    now: () => new Date(),
  });
  return {
    openShop: (name) => openShop(postgres.connection, { name, progress, mediaDir: join(folder, 'pictures') }),
    close: async () => {
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A folder that the user of PostgreSQL can reach too, when we are root. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'arasta-bench-'));
  await chmod(folder, 0o755);
  return folder;
}

type Connection = EmbeddedPostgres['connection'];

async function openShop(
  server: Connection,
  { name, progress, mediaDir }: { name: string; progress: Progress; mediaDir: string },
): Promise<Shop> {
  const connection = { ...server, database: name };
  const root = openDatabase({ connection: server, poolSize: 1, prepare: false });
  await root.pool.query(`create database ${name}`);
  await root.close();
  await prepareDatabase({ connection, direct: connection, embedded: null }, progress);
  const database = openDatabase({ connection, poolSize: 4, prepare: true });
  const env = environment(urlOf(connection), mediaDir);
  const deps = compose({ config: loadConfig(env), db: database.db });
  const { rows } = await database.pool.query<{ server_version: string }>('show server_version');
  const postgresVersion = rows[0]?.server_version ?? '';
  return { ...{ database, deps, env, postgresVersion, databaseUrl: urlOf(connection) }, close: () => database.close() };
}

function urlOf({ host, port, user, password, database }: Connection): string {
  return `postgres://${user}:${encodeURIComponent(password)}@/${database}?host=${encodeURIComponent(host)}&port=${port}`;
}

/** Production, with limits that count like any other and are out of reach. */
function environment(databaseUrl: string, mediaDir: string): Record<string, string> {
  const unreachable = '999999999/900';
  return {
    NODE_ENV: 'production',
    ARASTA_ENV: 'production',
    ARASTA_SECRET_KEY: randomBytes(32).toString('hex'),
    DATABASE_URL: databaseUrl,
    ARASTA_MEDIA_DIR: mediaDir,
    PORT: '0',
    LOG_LEVEL: 'error',
    PASSWORD_HASH_CONCURRENCY: String(Math.max(1, availableParallelism() - 1)),
    THROTTLE_ACCOUNT: unreachable,
    THROTTLE_ACCOUNT_ADDRESS: unreachable,
    THROTTLE_SESSION: unreachable,
    THROTTLE_ADDRESS: unreachable,
  };
}
