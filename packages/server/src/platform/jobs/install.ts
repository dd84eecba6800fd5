import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import { poolConfig } from '../db/open.ts';
import { type JobLog, libraryLogger } from './log.ts';
import { openJobPool } from './pool.ts';

// Next to the lock of our own migrations (platform/db/migrate.ts).
const LOCK = 0x617261737462;

const silent: JobLog = { debug: ignore, info: ignore, warn: ignore, error: ignore };

/**
 * Brings the queue's own schema, `graphile_worker`, to its newest version. Safe to repeat, and several servers may
 * start at once: one installs, the others wait.
 */
export async function installJobs(connection: string | pg.PoolConfig): Promise<void> {
  const client = new pg.Client({ ...poolConfig(connection), connectionTimeoutMillis: 10_000 });
  await client.connect();
  // The lock lives as long as this connection does.
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await runLibraryMigrations(connection);
  } finally {
    await client.end();
  }
}

async function runLibraryMigrations(connection: string | pg.PoolConfig): Promise<void> {
  const pgPool = openJobPool(connection, 1, silent);
  try {
    await runMigrations({ pgPool, schema: 'graphile_worker', logger: libraryLogger(silent) });
  } finally {
    await pgPool.end();
  }
}

function ignore(): void {
  // Nothing to tell: a failed installation is thrown.
}
