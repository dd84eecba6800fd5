import { describe, expect, it } from 'vitest';
import { everything, rowOf } from '../../../../tests/sessions/support.ts';
import { useShop } from '../../../../tests/support/app.ts';
import type { Customer } from '../../../../tests/support/customer.ts';
import {
  aCustomer,
  aGuestOrder,
  callerIn,
  loadPlaces,
  messagesTo,
  tellEmail,
} from '../../../../tests/support/worlds.ts';
import { Refusal } from '../../../kernel/errors.ts';
import { schedule } from '../../../jobs.ts';
import { ACCOUNT_JOBS, beGuest, findGuest } from '../index.ts';
import { enqueue } from '../../../platform/jobs/index.ts';

const shop = useShop();

const HEX: unknown = expect.stringMatching(/^[0-9a-f]{32}$/);
const aGuest = () => shop().visit().withToken();
const told = { email: 'new@example.org', phone: '05551112233', language: 'tr' };

let count = 0;
const anEmail = () => `teller${(count += 1)}@example.org`;

const customersWith = (email: string) =>
  shop().database.db.selectFrom('customers').selectAll().where('email', '=', email).orderBy('id').execute();

async function guestOf(browser: Customer): Promise<number | null> {
  return (await rowOf(shop(), browser.sessionKey ?? ''))?.guest_customer_id ?? null;
}

/** What a call is refused with; fails where it is not. */
async function refusalOf(call: Promise<unknown>): Promise<string> {
  const refusal = await call.catch((error: unknown) => error);
  if (!(refusal instanceof Refusal)) throw new Error('It was not refused', { cause: refusal });
  return `${refusal.kind} ${refusal.code}`;
}

describe('a guest who tells an e-mail address', () => {
  it('becomes a customer of the session, whose row is made now', async () => {
    const browser = await aGuest();
    expect(await rowOf(shop(), browser.sessionKey ?? '')).toBeUndefined();
    const email = anEmail();
    const { customerId } = await beGuest(shop().deps, await callerIn(shop(), browser), { ...told, email });
    const [row, ...others] = await customersWith(email);
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      ...{ id: customerId, username: HEX, user_type: 'guest', email, phone: told.phone, language_code: 'tr' },
      ...{ password_hash: null, email_verified_at: null, unique_phone: null, is_active: true, last_login: null },
    });
    expect(await guestOf(browser)).toBe(customerId);
    expect(await findGuest(shop().deps.db, customerId)).toEqual({ email, phone: told.phone });
  });

  it('stays the same customer who tells another one', async () => {
    const browser = await aGuest();
    const first = await tellEmail(shop(), browser, { email: anEmail() });
    const email = anEmail();
    expect(await tellEmail(shop(), browser, { email, phone: null })).toBe(first);
    expect(await findGuest(shop().deps.db, first)).toEqual({ email, phone: null });
  });

  it('may tell a registered customer’s, and learns and gets nothing of theirs', async () => {
    const ada = await aCustomer(shop());
    const browser = await aGuest();
    const guest = await tellEmail(shop(), browser, { email: ada.email });
    expect(guest).not.toBe(ada.id);
    expect((await browser.get('/address/')).json).toEqual({ count: 0, next: null, previous: null, results: [] });
    expect(await findGuest(shop().deps.db, ada.id)).toBeNull();
  });

  it('is no login: neither an account nor a way to one', async () => {
    const browser = await aGuest();
    const email = anEmail();
    await tellEmail(shop(), browser, { email });
    for (const url of [
      '/current_user/',
      '/users/user/',
      '/users/profile/',
      '/users/sessions/',
      '/users/email-change/',
    ]) {
      expect([url, (await browser.get(url)).status]).toEqual([url, 401]);
    }
    for (const url of ['/users/profile/', '/users/anonymize/']) {
      expect([url, (await browser.patch(url, { first_name: 'Eve' })).status]).toEqual([url, 401]);
    }
    for (const password of ['', 'x'.repeat(12)]) {
      expect((await browser.post('/users/login/', { email, password })).status).toBe(400);
    }
    expect((await browser.post('/users/password/reset/', { email })).status).toBe(200);
    expect(await messagesTo(shop(), email)).toEqual([]);
  });
});

