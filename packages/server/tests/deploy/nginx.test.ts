import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressOf, createTestDatabase, type TestDatabase } from '../support/database.ts';
import { freePort, run, start, type Started } from '../support/process.ts';
import { type Answered, ask, type Proxy, startNginx } from './nginx.support.ts';

/** Two processes of a shop in production behind nginx, by the files of `deploy/`. */

const disposition = (name: string) => `Content-Disposition: form-data; name="${name}"`;

/** A PDF of this size. */
function filePart(bytes: number): string {
  const head = `--x\r\n${disposition('file')}; filename="scan.pdf"\r\nContent-Type: application/pdf\r\n\r\n`;
  return `${head}${'%PDF-1.7\n'.padEnd(bytes, 'x')}\r\n`;
}

const has = async (program: string, flag: string) => (await run(program, [flag])).status === 0;
const canRun = (await has('nginx', '-v')) && (await has('openssl', 'version'));

describe.skipIf(!canRun)('behind nginx (skipped where nginx or openssl is missing)', () => {
  let database: TestDatabase;
  let proxy: Proxy;
  const servers: Started[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    const ports: [number, number] = [await freePort(), await freePort()];
    for (const port of ports) servers.push(await serve(port));
    proxy = await startNginx(ports, '127.0.0.8/32');
  });

  afterAll(async () => {
    for (const server of servers) await server.stop();
    await database.close();
    await proxy.stop();
  });

  function serve(port: number): Promise<Started> {
    return start({
      args: ['serve'],
      env: {
        ...{ PORT: String(port), ARASTA_SECRET_KEY: 'a1b2c3d4e5f6-nginx-secret-0123456789', LOG_LEVEL: 'error' },
        ...{ PUBLIC_URL: 'https://api.example.com', TRUST_PROXY: '127.0.0.1', ARASTA_JOBS: 'off' },
        DATABASE_URL: addressOf(database),
      },
    });
  }

  const cookiesOf = ({ headers }: Answered) => headers['set-cookie'] ?? [];
  const jarOf = (answer: Answered) =>
    cookiesOf(answer)
      .map((cookie) => cookie.split(';', 1)[0])
      .join('; ');

  /** A visitor with a token, and a way to post. */
  async function visitor(from?: string) {
    const first = await ask(proxy, { path: '/csrf_token/', ...(from === undefined ? {} : { from }) });
    const token = /csrftoken=(\w+)/.exec(jarOf(first))?.[1] ?? '';
    const headers = { cookie: jarOf(first), 'x-csrftoken': token, 'content-type': 'application/json' };
    const post = (path: string, body: unknown, more: Record<string, string> = {}) =>
      ask(proxy, {
        path,
        body: JSON.stringify(body),
        headers: { ...headers, ...more },
        ...(from === undefined ? {} : { from }),
      });
    return { first, post, headers };
  }

  it('sends http to https, path and all', async () => {
    const answer = await fetch(`http://127.0.0.1:${proxy.http}/list/?page=2`, {
      redirect: 'manual',
      headers: { host: 'api.example.com' },
    });
    expect([answer.status, answer.headers.get('location')]).toEqual([308, 'https://api.example.com/list/?page=2']);
  });

  it('hands out Secure cookies over https, and asks browsers to stay there', async () => {
    const { first } = await visitor();
    expect(cookiesOf(first).length).toBeGreaterThan(0);
    for (const cookie of cookiesOf(first)) expect(cookie).toContain('; Secure;');
    expect(first.headers['strict-transport-security']).toBe('max-age=63072000');
  });

  it('accepts writes of its own origin and refuses those of others', async () => {
    const { post } = await visitor();
    const currency = { currency_code: 'eur' };
    const own = await post('/users/activate-currency/', currency, { origin: 'https://api.example.com' });
    const foreign = await post('/users/activate-currency/', currency, { origin: 'https://evil.example' });
    expect([own.status, foreign.status]).toEqual([204, 403]);
  });

  it('answers for its own name only', async () => {
    const answer = await ask(proxy, { path: '/config/', headers: { host: 'evil.example' } });
    expect(answer.status).toBe(400);
  });

  it('knows clients by their own address, whatever they claim', async () => {
    const { post } = await visitor('127.0.0.9');
    const claim = { 'x-forwarded-for': '198.51.100.7', 'x-forwarded-host': 'evil.example' };
    const answer = await post('/email-subscription/', { email: 'nginx@example.org', subscribe_contract: true }, claim);
    expect([answer.status, answer.body]).toEqual([200, '']);
    const rows = await database.db.selectFrom('email_subscriptions').select(['email', 'address']).execute();
    expect(rows).toEqual([{ email: 'nginx@example.org', address: '127.0.0.9' }]);
  });

  it('lets the office alone to the help desk', async () => {
    const [inside, outside] = [
      await ask(proxy, { path: '/desk/', from: '127.0.0.8' }),
      await ask(proxy, { path: '/desk/' }),
    ];
    expect([inside.status < 400, outside.status]).toEqual([true, 403]);
  });

  it('lets as much through as the server reads, and stops what is larger', async () => {
    const { headers } = await visitor();
    const { id } = await database.db
      .insertInto('contact_subjects')
      .values({ key: 'product', names: JSON.stringify({ en: 'A product' }) })
      .returning('id')
      .executeTakeFirstOrThrow();
    const path = '/users/contact-us/';
    const form = { ...headers, 'content-type': 'multipart/form-data; boundary=x' };
    const fields = Object.entries({
      full_name: 'Ada',
      email: 'ada@example.org',
      subject: String(id),
      message: 'Three scans',
    });
    const texts = fields.map(([name, value]) => `--x\r\n${disposition(name)}\r\n\r\n${value}\r\n`);
    const body = (files: readonly string[]) => `${[...texts, ...files].join('')}--x--\r\n`;
    const MEGABYTE = 1_048_576;
    // The defaults: CONTACT_FILES and CONTACT_FILE_MEGABYTES.
    const three = [1, 2, 3].map(() => filePart(5 * MEGABYTE));
    const taken = await ask(proxy, { path, headers: form, body: body(three) });
    expect([taken.status, taken.body]).toEqual([200, '']);
    const kept = await database.db.selectFrom('ticket_files').select('size').execute();
    expect(kept.map(({ size }) => size)).toEqual([5 * MEGABYTE, 5 * MEGABYTE, 5 * MEGABYTE]);
    const large = await ask(proxy, { path, headers: form, body: body([filePart(60 * MEGABYTE)]) });
    expect([large.status, JSON.parse(large.body)]).toEqual([400, { file: [expect.stringContaining('5 MB')] }]);
    const larger = await ask(proxy, { path, headers: form, body: body([filePart(65 * MEGABYTE)]) });
    expect([larger.status, larger.headers['content-type']]).toEqual([413, 'text/html']);
  });

  it('answers every request while one process after the other is restarted', async () => {
    const { post } = await visitor();
    const state = { stop: false, answers: new Map<string, number>() };
    const count = (what: string) => state.answers.set(what, (state.answers.get(what) ?? 0) + 1);
    const reader = async () => {
      while (!state.stop) count(`GET ${(await ask(proxy, { path: '/config/' })).status}`);
    };
    // nginx sends a write once. Where the server closes a connection at that very moment it answers 502, and the client
    // repeats under the same key, as `@arasta/client` does by itself.
    const write = async (key: string) => {
      const once = () => post('/users/activate-currency/', { currency_code: 'try' }, { 'idempotency-key': key });
      const first = await once();
      return first.status === 502 ? once() : first;
    };
    const writer = async (name: string) => {
      for (let turn = 0; !state.stop; turn++) count(`POST ${(await write(`${name}-${turn}`)).status}`);
    };
    const clients = [reader(), reader(), writer('ada'), writer('grace')];
    for (const [index, server] of servers.entries()) {
      expect(await server.stop()).toBe(0);
      // It is ready, so that both take part again before the other one goes.
      servers[index] = await serve(Number(new URL(server.url).port));
    }
    state.stop = true;
    await Promise.all(clients);
    expect([...state.answers.keys()].sort()).toEqual(['GET 200', 'POST 204']);
    expect(state.answers.get('POST 204')).toBeGreaterThan(20);
  });
});
