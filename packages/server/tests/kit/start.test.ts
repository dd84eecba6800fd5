import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, expect, inject, it } from 'vitest';
import { connectTo } from './backup.support.ts';
import { field } from '../support/customer.ts';
import { dataFolder, freePort, launch, postgresOn, run, start, type Started, untilReady } from '../support/process.ts';

/** Starting and stopping, as somebody at a terminal meets it. */

const undo: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const step of undo.splice(0).toReversed()) await step();
});

async function folder(): Promise<string> {
  const { path, remove } = await dataFolder();
  undo.push(remove);
  return path;
}

async function started(env: Record<string, string>): Promise<Started> {
  const server = await start({ env });
  undo.push(() => server.stop());
  return server;
}

async function untilGone(dataDir: string): Promise<void> {
  await expect.poll(() => postgresOn(dataDir), { timeout: 60_000 }).toEqual([]);
}

it('says in one line that the port is taken, and how to go on', async () => {
  const port = await freePort();
  const foreign = createServer();
  await new Promise<void>((resolve) => foreign.listen(port, '127.0.0.1', resolve));
  undo.push(() => new Promise((resolve) => foreign.close(resolve)));
  const dataDir = await folder();
  const server = await launch({ env: { ARASTA_DATA_DIR: dataDir, PORT: String(port), LOG_LEVEL: 'silent' } });
  expect(await server.ended()).toBe(1);
  const lastLine = server.output().trim().split('\n').at(-1);
  expect(lastLine).toBe(
    `Port ${port} on 127.0.0.1 is in use by another process: stop it, or choose another port with PORT=${port + 1} npm start`,
  );
  expect(await postgresOn(dataDir)).toEqual([]);
});

it('serves twice at once from two data folders', async () => {
  const [one, other] = await Promise.all([
    started({ ARASTA_DATA_DIR: await folder() }),
    started({ ARASTA_DATA_DIR: await folder() }),
  ]);
  expect((await fetch(`${one.url}/csrf_token/`)).status).toBe(200);
  expect((await fetch(`${other.url}/csrf_token/`)).status).toBe(200);
});

it('serves twice at once from one data folder, and goes on when the first one is killed', async () => {
  const dataDir = await folder();
  const first = await start({ env: { ARASTA_DATA_DIR: dataDir } });
  const second = await started({ ARASTA_DATA_DIR: dataDir });
  first.child.kill('SIGKILL');
  await first.ended();
  await sleep(500);
  await untilReady(second);
});

it('leaves no PostgreSQL after kill -9, and starts again on the same data', async () => {
  const dataDir = await folder();
  const server = await start({ env: { ARASTA_DATA_DIR: dataDir } });
  expect((await postgresOn(dataDir)).length).toBeGreaterThan(0);
  server.child.kill('SIGKILL');
  await server.ended();
  await untilGone(dataDir);
  const again = await started({ ARASTA_DATA_DIR: dataDir });
  expect(again.output()).not.toContain('Demo customer:');
});

