import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase } from '../../../tests/support/database.ts';
import { HOUR, later, systemClock } from '../clock/index.ts';
import { enqueue, installJobs, type JobHandlers, type JobLog, pendingJobs, runDueJobs } from './index.ts';
import { startWorker, type Worker, type WorkerOptions } from './index.ts';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let lines: { level: string; fields: object; message: string }[];
let log: JobLog;
const workers: Worker[] = [];

beforeEach(async () => {
  database = await createTestDatabase();
  lines = [];
  const at = (level: string) => (fields: object, message: string) => void lines.push({ level, fields, message });
  log = { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
});

afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop(2000)));
  await database.close();
});

async function work(handlers: JobHandlers, options: Partial<WorkerOptions> = {}): Promise<Worker> {
  const { connection } = database;
  const worker = await startWorker({ connection, handlers, schedule: [], clock: systemClock, log, ...options });
  workers.push(worker);
  return worker;
}

function runDue(handlers: JobHandlers, now = systemClock.now()) {
  return runDueJobs({ connection: database.connection, handlers, clock: { now: () => now }, log });
}

/** A handler that leaves a note. */
function note<Value>(notes: Value[], value: Value): () => Promise<void> {
  return () => {
    notes.push(value);
    return Promise.resolve();
  };
}

/** A handler that says when it has started, waits to be told to go on, and leaves a note at its end. */
function waiting(started: PromiseWithResolvers<null>, goOn: PromiseWithResolvers<null>, notes: string[]) {
  return async () => {
    started.resolve(null);
    await goOn.promise;
    notes.push('ended');
  };
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 45_000;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error('Waited in vain');
    await sleep(10);
  }
}

async function queueIsEmpty(): Promise<boolean> {
  return (await pendingJobs(database.db)).length === 0;
}

/** The database as seen from the worker while it is down: nobody is connected and nobody can connect. */
async function withoutDatabase(during: () => Promise<void>): Promise<void> {
  const { connection } = database;
  const client = new pg.Client(connection);
  await client.connect();
  const { rows } = await client.query<{ name: string }>('select current_database() as name');
  const name = rows[0]?.name ?? '';
  await client.end();
  await onServer(`alter database ${name} allow_connections false`);
  await onServer(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);
  await during();
  await onServer(`alter database ${name} allow_connections true`);
}

async function onServer(statement: string): Promise<void> {
  const { connectionString, ...rest } = database.connection;
  const url = connectionString === undefined ? null : new URL(connectionString);
  if (url !== null) url.pathname = '/postgres';
  const client = new pg.Client(url === null ? { ...rest, database: 'postgres' } : { connectionString: url.href });
  await client.connect();
  await client.query(statement);
  await client.end();
}

describe('installing the queue', () => {
  test('two servers starting at once both succeed, and a third finds it done', async () => {
    await sql`drop schema graphile_worker cascade`.execute(database.db);
    await Promise.all([installJobs(database.connection), installJobs(database.connection)]);
    await installJobs(database.connection);
    await enqueue(database.db, { name: 'greet', payload: {} });
    expect(await pendingJobs(database.db)).toEqual(['greet']);
  });
});

describe('enqueue', () => {
  test('a job of a transaction that is rolled back never was', async () => {
    const rolledBack = database.db.transaction().execute(async (tx) => {
      await enqueue(tx, { name: 'greet', payload: { customer: 1 } });
      throw new Error('no');
    });
    await expect(rolledBack).rejects.toThrow('no');
    expect(await pendingJobs(database.db)).toEqual([]);
  });

  test('is part of a transaction that commits', async () => {
    await database.db.transaction().execute(async (tx) => {
      await enqueue(tx, { name: 'greet', payload: { customer: 1 } });
      expect(await pendingJobs(database.db)).toEqual([]);
    });
    expect(await pendingJobs(database.db)).toEqual(['greet']);
  });

  test('a key replaces the waiting job', async () => {
    await enqueue(database.db, { name: 'greet', payload: { customer: 1 }, key: 'k' });
    await enqueue(database.db, { name: 'greet', payload: { customer: 2 }, key: 'k' });
    const seen: unknown[] = [];
    await runDue({ greet: (payload) => note(seen, payload)() });
    expect(seen).toEqual([{ customer: 2 }]);
    expect(await pendingJobs(database.db)).toEqual([]);
  });
});

describe('runDueJobs', () => {
  test('runs what is due by the clock given, in order, and what that enqueues', async () => {
    const now = later(systemClock.now(), HOUR);
    const seen: string[] = [];
    await enqueue(database.db, { name: 'first', payload: {} });
    await enqueue(database.db, { name: 'soon', payload: {}, runAt: now });
    await enqueue(database.db, { name: 'tomorrow', payload: {}, runAt: later(now, 1) });
    const outcomes = await runDue(
      {
        first: async (_payload, context) => {
          seen.push('first');
          expect(context).toEqual({ jobId: context.jobId, attempt: 1, now });
          expect(context.jobId).toMatch(/^\d+$/);
          await enqueue(database.db, { name: 'second', payload: {} });
        },
        second: note(seen, 'second'),
        soon: note(seen, 'soon'),
        tomorrow: note(seen, 'tomorrow'),
      },
      now,
    );
    expect(seen.toSorted()).toEqual(['first', 'second', 'soon']);
    expect(outcomes.map(({ error }) => error)).toEqual([null, null, null]);
    expect(await pendingJobs(database.db)).toEqual(['tomorrow']);
  });

  test('a failed job waits, is tried again, and stays in the queue when given up', async () => {
    await enqueue(database.db, { name: 'fail', payload: {}, maxAttempts: 2 });
    const fail = { fail: () => Promise.reject(new Error('not today')) };
    expect(await runDue(fail)).toMatchObject([{ name: 'fail', attempt: 1, error: new Error('not today') }]);
    expect(await runDue(fail)).toEqual([]);
    expect(await runDue(fail, later(systemClock.now(), HOUR))).toMatchObject([{ attempt: 2 }]);
    expect(await runDue(fail, later(systemClock.now(), 24 * HOUR))).toEqual([]);
    expect(await pendingJobs(database.db)).toEqual(['fail']);
    expect(lines.filter(({ level }) => level === 'error')).toHaveLength(1);
  });

  test('no line of the log shows a payload or the row a statement failed on', async () => {
    const secret = 'sesame-4711';
    await enqueue(database.db, { name: 'fail', payload: { secret } });
    await enqueue(database.db, { name: 'fine', payload: { secret } });
    await runDue({
      fail: async () => {
        await sql`create table pairs (a text unique)`.execute(database.db);
        await sql`insert into pairs values (${secret}), (${secret})`.execute(database.db);
      },
      fine: () => Promise.resolve(),
    });
    expect(lines.some(({ message }) => message.startsWith('Job failed'))).toBe(true);
    expect(JSON.stringify(lines)).not.toContain(secret);
  });
});

