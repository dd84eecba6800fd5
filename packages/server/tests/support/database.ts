import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { type Executor, openDatabase } from '../../src/platform/db/index.ts';

const TEMPLATE = 'arasta_template';

const CLONING = 1;
const SEEDING = 2;

export interface TestDatabase {
  readonly connection: pg.PoolConfig;
  readonly db: Executor;
  /** Hears the text of every statement until the function it returns is called. */
  listen(hear: (sql: string) => void): () => void;
  close(): Promise<void>;
}

/** A database of its own, cloned from the template (migrated and empty, unless another is named); `close` drops it. */
export async function createTestDatabase(template = TEMPLATE): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onServer(`create database ${name} template ${template}`);
  return openTestDatabase(name);
}

/** As `DATABASE_URL` names it to a process of its own. */
export function addressOf({ connection }: Pick<TestDatabase, 'connection'>): string {
  const { host = '', port = 5432, user = '', password, database = '' } = connection;
  const credentials = `${encodeURIComponent(user)}:${encodeURIComponent(String(password))}`;
  return `postgres://${credentials}@/${database}?host=${encodeURIComponent(host)}&port=${port}`;
}

/**
 * Makes another template, unless it is there: a migrated database of this name that `fill` puts something into. The
 * first who wants it makes it, others wait.
 */
export async function makeTemplate(name: string, fill: (database: TestDatabase) => Promise<void>): Promise<void> {
  await alone(SEEDING, async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount !== 0) return;
    const draft = `draft_${randomBytes(6).toString('hex')}`;
    await onServer(`create database ${draft} template ${TEMPLATE}`);
    const database = openTestDatabase(draft);
    try {
      await fill(database);
    } finally {
      await database.closePool();
    }
    await onServer(`alter database ${draft} rename to ${name}`);
  });
}

function openTestDatabase(name: string): TestDatabase & { closePool(): Promise<void> } {
  const connection = { ...inject('postgres'), database: name };
  const listeners = new Set<(sql: string) => void>();
  const onStatement = (text: string) => {
    for (const hear of listeners) hear(text);
  };
  const open = openDatabase({ connection, poolSize: 12, prepare: true, connectTimeoutMs: 30_000, onStatement });
  return {
    connection,
    db: open.db,
    listen: (hear) => {
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
    closePool: () => open.close(),
    close: async () => {
      await open.close();
      await onServer(`drop database ${name} with (force)`);
    },
  };
}

/** Two files that clone at the same moment get in each other's way: cloning wants the template for itself. */
async function onServer(statement: string): Promise<void> {
  await alone(CLONING, (client) => client.query(statement));
}

/** Does it while nobody else does anything by this number. */
async function alone(number: number, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ ...inject('postgres'), database: 'postgres' });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [number]);
    await work(client);
  } finally {
    await client.end();
  }
}