describe('many calls at once', () => {
  it('of one new session make one customer', async () => {
    const browser = await aGuest();
    const caller = await callerIn(shop(), browser);
    const email = anEmail();
    const made = await Promise.all(Array.from({ length: 20 }, () => beGuest(shop().deps, caller, { ...told, email })));
    expect(new Set(made.map(({ customerId }) => customerId)).size).toBe(1);
    expect(await customersWith(email)).toHaveLength(1);
    expect(await guestOf(browser)).toBe(made[0]?.customerId);
  });

  it('of twenty sessions with one address make twenty', async () => {
    const browsers = await Promise.all(Array.from({ length: 20 }, aGuest));
    const email = anEmail();
    const ids = await Promise.all(browsers.map((browser) => tellEmail(shop(), browser, { email })));
    expect(new Set(ids).size).toBe(20);
    expect((await customersWith(email)).map(({ id }) => id)).toEqual(ids.toSorted((a, b) => a - b));
    expect(await Promise.all(browsers.map(guestOf))).toEqual(ids);
  });

  it('with a login are before it, or refused', async () => {
    for (let time = 0; time < 8; time += 1) {
      const ada = await aCustomer(shop());
      const browser = await aGuest();
      const caller = await callerIn(shop(), browser);
      const email = anEmail();
      const [login, outcome] = await Promise.all([
        browser.post('/users/login/', { email: ada.email, password: ada.password }),
        beGuest(shop().deps, caller, { ...told, email }).then(
          () => 'done',
          (error: unknown) => (error instanceof Refusal ? error.code : error),
        ),
      ]);
      expect(login.status).toBe(200);
      expect(['done', 'guest_100_1']).toContain(outcome);
      expect(await customersWith(email)).toHaveLength(outcome === 'done' ? 1 : 0);
      expect(await rowOf(shop(), browser.sessionKey ?? '')).toMatchObject({
        customer_id: ada.id,
        guest_customer_id: null,
      });
    }
  });
});

describe('refused', () => {
  it('to a customer who is logged in', async () => {
    const ada = await aCustomer(shop());
    const browser = shop().visit();
    await browser.logIn(ada.email, ada.password);
    const caller = await callerIn(shop(), browser);
    const before = await everything(shop());
    expect(await refusalOf(beGuest(shop().deps, caller, told))).toBe('rejected guest_100_1');
    expect(await everything(shop())).toEqual(before);
  });

  it('to a key that was ended, or replaced by a login, since the request came in', async () => {
    const [left, gone] = [await aGuest(), await aGuest()];
    await tellEmail(shop(), left);
    const callers = [await callerIn(shop(), left), await callerIn(shop(), gone)];
    expect((await left.post('/users/logout/')).status).toBe(200);
    const ada = await aCustomer(shop());
    await gone.logIn(ada.email, ada.password);
    const before = await everything(shop());
    for (const caller of callers) {
      expect(await refusalOf(beGuest(shop().deps, caller, told))).toBe('rejected guest_100_1');
    }
    expect(await everything(shop())).toEqual(before);
  });
});

describe('a guest customer is left by', () => {
  it('logging out', async () => {
    const browser = await aGuest();
    const key = browser.sessionKey ?? '';
    await tellEmail(shop(), browser);
    expect((await browser.post('/users/logout/')).status).toBe(200);
    expect(await rowOf(shop(), key)).toMatchObject({ guest_customer_id: null });
    expect((await browser.get('/address/')).status).toBe(401);
    expect(
      (
        await shop()
          .visit()
          .get('/address/', { headers: { cookie: `osessionid=${key}` } })
      ).status,
    ).toBe(401);
  });

  it('logging in, registering, and a code', async () => {
    const ada = await aCustomer(shop());
    const form = { first_name: 'Grace', last_name: 'Hopper', password: 'Korrekt-Pferd-7', confirm: true };
    const ways: readonly ((browser: Customer) => Promise<unknown>)[] = [
      (browser) => browser.logIn(ada.email, ada.password),
      (browser) => browser.post('/users/registration/', { ...form, email: anEmail() }),
    ];
    for (const way of ways) {
      const browser = await aGuest();
      const guest = await tellEmail(shop(), browser);
      await way(browser);
      expect((await browser.get('/current_user/')).status).toBe(200);
      expect(await guestOf(browser)).toBeNull();
      expect(await findGuest(shop().deps.db, guest)).not.toBeNull();
    }
    await shop().runJobs();
  });
});