it('finishes the request under way when it is told to stop, and stops PostgreSQL', async () => {
  const dataDir = await folder();
  const server = await start({ env: { ARASTA_DATA_DIR: dataDir } });
  const { headers } = await fetch(`${server.url}/csrf_token/`);
  const cookie = headers.getSetCookie().find((line) => line.startsWith('csrftoken=')) ?? '';
  const token = /csrftoken=(\w+)/.exec(cookie)?.[1] ?? '';
  const { client, close } = await connectTo(dataDir);
  await client.query(`begin; select from customers where email = 'user@example.com' for update`);
  const login = fetch(`${server.url}/users/login/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-csrftoken': token, cookie: `csrftoken=${token}` },
    body: JSON.stringify({ email: 'user@example.com', password: 'your_password' }),
  });
  const waiting = async () => (await client.query('select from pg_locks where not granted')).rowCount;
  await expect.poll(waiting).toBe(1);
  const status = server.stop();
  await expect.poll(() => fetch(`${server.url}/health/live`).then(Boolean, () => false)).toBe(false);
  await client.query('rollback');
  await close();
  expect((await login).status).toBe(200);
  expect(await status).toBe(0);
  await untilGone(dataDir);
});

it('ends at once though pages of the console are open and follow what happens', async () => {
  const server = await start({ env: { ARASTA_DATA_DIR: await folder() } });
  const pages = await Promise.all([1, 2, 3].map(() => fetch(`${server.url}/console/events/?of=requests`)));
  expect(pages.map(({ status }) => status)).toEqual([200, 200, 200]);
  const began = performance.now();
  expect(await server.stop()).toBe(0);
  // A connection that is left alone is closed after 72 seconds.
  expect(performance.now() - began).toBeLessThan(30_000);
  for (const page of pages) expect(await page.text()).toBe('retry: 2000\n\n');
});

it('recovers by itself when PostgreSQL is killed, answering 503 meanwhile', async () => {
  const dataDir = await folder();
  const server = await started({ ARASTA_DATA_DIR: dataDir });
  for (const pid of await postgresOn(dataDir)) await run('kill', ['-9', String(pid)]);
  const statuses = new Set<number>();
  for (let tries = 0; tries < 600 && !statuses.has(200); tries++) {
    const response = await fetch(`${server.url}/config/`, { headers: { cookie: `osessionid=${'a'.repeat(32)}` } });
    await response.text();
    const ready = await fetch(`${server.url}/health/ready`);
    await ready.text();
    statuses.add(ready.status);
    if (ready.status === 503) expect(ready.headers.get('retry-after')).toBe('2');
    await sleep(100);
  }
  expect([...statuses].filter((status) => status !== 200 && status !== 503)).toEqual([]);
  expect(statuses.has(200)).toBe(true);
});

it('brings up two servers that start at once on one empty database', async () => {
  const name = `kit_${process.pid}`;
  const server = inject('postgres');
  const admin = new pg.Client({ ...server, database: 'postgres' });
  await admin.connect();
  await admin.query(`create database ${name}`);
  undo.push(async () => {
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
  });
  const url = `postgres://${server.user}:${server.password}@/${name}?host=${encodeURIComponent(server.host)}&port=${server.port}`;
  const env = { DATABASE_URL: url, ARASTA_ENV: 'production', ARASTA_SECRET_KEY: 'k1t-secret-'.repeat(5) };
  const pair = await Promise.all([launch({ env, args: ['serve'] }), launch({ env, args: ['serve'] })]);
  for (const each of pair) undo.push(() => each.stop());
  await Promise.all(pair.map(untilReady));
  const { rows } = await admin.query<{ n: number }>(
    `select count(*)::int as n from pg_stat_activity where datname = $1 and application_name = 'arasta'`,
    [name],
  );
  expect(rows[0]?.n).toBeGreaterThanOrEqual(2);
});

it('sends a mail that a killed server had promised, once', async () => {
  const dataDir = await folder();
  const first = await start({ env: { ARASTA_DATA_DIR: dataDir, ARASTA_JOBS: 'off' } });
  const token: unknown = await (await fetch(`${first.url}/csrf_token/`)).json();
  const csrf = String(field(token, 'csrf_token'));
  const asked = await fetch(`${first.url}/users/password/reset/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-csrftoken': csrf, cookie: `csrftoken=${csrf}` },
    body: JSON.stringify({ email: 'user@example.com' }),
  });
  expect(asked.status).toBe(200);
  first.child.kill('SIGKILL');
  await first.ended();
  const second = await started({ ARASTA_DATA_DIR: dataDir });
  const mails = async () => field(await (await fetch(`${second.url}/console/outbox/messages/`)).json(), 'results');
  await expect.poll(async () => field(await mails(), 0), { timeout: 60_000 }).toBeDefined();
  await sleep(1000);
  expect(await mails()).toEqual([expect.objectContaining({ recipient: 'user@example.com', channel: 'mail' })]);
});

it('opens the demo shop by npm start, and ends when the npm that started it is killed', async () => {
  const dataDir = await folder();
  const server = await start({ by: 'npm', env: { ARASTA_DATA_DIR: dataDir, ARASTA_DEMO: 'on' } });
  const list: unknown = await (await fetch(`${server.url}/list/?search_text=linen`)).json();
  const picture = String(field(list, 'products', 0, 'productimage_set', 0, 'image'));
  expect((await fetch(picture)).headers.get('content-type')).toBe('image/jpeg');
  server.child.kill('SIGKILL');
  await untilGone(dataDir);
  await expect(fetch(`${server.url}/health/live`)).rejects.toThrow();
});
