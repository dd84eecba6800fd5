import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';
import { poolConfig } from './open.ts';

/** A numbered SQL file. Forward only: a mistake is mended by the next one. */
interface Migration {
  readonly id: number;
  readonly name: string;
  readonly sql: string;
  readonly digest: string;
  /** A first line `-- no transaction` marks what PostgreSQL refuses to run inside one. */
  readonly transaction: boolean;
}

export interface MigrateOptions {
  readonly connection: string | pg.PoolConfig;
  readonly progress?: (line: string) => void;
}

const FOLDER = new URL('../../../migrations/', import.meta.url);
// Any number that no other program of the same database uses: "arasta" in ASCII.
const LOCK = 0x617261737461;
const MINIMUM_VERSION = 150_000;

/**
 * Brings the database to the newest schema. Several servers may start at once: one migrates, the others wait.
 * @returns the names of the migrations applied now
 * @throws Error when the database is too old, newer than this code, or an applied file was edited
 */
export async function migrate(options: MigrateOptions): Promise<string[]> {
  const client = new pg.Client({ ...poolConfig(options.connection), connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await refuseOldServer(client);
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    return await applyMissing(client, options.progress ?? (() => undefined));
  } finally {
    await client.end();
  }
}

async function refuseOldServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: string; name: string }>(
    `select current_setting('server_version_num') as version, current_setting('server_version') as name`,
  );
  const server = rows[0];
  if (server === undefined || Number(server.version) < MINIMUM_VERSION) {
    throw new Error(`PostgreSQL ${server?.name ?? ''} is too old: Arasta needs version 15 or newer`);
  }
}

async function applyMissing(client: pg.Client, progress: (line: string) => void): Promise<string[]> {
  await client.query(
    `create table if not exists schema_migrations (
       id integer primary key, name text not null, digest text not null, applied_at timestamptz not null default now())`,
  );
  const { rows: applied } = await client.query<{ id: number; name: string; digest: string }>(
    'select id, name, digest from schema_migrations order by id',
  );
  const migrations = await readMigrations();
  refuseDrift(applied, migrations);
  const missing = migrations.filter(({ id }) => !applied.some((row) => row.id === id));
  for (const migration of missing) {
    progress(`Migrating: ${migration.name}`);
    await apply(client, migration);
  }
  return missing.map(({ name }) => name);
}

/** The number of the newest migration that this code knows. */
export async function newestMigration(): Promise<number> {
  return (await readMigrations()).at(-1)?.id ?? 0;
}

/** The migrations in the order of their numbers. */
async function readMigrations(): Promise<Migration[]> {
  const names = (await readdir(FOLDER)).filter((name) => /^\d{4}_\w+\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(new URL(name, FOLDER), 'utf8');
      const digest = createHash('sha256').update(sql).digest('hex');
      return { id: Number(name.slice(0, 4)), name, sql, digest, transaction: !sql.startsWith('-- no transaction') };
    }),
  );
}

function refuseDrift(applied: readonly { id: number; name: string; digest: string }[], known: readonly Migration[]) {
  for (const row of applied) {
    const migration = known.find(({ id }) => id === row.id);
    if (migration === undefined) {
      throw new Error(`The database was migrated by a newer Arasta (${row.name}): update this server`);
    }
    if (migration.digest !== row.digest) {
      throw new Error(`Migration ${row.name} was changed after it had been applied: restore it and add a new one`);
    }
  }
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  const { id, name, digest, transaction } = migration;
  if (transaction) await client.query('begin');
  try {
    // The ledger row first: whoever else is at it, without our lock, stops here.
    await client.query('insert into schema_migrations (id, name, digest) values ($1, $2, $3)', [id, name, digest]);
    await client.query(migration.sql);
    if (transaction) await client.query('commit');
  } catch (error) {
    await client.query(transaction ? 'rollback' : `delete from schema_migrations where id = ${id}`);
    throw new Error(`Migration ${name} failed`, { cause: error });
  }
}
