import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { type Executor, openDatabase } from '../../src/platform/db/index.ts';

const TEMPLATE = 'arasta_template';

export interface TestDatabase {
  readonly connection: pg.PoolConfig;
  readonly db: Executor;
  /** Hears the text of every statement until the function it returns is called. */
  listen(hear: (sql: string) => void): () => void;
  close(): Promise<void>;
}

/** A migrated empty database of its own, cloned from the template; `close` drops it. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onServer(`create database ${name} template ${TEMPLATE}`);
  const connection = { ...inject('postgres'), database: name };
  const listeners = new Set<(sql: string) => void>();
  const onStatement = (text: string) => {
    for (const hear of listeners) hear(text);
  };
  const open = openDatabase({ connection, poolSize: 12, prepare: true, onStatement });
  return {
    connection,
    db: open.db,
    listen: (hear) => {
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
    close: async () => {
      await open.close();
      await onServer(`drop database ${name} with (force)`);
    },
  };
}

/** Two files that clone at the same moment get in each other's way: cloning wants the template for itself. */
async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ ...inject('postgres'), database: 'postgres' });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(1)');
    await client.query(statement);
  } finally {
    await client.end();
  }
}
