import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { everything } from '../sessions/support.ts';
import { useShop } from '../support/app.ts';
import { type Customer, field } from '../support/customer.ts';
import { aCustomer } from '../support/worlds.ts';
import {
  aKey,
  askFor,
  CURRENCY,
  EUR,
  FAIL,
  FORM,
  keyRows,
  LOSE_CONNECTION,
  NAME,
  named,
  submissions,
  TRY,
  whileHurt,
} from './idempotency.support.ts';

const shop = useShop({ env: { ARASTA_THROTTLE: 'off', PHONE_CHANGE_REQUIRES_CODE: 'on' } });

let key = '';

beforeAll(() => askFor(shop(), NAME));

beforeEach(() => {
  key = aKey();
});

const aGuest = () => shop().visit().withToken();
const currencyOf = async (browser: Customer) => field((await browser.get('/config/')).json, 'active_currency');

async function loggedIn() {
  const ada = await aCustomer(shop());
  const browser = shop().visit();
  const answer = await browser.logIn(ada.email, ada.password);
  return { browser, token: String(field(answer.json, 'key')) };
}

describe('a write that is asked for again', () => {
  it('is answered as the first time, and not done: 204', async () => {
    const guest = await aGuest();
    const first = await guest.post(CURRENCY, EUR, named(key));
    expect([first.status, first.headers['idempotency-replayed']]).toEqual([204, undefined]);
    await guest.post(CURRENCY, TRY);
    const second = await guest.post(CURRENCY, EUR, named(key));
    expect([second.status, second.text, second.headers['idempotency-replayed']]).toEqual([204, '', 'true']);
    expect(second.headers['content-type']).toBe(first.headers['content-type']);
    expect(await currencyOf(guest)).toBe('TRY');
  });

  it('is answered as the first time: 200, by byte', async () => {
    const { browser } = await loggedIn();
    const first = await browser.patch('/users/profile/', { first_name: 'Gráinne' }, named(key));
    expect([first.status, field(first.json, 'first_name')]).toEqual([200, 'Gráinne']);
    await browser.patch('/users/profile/', { first_name: 'Augusta' });
    const second = await browser.patch('/users/profile/', { first_name: 'Gráinne' }, named(key));
    expect([second.status, second.text]).toEqual([200, first.text]);
    for (const name of ['content-type', 'content-length', 'cache-control', 'vary']) {
      expect([name, second.headers[name]]).toEqual([name, first.headers[name]]);
    }
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect(field((await browser.get('/users/profile/')).json, 'first_name')).toBe('Augusta');
  });

  it('is answered as the first time: 400, though it would be taken now', async () => {
    const guest = await aGuest();
    const before = await submissions(shop());
    const first = await guest.post(FORM, { age: 4 }, named(key));
    expect([first.status, first.json]).toEqual([400, { name: ['This field is required.'] }]);
    await askFor(shop(), []);
    const second = await guest.post(FORM, { age: 4 }, named(key));
    expect([second.status, second.text, second.headers['idempotency-replayed']]).toEqual([400, first.text, 'true']);
    expect(await submissions(shop())).toBe(before);
    expect((await guest.post(FORM, { age: 4 }, named('other'))).status).toBe(200);
    await askFor(shop(), NAME);
  });

  it('is answered as the first time: 406, a guess counting once', async () => {
    const { browser } = await loggedIn();
    const phone = '05998877665';
    expect((await browser.patch('/users/profile/', { phone })).status).toBe(202);
    await shop().runJobs();
    const wrong = { phone, code: '000000' };
    const first = await browser.patch('/users/profile/', wrong, named(key));
    expect([first.status, field(first.json, 'error_code')]).toEqual([406, 'profile_100']);
    const before = await shop().database.db.selectFrom('phone_codes').selectAll().execute();
    const second = await browser.patch('/users/profile/', wrong, named(key));
    expect([second.status, second.text]).toEqual([406, first.text]);
    expect(await shop().database.db.selectFrom('phone_codes').selectAll().execute()).toEqual(before);
    expect(before.map(({ failures }) => failures)).toEqual([1]);
  });

  it('counts as the same however the same body is written', async () => {
    const guest = await aGuest();
    const before = await submissions(shop());
    expect((await guest.post(FORM, { name: 'Ada' }, named(key))).status).toBe(200);
    const json = { ...named(key).headers, 'content-type': 'application/json' };
    const spaced = await guest.post(FORM, undefined, { body: '{\n  "name" : "Ada" }', headers: json });
    const form = await guest.post(FORM, undefined, { form: { name: 'Ada' }, ...named(key) });
    expect([spaced.headers['idempotency-replayed'], form.headers['idempotency-replayed']]).toEqual(['true', 'true']);
    expect(await submissions(shop())).toBe(before + 1);
  });

  it('is refused with another body; nothing changes', async () => {
    const guest = await aGuest();
    await guest.post(CURRENCY, EUR, named(key));
    const before = await everything(shop());
    const answer = await guest.post(CURRENCY, TRY, named(key));
    expect([answer.status, answer.json]).toEqual([
      422,
      {
        non_field_errors: 'This Idempotency-Key was already used with another request body.',
        error_code: 'idempotency_100_1',
      },
    ]);
    expect(await everything(shop())).toEqual(before);
    expect(await currencyOf(guest)).toBe('EUR');
  });

  it('is another write under another session, path, query or method', async () => {
    const [one, other] = [await aGuest(), await aGuest()];
    await one.post(CURRENCY, EUR, named(key));
    for (const answer of [
      await other.post(CURRENCY, TRY, named(key)),
      await one.post(`${CURRENCY}?a=1`, TRY, named(key)),
      await one.post('/i18n/setlang/', { language: 'tr' }, named(key)),
    ]) {
      expect([answer.status, answer.headers['idempotency-replayed']]).toEqual([204, undefined]);
    }
    expect([await currencyOf(one), await currencyOf(other)]).toEqual(['TRY', 'TRY']);
    const { browser } = await loggedIn();
    const names = { first_name: 'Grace', last_name: 'Example' };
    for (const method of ['PUT', 'PATCH'] as const) {
      const answer = await browser.send(method, '/users/profile/', { json: names, ...named(key) });
      expect([answer.status, answer.headers['idempotency-replayed']]).toEqual([200, undefined]);
    }
  });

  it('is known by the session behind a token', async () => {
    const [one, other] = [await loggedIn(), await loggedIn()];
    const call = ({ token }: { token: string }) => ({
      headers: { ...named(key).headers, authorization: `Token ${token}` },
    });
    const client = shop().visit();
    const answers = [one, one, other].map(
      (who) => () => client.patch('/users/profile/', { last_name: 'X' }, call(who)),
    );
    const replayed: unknown[] = [];
    for (const ask of answers) replayed.push((await ask()).headers['idempotency-replayed']);
    expect(replayed).toEqual([undefined, 'true', undefined]);
  });

  it('runs again after a day', async () => {
    const guest = await aGuest();
    await guest.post(CURRENCY, EUR, named(key));
    await guest.post(CURRENCY, TRY);
    shop().clock.advance(24 * 3_600_000 - 1);
    expect((await guest.post(CURRENCY, EUR, named(key))).headers['idempotency-replayed']).toBe('true');
    shop().clock.advance(1);
    const answer = await guest.post(CURRENCY, EUR, named(key));
    expect([answer.status, answer.headers['idempotency-replayed']]).toEqual([204, undefined]);
    expect(await currencyOf(guest)).toBe('EUR');
  });

  it('runs again after a mistake of ours or a lost database', async () => {
    const guest = await aGuest();
    const before = await submissions(shop());
    for (const [effect, status] of [
      [FAIL, 500],
      [LOSE_CONNECTION, 503],
    ] as const) {
      await whileHurt(shop(), { table: 'form_submissions', event: 'insert', effect }, async () => {
        expect((await guest.post(FORM, { name: 'Ada' }, named(key))).status).toBe(status);
      });
    }
    expect(await submissions(shop())).toBe(before);
    const answer = await guest.post(FORM, { name: 'Ada' }, named(key));
    expect([answer.status, answer.headers['idempotency-replayed']]).toEqual([200, undefined]);
    expect(await submissions(shop())).toBe(before + 1);
  });

  it('runs again after 404 and 302', async () => {
    const guest = await aGuest();
    const before = await keyRows(shop());
    expect((await guest.post('/forms/99/generate/', { name: 'Ada' }, named(key))).status).toBe(404);
    const page = { headers: { ...named(key).headers, accept: 'text/html' } };
    expect((await guest.post('/i18n/setlang/', { language: 'tr' }, page)).status).toBe(302);
    expect(await keyRows(shop())).toEqual(before);
  });

  it('waits out the lease where its answer could not be kept', async () => {
    const guest = await aGuest();
    const before = await submissions(shop());
    await whileHurt(shop(), { table: 'idempotency_keys', event: 'update', effect: LOSE_CONNECTION }, async () => {
      const answer = await guest.post(FORM, { name: 'Ada' }, named(key));
      expect([answer.status, answer.json]).toEqual([200, {}]);
    });
    expect(shop().logs()).toContain('idempotency key not settled');
    shop().clock.advance(45_000);
    expect((await guest.post(FORM, { name: 'Ada' }, named(key))).status).toBe(200);
    expect(await submissions(shop())).toBe(before + 2);
  });
});
