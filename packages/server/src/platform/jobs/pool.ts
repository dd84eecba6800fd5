import pg from 'pg';
import { poolConfig } from '../db/open.ts';
import { describeError, type JobLog } from './log.ts';

/** The jobs' own connections, so that a burst of jobs never takes one from a request. */
export function openJobPool(connection: string | pg.PoolConfig, size: number, log: JobLog): pg.Pool {
  const pool = new pg.Pool({
    ...poolConfig(connection),
    max: size,
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    statement_timeout: 15_000,
    // A server that vanished without closing its connections would otherwise leave the worker waiting for ever.
    query_timeout: 20_000,
    application_name: 'arasta jobs',
  });
  const note = (error: Error): void => log.debug({ error: describeError(error) }, 'A connection of the jobs broke');
  pool.on('error', note);
  // A connection in use reports its end as an event as well; without a listener that ends the process.
  pool.on('connect', (client) => client.on('error', note));
  return pool;
}
