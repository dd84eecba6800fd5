import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildApp } from '../../src/app.ts';
import { schedule } from '../../src/jobs.ts';
import { enqueue } from '../../src/platform/jobs/index.ts';
import { openLogger } from '../../src/platform/observability/logger.ts';
import { everything } from '../sessions/support.ts';
import { useShop } from '../support/app.ts';
import { field } from '../support/customer.ts';
import { aCustomer } from '../support/worlds.ts';
import { aKey, askFor, CURRENCY, EUR, FORM, keyRows, NAME, named, TRY } from './idempotency.support.ts';

const shop = useShop({ env: { ARASTA_THROTTLE: 'off', PHONE_CHANGE_REQUIRES_CODE: 'on' } });

let key = '';

beforeAll(() => askFor(shop(), NAME));

beforeEach(() => {
  key = aKey();
});

const aGuest = () => shop().visit().withToken();

describe('the header', () => {
  it.each([
    ['empty', ''],
    ['with a blank', 'a b'],
    ['sent twice', 'one, two'],
    ['of 256 characters', 'x'.repeat(256)],
    ['with other characters', 'schlüssel'],
  ])('is refused when it is no key: %s; nothing changes', async (_what, value) => {
    const guest = await aGuest();
    const before = await everything(shop());
    const answer = await guest.post(CURRENCY, EUR, named(value));
    const text = 'Idempotency-Key must be 1 to 255 visible ASCII characters.';
    expect([answer.status, answer.json]).toEqual([400, { non_field_errors: [text] }]);
    expect(await everything(shop())).toEqual(before);
  });

  it('may be any other', async () => {
    const guest = await aGuest();
    for (const value of ['!', '"8e03978e-40d5-43dd-bc93-6894a57f9324"', `${key}${'~'.repeat(240)}`]) {
      expect((await guest.post(CURRENCY, EUR, named(value))).status).toBe(204);
      expect((await guest.post(CURRENCY, EUR, named(value))).headers['idempotency-replayed']).toBe('true');
    }
  });

  it('costs a claim and a record when it is new, and nothing when it is not there', async () => {
    const guest = await aGuest();
    await guest.post(CURRENCY, EUR);
    const seen: string[] = [];
    const stop = shop().database.listen((text) => seen.push(text));
    await guest.post(CURRENCY, TRY);
    expect(seen.filter((text) => text.includes('idempotency_keys'))).toEqual([]);
    await guest.post(CURRENCY, TRY, named(key));
    expect(seen.filter((text) => text.includes('idempotency_keys'))).toHaveLength(2);
    stop();
  });

  it('leaves no row for what validation refuses, for a guest without a key, for reads and unknown methods', async () => {
    const guest = await aGuest();
    const before = await keyRows(shop());
    expect((await guest.post(CURRENCY, {}, named(key))).status).toBe(400);
    expect((await guest.get('/config/', named(key))).status).toBe(200);
    expect((await guest.delete('/config/', named(key))).status).toBe(405);
    expect((await guest.post('/nowhere/', {}, named(key))).status).toBe(404);
    expect((await shop().visit().patch('/users/profile/', {}, named(key))).status).toBe(403);
    guest.jar.delete('osessionid');
    expect((await guest.post(CURRENCY, EUR, named(key))).status).toBe(204);
    expect(await keyRows(shop())).toEqual(before);
  });

  it('leaves nothing of the key, the session or the body in the row', async () => {
    const guest = await aGuest();
    const name = 'a-key-that-nobody-else-uses';
    await guest.post(FORM, { name: 'A secret name' }, named(name));
    const text = JSON.stringify((await keyRows(shop())).map((row) => Object.values(row).map(readable)));
    for (const secret of [name, guest.sessionKey ?? 'none', 'A secret name']) expect(text).not.toContain(secret);
    expect(text).toContain('application/json');
    expect(shop().logs()).not.toContain(name);
  });
});

const readable = (value: unknown) => (Buffer.isBuffer(value) ? value.toString('latin1') : value);

it('is looked at by every write but these', async () => {
  const without: string[] = [];
  const all: string[] = [];
  await buildApp(shop().deps, openLogger('silent'), (app) => {
    app.addHook('onRoute', ({ method, url, config }) => {
      const unsafe = [method].flat().filter((name) => ['POST', 'PUT', 'PATCH', 'DELETE'].includes(name));
      // Knows no caller (links of mails, notices, pages of the desk), or answers 405.
      if (config?.access === 'public' || config?.access === 'reader') return;
      all.push(...unsafe.map((name) => `${name} ${url}`));
      if (config?.idempotent === false) without.push(...unsafe.map((name) => `${name} ${url}`));
    });
  });
  expect(without.sort()).toEqual([
    'POST /orders/checkout/',
    'POST /users/captcha/',
    'POST /users/data-export/',
    'POST /users/email-change/',
    'POST /users/email-verify/',
    'POST /users/login/',
    'POST /users/logout/',
    'POST /users/orders/anonymous/',
    'POST /users/otp-login/',
    'POST /users/password/change/',
    'POST /users/password/reset/',
    'POST /users/password/set/',
    'POST /users/pz-captcha/',
    'POST /users/register-with-loyalty/',
    'POST /users/registration/',
    'POST /users/reset/:uid/:token/',
    'POST /users/social-accounts/',
  ]);
  expect(all).toEqual(expect.arrayContaining(['POST /users/activate-currency/', 'PUT /users/profile/']));
});

it('is without effect on a login', async () => {
  const ada = await aCustomer(shop());
  const before = await keyRows(shop());
  const browser = await aGuest();
  const body = { email: ada.email, password: ada.password };
  const first = await browser.post('/users/login/', body, named(key));
  const second = await browser.post('/users/login/', body, named(key));
  expect([first.status, second.status]).toEqual([200, 200]);
  expect(field(second.json, 'key')).not.toBe(field(first.json, 'key'));
  expect(await keyRows(shop())).toEqual(before);
});

it('is forgotten by the hourly clean-up when its time is up, and not before', async () => {
  const { db } = shop().database;
  const guest = await aGuest();
  await db.deleteFrom('idempotency_keys').execute();
  await guest.post(CURRENCY, EUR, named(key));
  shop().clock.advance(3_600_000);
  await guest.post(CURRENCY, EUR, named('later'));
  shop().clock.advance(23 * 3_600_000);
  expect(await keyRows(shop())).toHaveLength(2);
  expect(schedule.find(({ name }) => name === 'idempotency.purge')?.cron).toBe('47 * * * *');
  await enqueue(db, { name: 'idempotency.purge', payload: {} });
  await shop().runJobs();
  expect(await keyRows(shop())).toHaveLength(1);
  expect((await guest.post(CURRENCY, EUR, named('later'))).headers['idempotency-replayed']).toBe('true');
});
