import pg from 'pg';
import { describe, expect, inject, it } from 'vitest';
import { useShop } from '../support/app.ts';
import type { Customer } from '../support/customer.ts';
import { aCustomer } from '../support/worlds.ts';

const shop = useShop();

async function onServer(...statements: string[]): Promise<void> {
  const client = new pg.Client({ ...inject('postgres'), database: 'postgres' });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

const name = () => String(shop().database.connection.database);
const cut = () => `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name()}'`;

/** Runs `work` while nobody gets at the database. */
async function withoutDatabase(work: () => Promise<void>): Promise<void> {
  await onServer(`alter database ${name()} allow_connections false`, cut());
  try {
    await work();
  } finally {
    await onServer(`alter database ${name()} allow_connections true`);
  }
}

async function loggedIn(): Promise<Customer> {
  const ada = await aCustomer(shop());
  const browser = shop().visit();
  await browser.logIn(ada.email, ada.password);
  return browser;
}

const TEXT = 'Service temporarily unavailable, try again later.';

describe('while the database is lost', () => {
  it('answers 503 with Retry-After, and everything again as soon as it is back', async () => {
    const browser = await loggedIn();
    await withoutDatabase(async () => {
      for (const path of ['/current_user/', '/users/profile/', '/users/sessions/', '/config/']) {
        const answer = await browser.get(path);
        expect([path, answer.status, answer.json]).toEqual([path, 503, { detail: TEXT }]);
        expect([answer.headers['retry-after'], answer.headers['cache-control']]).toEqual(['2', 'no-store']);
        expect(answer.cookies.size).toBe(0);
      }
      const turkish = await browser.get('/current_user/', { headers: { 'accept-language': 'tr' } });
      expect(turkish.json).toEqual({ detail: 'Hizmet şu anda kullanılamıyor, lütfen daha sonra tekrar deneyin.' });
    });
    expect((await browser.get('/current_user/')).status).toBe(200);
    expect((await browser.patch('/users/profile/', { first_name: 'Augusta' })).status).toBe(200);
  });

  it('leaves an idempotency key to the retry', async () => {
    const browser = await loggedIn();
    const call = { headers: { 'idempotency-key': 'k' } };
    const change = () => browser.patch('/users/profile/', { first_name: 'Grace' }, call);
    await withoutDatabase(async () => {
      expect((await change()).status).toBe(503);
      // Without a look at the session, the key itself is the first thing to ask for.
      expect((await browser.post('/forms/1/generate/', {}, call)).status).toBe(503);
    });
    const answer = await change();
    expect([answer.status, answer.headers['idempotency-replayed']]).toEqual([200, undefined]);
    expect((await change()).headers['idempotency-replayed']).toBe('true');
  });

  it('answers the login family in its own shape', async () => {
    const browser = await shop().visit().withToken();
    await withoutDatabase(async () => {
      const bodies = [
        ['/users/login/', { email: 'ada@example.org', password: 'x' }],
        ['/users/registration/', { email: 'ada@example.org', password: 'x' }],
        ['/users/otp-login/', { phone: '05551112233' }],
      ] as const;
      for (const [path, body] of bodies) {
        const answer = await browser.post(path, body);
        expect([path, answer.status, answer.json]).toEqual([path, 503, { non_field_errors: [TEXT] }]);
        expect(answer.headers['retry-after']).toBe('2');
      }
    });
  });

  it('goes on serving what needs no database, and what it has', async () => {
    const browser = shop().visit();
    await browser.get('/list/');
    await withoutDatabase(async () => {
      expect((await browser.get('/csrf_token/')).status).toBe(200);
      expect((await browser.get('/health/live')).status).toBe(200);
      expect((await browser.get('/openapi.json')).status).toBe(200);
      expect((await browser.get('/list/')).status).toBe(200);
      expect((await browser.post('/nowhere/')).status).toBe(404);
      const ready = await browser.get('/health/ready');
      expect([ready.status, ready.json]).toEqual([503, { status: 'unavailable', database: 'unreachable' }]);
      expect(ready.headers['retry-after']).toBe('2');
    });
    expect((await browser.get('/health/ready')).json).toEqual({ status: 'ok', database: 'ok' });
  });

  it('survives connections that break between and during requests', async () => {
    const browser = await loggedIn();
    for (let round = 0; round < 3; round++) {
      const answers = Promise.all(Array.from({ length: 20 }, () => browser.get('/current_user/')));
      await onServer(cut());
      for (const { status } of await answers) expect([200, 503]).toContain(status);
    }
    // A connection that was cut while idle may still be handed out once; what it answers says to try again.
    const statuses: number[] = [];
    while (statuses.at(-1) !== 200 && statuses.length < 14) {
      statuses.push((await browser.get('/current_user/')).status);
    }
    expect(statuses.at(-1)).toBe(200);
  });

  it('logs what happened', () => {
    const lines = shop()
      .logs()
      .split('\n')
      .filter((line) => line.includes('request failed'));
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.every((line) => line.includes('"level":"error"'))).toBe(true);
  });
});
