import { sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { enqueue } from '../../../platform/jobs/index.ts';
import { DEVELOPMENT, developer, expectRefused } from '../console.support.ts';

const shop = useShop(DEVELOPMENT);

afterEach(async () => {
  await sql`delete from graphile_worker._private_jobs`.execute(shop().database.db);
});

interface Row {
  readonly id: string;
  readonly name: string;
  readonly attempts: number;
  readonly isDue: boolean;
  readonly key: string | null;
}

async function queue(): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`select id::text as id, task_identifier as name, attempts::integer as attempts, key,
    run_at <= now() as "isDue" from graphile_worker.jobs order by id`.execute(shop().database.db);
  return rows;
}

/** A job that waits until the year 2100, in the state asked for. */
async function aJob(state: 'waiting' | 'running' | 'failed' | 'given_up' = 'waiting'): Promise<string> {
  const { db } = shop().database;
  const runAt = new Date('2100-01-01T00:00:00Z');
  await enqueue(db, { name: 'orders.purge', payload: { orderId: 12, note: 'abc' }, runAt, maxAttempts: 3 });
  const [{ id } = { id: '' }] = await queue();
  const error = state === 'waiting' || state === 'running' ? null : 'Error: the bank is closed\n  at somewhere';
  const attempts = { waiting: 0, running: 1, failed: 1, given_up: 3 }[state];
  await sql`update graphile_worker._private_jobs set attempts = ${attempts}, last_error = ${error},
    locked_at = case when ${state === 'running'} then now() end where id = ${id}::bigint`.execute(db);
  return id;
}

describe('GET /console/jobs/', () => {
  it('shows an empty queue, and what runs by the clock', async () => {
    const { text, headers } = await shop().visit().get('/console/jobs/');
    expect(headers['cache-control']).toBe('no-store');
    expect(text).toContain('The queue is empty.');
    expect(text).toContain('payments.check');
    expect(text).toContain('This process works on jobs.');
  });

  it.each([
    ['waiting', '1 waiting, 0 running, 0 failed and tried again,\n          0 given up', 'Run now'],
    ['failed', '0 waiting, 0 running, 1 failed and tried again,\n          0 given up', 'Retry'],
    ['given_up', '0 waiting, 0 running, 0 failed and tried again,\n          1 given up', 'Retry'],
  ] as const)('shows a job that is %s', async (state, counts, button) => {
    const id = await aJob(state);
    const { text } = await shop().visit().get('/console/jobs/');
    expect(text.replace(/\s+/g, ' ')).toContain(counts.replace(/\s+/g, ' '));
    expect(text).toContain('orderId: 12, note: ‹3 characters›');
    expect(text).toContain(`${button} orders.purge ${id}`);
    expect(text.includes('Error: the bank is closed')).toBe(state !== 'waiting');
    expect(text).not.toContain('at somewhere');
  });

  it('shows a job that is running, without buttons', async () => {
    const id = await aJob('running');
    const { text } = await shop().visit().get('/console/jobs/');
    expect(text).toContain('1 running');
    expect(text).not.toContain(`/console/jobs/${id}/`);
  });

  it('shows what this process has done, newest first', async () => {
    const { devConsole } = shop().deps;
    devConsole?.noteJob({ name: 'first.job', jobId: '1', attempt: 1, error: null });
    devConsole?.noteJob({ name: 'second.job', jobId: '2', attempt: 2, error: new Error('No such <table>\nstack') });
    const { text } = await shop().visit().get('/console/jobs/');
    expect(text.indexOf('second.job')).toBeGreaterThan(0);
    expect(text.indexOf('second.job')).toBeLessThan(text.indexOf('first.job'));
    expect(text).toContain('No such &lt;table&gt;');
    for (let id = 0; id < 300; id++) devConsole?.noteJob({ name: 'x', jobId: String(id), attempt: 1, error: null });
    expect(devConsole?.jobs.latest().length).toBe(100);
  });
});

describe('run', () => {
  it('makes a waiting job due, with the attempts that it had', async () => {
    const id = await aJob();
    const answer = await (await developer(shop())).send('POST', `/console/jobs/${id}/run/`, {});
    expect([answer.status, answer.headers['location']]).toEqual([303, '/console/jobs/?said=due']);
    expect(await queue()).toEqual([{ id, name: 'orders.purge', attempts: 0, isDue: true, key: null }]);
    expect((await shop().visit().get('/console/jobs/?said=due')).text).toContain('The job is due now.');
    await shop().runJobs();
    expect(await queue()).toEqual([]);
  });

  it('keeps the attempts of a failed job, and begins anew with one that was given up', async () => {
    const failed = await aJob('failed');
    await (await developer(shop())).post(`/console/jobs/${failed}/run/`);
    expect(await queue()).toMatchObject([{ attempts: 1, isDue: true }]);
    await sql`delete from graphile_worker._private_jobs`.execute(shop().database.db);
    const givenUp = await aJob('given_up');
    await (await developer(shop())).post(`/console/jobs/${givenUp}/run/`);
    expect(await queue()).toMatchObject([{ attempts: 0, isDue: true }]);
  });
});

describe('remove', () => {
  it('takes a job out of the queue, once', async () => {
    const id = await aJob('given_up');
    const browser = await developer(shop());
    const both = await Promise.all([1, 2].map(() => browser.post(`/console/jobs/${id}/remove/`)));
    expect(both.map(({ status }) => status).sort()).toEqual([303, 404]);
    expect(await queue()).toEqual([]);
  });
});

describe('a job that cannot be changed', () => {
  it.each(['run', 'remove'])('%s: it is being done, or gone, or no number', async (action) => {
    const id = await aJob('running');
    const before = await queue();
    const browser = await developer(shop());
    const running = await browser.post(`/console/jobs/${id}/${action}/`);
    expect([running.status, running.text.includes('This job is being done at this moment.')]).toEqual([409, true]);
    for (const other of ['999999999', '9007199254740991']) {
      expect((await browser.post(`/console/jobs/${other}/${action}/`)).status).toBe(404);
    }
    for (const other of ['0', '-1', 'x', '1e99', '99999999999999999999']) {
      expect([400, 404]).toContain((await browser.post(`/console/jobs/${other}/${action}/`)).status);
    }
    expect(await queue()).toEqual(before);
  });
});

describe('by the clock', () => {
  it('is enqueued now, as the clock would do it: once', async () => {
    const browser = await developer(shop());
    for (let click = 0; click < 3; click++) {
      const answer = await browser.send('POST', '/console/jobs/scheduled/', { form: { name: 'social.purge' } });
      expect(answer.status).toBe(303);
    }
    expect(await queue()).toMatchObject([{ name: 'social.purge', key: 'schedule:social.purge', isDue: true }]);
    await shop().runJobs();
  });

  it.each(['orders.nothing', '', 'x'.repeat(101)])('knows no job %j', async (name) => {
    const answer = await (await developer(shop())).send('POST', '/console/jobs/scheduled/', { form: { name } });
    expect([400, 404]).toContain(answer.status);
    expect(await queue()).toEqual([]);
  });
});

describe('without a good token, or from elsewhere', () => {
  it('nothing is done', async () => {
    const id = await aJob('failed');
    const before = await queue();
    await expectRefused(shop(), `/console/jobs/${id}/run/`, {});
    await expectRefused(shop(), `/console/jobs/${id}/remove/`, {});
    await expectRefused(shop(), '/console/jobs/scheduled/', { name: 'social.purge' });
    expect(await queue()).toEqual(before);
  });
});
