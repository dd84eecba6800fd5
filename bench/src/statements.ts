import { setTimeout as pause } from 'node:timers/promises';
import type { Operation } from './operation.ts';
import type { World } from './world.ts';

const REQUESTS = 50;
// A backend takes up a changed setting at its next command; the signal needs a moment.
const RELOAD_MS = 200;

// BEGIN and COMMIT are not tracked (world.ts). The job queue asks on its own account.
const COUNT = `
  select coalesce(sum(calls), 0)::int as calls from pg_stat_statements
  where query not like '%graphile_worker%' and query not like '%pg_stat_statements%'`;

export interface Counted {
  /** SQL statements of one request. */
  readonly statements: number;
  /** Answers that were not exactly what the request should get. */
  readonly wrong: number;
}

/** Sends requests one after the other, holds each answer against its request and counts the statements they made. */
export async function countStatements(operation: Operation, world: World, url: string): Promise<Counted> {
  const { pool } = world.database;
  await track(world, 'top');
  await pool.query('select pg_stat_statements_reset()');
  let wrong = 0;
  for (let n = 0; n < REQUESTS; n += 1) {
    const { path, ...request } = operation.request(world, n);
    const answer = await fetch(url + path, request);
    const body = await answer.text();
    const right = answer.ok && operation.isRight(body) && (operation.answers?.(body, world, n) ?? true);
    if (!right) wrong += 1;
  }
  const { rows } = await pool.query<{ calls: number }>(COUNT);
  await track(world, 'none');
  return { statements: (rows[0]?.calls ?? 0) / REQUESTS, wrong };
}

async function track({ database: { pool } }: World, which: 'top' | 'none'): Promise<void> {
  await pool.query(`alter system set pg_stat_statements.track = ${which}`);
  await pool.query('select pg_reload_conf()');
  await pause(RELOAD_MS);
}