describe('an erased customer with the address of a guest', () => {
  const PLACE = { country: 792, city: 34, township: 3423, district: 3423, line: '12 Harbour Road' };
  const ADDRESS = { ...PLACE, title: 'Home', first_name: 'Ada', last_name: 'Example', phone_number: '05551112233' };

  it.each([
    ['takes the guest along who ordered nothing', true],
    ['leaves the guest alone where the address was never proved', false],
  ])('%s', async (_what, isProved) => {
    const ada = await aCustomer(shop());
    const own = shop().visit();
    await own.logIn(ada.email, ada.password);
    if (!isProved) {
      const { db } = shop().database;
      await db.updateTable('customers').set({ email_verified_at: null }).where('id', '=', ada.id).execute();
    }
    const [browser, buyer, other] = [await aGuest(), await aGuest(), await aGuest()];
    const guest = await tellEmail(shop(), browser, { email: ada.email });
    const ordering = await tellEmail(shop(), buyer, { email: ada.email });
    await aGuestOrder(shop(), { email: anEmail(), customerId: ordering });
    const stranger = await tellEmail(shop(), other);
    expect((await own.patch('/users/anonymize/')).status).toBe(200);
    const left = await Promise.all([guest, ordering, stranger].map((id) => findGuest(shop().deps.db, id)));
    expect(left.map((one) => one !== null)).toEqual([!isProved, true, true]);
    expect(await guestOf(browser)).toBe(isProved ? null : guest);
    expect((await browser.get('/address/')).status).toBe(isProved ? 401 : 200);
    expect(await guestOf(other)).toBe(stranger);
  });

  it('takes turns with whatever the guest does at the same moment', async () => {
    await loadPlaces(shop().database.db);
    for (let time = 0; time < 8; time += 1) {
      const ada = await aCustomer(shop());
      const own = shop().visit();
      await own.logIn(ada.email, ada.password);
      const browser = await aGuest();
      await tellEmail(shop(), browser, { email: ada.email });
      const write = () => browser.post('/address/', ADDRESS);
      const caller = await callerIn(shop(), browser);
      const [erased, , ...written] = await Promise.all([
        own.patch('/users/anonymize/'),
        beGuest(shop().deps, caller, { ...told, email: anEmail() }),
        ...[write(), write(), write()],
      ]);
      expect(erased.status).toBe(200);
      for (const { status } of written) expect([201, 401]).toContain(status);
      expect(await customersWith(ada.email)).toEqual([]);
    }
  });
});

describe('the hourly purge', () => {
  const purge = async () => {
    await enqueue(shop().deps.db, { name: ACCOUNT_JOBS.purge, payload: {} });
    await shop().runJobs();
  };
  const exists = async (id: number) => (await findGuest(shop().deps.db, id)) !== null;

  it('deletes guests whom no session leads to and who ordered nothing', async () => {
    expect(schedule.map(({ name }) => name)).toContain(ACCOUNT_JOBS.purge);
    const [living, left, buyer] = [await aGuest(), await aGuest(), await aGuest()];
    const email = anEmail();
    const ids = [
      await tellEmail(shop(), living),
      await tellEmail(shop(), left),
      await tellEmail(shop(), buyer, { email }),
    ];
    await aGuestOrder(shop(), { email, customerId: ids[2] ?? 0 });
    const ada = await aCustomer(shop());
    await left.post('/users/logout/');
    await buyer.post('/users/logout/');
    await purge();
    expect(await Promise.all(ids.map(exists))).toEqual([true, false, true]);
    expect(await customersWith(ada.email)).toHaveLength(1);
    expect((await living.get('/address/')).status).toBe(200);
  });

  it('deletes them once their session has expired', async () => {
    const browser = await aGuest();
    const guest = await tellEmail(shop(), browser);
    shop().clock.advance(shop().deps.config.sessionAge * 1000 + 1);
    await purge();
    expect([await exists(guest), await rowOf(shop(), browser.sessionKey ?? '')]).toEqual([false, undefined]);
  });
});
