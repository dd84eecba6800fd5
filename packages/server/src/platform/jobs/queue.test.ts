import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database.ts';
import { systemClock } from '../clock/index.ts';
import { enqueue, type JobHandlers, type JobLog, pendingJobs, runDueJobs } from './index.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.close());

const quiet = () => undefined;
const log: JobLog = { debug: quiet, info: quiet, warn: quiet, error: quiet };

const runDue = (handlers: JobHandlers) =>
  runDueJobs({ connection: database.connection, handlers, log, clock: systemClock });

it('runs the jobs of one queue in order, all of them', async () => {
  for (const customer of [1, 2, 3, 4, 5]) {
    await enqueue(database.db, { name: 'greet', payload: { customer }, queue: 'greetings' });
  }
  const seen: unknown[] = [];
  await runDue({
    greet: async (payload) => {
      seen.push(payload);
    },
  });
  expect(seen).toEqual([1, 2, 3, 4, 5].map((customer) => ({ customer })));
  expect(await pendingJobs(database.db)).toEqual([]);
});

it.each([
  ['one at a time where they share a queue', 'greetings', 1],
  ['side by side where they have none', undefined, 3],
])('lets several workers run jobs %s', async (_name, queue, atOnce) => {
  let [running, most] = [0, 0];
  const greet = async () => {
    most = Math.max(most, (running += 1));
    await vi.waitUntil(() => most >= atOnce, { timeout: 20_000 });
    // Time for one more than there may be.
    await new Promise((resolve) => setTimeout(resolve, 300));
    running -= 1;
  };
  for (let job = 0; job < 3; job += 1) {
    await enqueue(database.db, { name: 'greet', payload: {}, ...(queue === undefined ? {} : { queue }) });
  }
  await Promise.all([runDue({ greet }), runDue({ greet }), runDue({ greet })]);
  await runDue({ greet });
  expect([most, await pendingJobs(database.db)]).toEqual([atOnce, []]);
});
