import { setTimeout as pause } from 'node:timers/promises';
import type { Asked } from './requests.ts';
import type { World } from './world.ts';

export const REQUESTS = 50;
// A backend takes up a changed setting at its next command; the signal needs a moment.
const RELOAD_MS = 200;

// BEGIN and COMMIT are not tracked (world.ts). The job queue and its jobs ask on their own account, and so
// does each process for changes; putting a job into the queue is part of what was asked.
const MADE = `
  select query, calls::int, mean_exec_time as milliseconds from pg_stat_statements
  where (query not like '%graphile_worker%' or query like 'select $_ from graphile_worker.add_job(%') and query not like '%pg_stat_statements%'
    and query not like '%from catalogue_changes%' and query not like '%gin_clean_pending_list%'
    and query not like '%from orders o where o.placed_at is not null and o.id = $1' and query not like '%"outbox"%'
    and query not like '%"deliveries"%' and query not like '%with windowed as%' and query not like '%case when exists (select from search_documents)%'
  order by total_exec_time desc`;

export interface Statement {
  readonly query: string;
  readonly calls: number;
  /** Of the database, for one call. */
  readonly milliseconds: number;
}

export interface Counted {
  /** SQL statements of one request. */
  readonly statements: number;
  /** All that were made, what took longest in all first. */
  readonly made: readonly Statement[];
  /** Answers that were not exactly what the request should get. */
  readonly wrong: number;
}

/** Sends requests one after the other, holds each answer against its request and counts the statements they made. */
export async function countStatements(asked: Asked, world: World, url: string): Promise<Counted> {
  const { operation, status, request: nth } = asked;
  let wrong = 0;
  const made = await countDuring(world, async () => {
    for (let n = 0; n < REQUESTS; n += 1) {
      const { path, ...request } = nth(n);
      const answer = await fetch(url + path, request);
      const body = await answer.text();
      const isRight = operation.isRight(body) && (operation.answers?.(body, world, n) ?? true);
      if (answer.status !== status || !isRight) wrong += 1;
    }
  });
  return { statements: made.reduce((sum, { calls }) => sum + calls, 0) / REQUESTS, made, wrong };
}

/** The statements that are made meanwhile, what takes longest in all first. */
export async function countDuring(world: World, work: () => Promise<void>): Promise<readonly Statement[]> {
  const { pool } = world.database;
  await track(world, 'top');
  await pool.query('select pg_stat_statements_reset()');
  await work();
  const { rows } = await pool.query<Statement>(MADE);
  await track(world, 'none');
  return rows;
}

async function track({ database: { pool } }: World, which: 'top' | 'none'): Promise<void> {
  await pool.query(`alter system set pg_stat_statements.track = ${which}`);
  await pool.query('select pg_reload_conf()');
  await pause(RELOAD_MS);
}