// Real time passes here: a lost database is found again after seconds.
describe('the worker', () => {
  test('runs a job within moments of its commit', async () => {
    const ran: number[] = [];
    await work({ greet: () => note(ran, performance.now())() });
    await sleep(300);
    const committed = performance.now();
    await enqueue(database.db, { name: 'greet', payload: {} });
    await until(() => ran.length === 1);
    // Sooner than it looks by itself.
    expect((ran[0] ?? 0) - committed).toBeLessThan(4500);
    await until(queueIsEmpty);
  });

  test('leaves jobs it has no handler for and says so once', async () => {
    await enqueue(database.db, { name: 'strange', payload: {} });
    await enqueue(database.db, { name: 'strange', payload: {} });
    await work({ greet: () => Promise.resolve() });
    await until(() => lines.some(({ level }) => level === 'warn'));
    expect(lines.filter(({ level }) => level === 'warn')).toMatchObject([{ fields: { job: 'strange' } }]);
    expect(await pendingJobs(database.db)).toEqual(['strange', 'strange']);
  });

  test('refuses a schedule without a handler', async () => {
    await expect(work({}, { schedule: [{ name: 'purge', cron: '0 4 * * *' }] })).rejects.toThrow('purge');
  });

  test('stopping waits for the running job', async () => {
    let ended = false;
    const started = Promise.withResolvers<null>();
    const worker = await work({
      slow: async () => {
        started.resolve(null);
        await sleep(400);
        ended = true;
      },
    });
    await enqueue(database.db, { name: 'slow', payload: {} });
    await started.promise;
    await worker.stop();
    expect(ended).toBe(true);
    expect(await pendingJobs(database.db)).toEqual([]);
  });

  test('stopping gives a job that does not end back to the queue', async () => {
    const started = Promise.withResolvers<null>();
    const never = Promise.withResolvers<null>();
    // It waits already: the worker takes it before it listens.
    await enqueue(database.db, { name: 'stuck', payload: {} });
    const worker = await work({ stuck: waiting(started, never, []) });
    await started.promise;
    const before = performance.now();
    await worker.stop(100);
    expect(performance.now() - before).toBeLessThan(10_000);
    const locked = await sql<{ locked_by: string | null }>`select locked_by from graphile_worker.jobs`.execute(
      database.db,
    );
    expect(locked.rows).toEqual([{ locked_by: null }]);
    never.resolve(null);
  });

  test('runs the job of a process that died, and leaves that of a living one', async () => {
    const { db } = database;
    const started = Promise.withResolvers<null>();
    const goOn = Promise.withResolvers<null>();
    const ran: string[] = [];
    await work({ living: waiting(started, goOn, ran) });
    await enqueue(db, { name: 'living', payload: {} });
    await started.promise;
    await enqueue(db, { name: 'orphan', payload: {} });
    await sql`update graphile_worker._private_jobs set locked_by = coalesce(locked_by, 'pool-of-the-dead'),
      locked_at = now() - interval '1 minute'`.execute(db);
    await work({ orphan: note(ran, 'orphan again'), living: note(ran, 'living again') });
    await until(() => ran.includes('orphan again'));
    expect(ran).toEqual(['orphan again']);
    goOn.resolve(null);
    await until(queueIsEmpty);
    expect(ran).toEqual(['orphan again', 'ended']);
  });

  test('comes back by itself after the database was lost, also with a job under way', async () => {
    const ran: string[] = [];
    const started = Promise.withResolvers<null>();
    const goOn = Promise.withResolvers<null>();
    await work({
      during: waiting(started, goOn, ran),
      after: note(ran, 'after'),
    });
    await enqueue(database.db, { name: 'during', payload: {} });
    await started.promise;
    await withoutDatabase(async () => {
      goOn.resolve(null);
      await sleep(3000);
    });
    await until(() => enqueue(database.db, { name: 'after', payload: {} }).then(() => true));
    await until(() => ran.includes('after'));
    await until(queueIsEmpty);
    // That the first had ended could not be recorded.
    expect(ran.toSorted()).toEqual(['after', 'ended', 'ended']);
  });

  test('starts although the database is away, and works once it is there', async () => {
    const ran: string[] = [];
    await withoutDatabase(async () => {
      await work({ greet: note(ran, 'greet') });
      await sleep(1000);
    });
    await until(() => enqueue(database.db, { name: 'greet', payload: {} }).then(() => true));
    await until(() => ran.length === 1);
    await until(queueIsEmpty);
  });
});
