import { beforeAll, describe, expect, it } from 'vitest';
import { logInAgain } from '../../../../tests/sessions/support.ts';
import { useShop } from '../../../../tests/support/app.ts';
import { aCustomer, aGuestOrder, loadPlaces, messagesTo, tellEmail } from '../../../../tests/support/worlds.ts';
import { keyHash } from '../../../platform/crypto/index.ts';
import { add, aGuestShopper, aShopper, titlesOf } from '../addresses.support.ts';

const shop = useShop();
const small = useShop({ env: { ADDRESS_MAX_COUNT: '3' } });

beforeAll(async () => {
  for (const where of [shop(), small()]) await loadPlaces(where.deps.db);
});

describe('a guest’s addresses', () => {
  it('become the customer’s at a login, whose primary one stays it', async () => {
    const own = await aShopper(shop());
    await add(own.browser, { title: 'Own', primary: true });
    const { browser } = await aGuestShopper(shop());
    await add(browser, { title: 'Guest’s', primary: true });
    await add(browser, { title: 'Newest' });
    expect(await titlesOf(browser)).toEqual(['Guest’s*', 'Newest']);
    await browser.logIn(own.email, own.password);
    expect(await titlesOf(browser)).toEqual(['Own*', 'Newest', 'Guest’s']);
  });

  it('bring their primary one to a customer without', async () => {
    const own = await aShopper(shop());
    await add(own.browser, { title: 'Own' });
    const { browser } = await aGuestShopper(shop());
    await add(browser, { title: 'Guest’s', primary: true });
    await browser.logIn(own.email, own.password);
    expect(await titlesOf(browser)).toEqual(['Guest’s*', 'Own']);
  });

  it('become those of who registers', async () => {
    const { browser } = await aGuestShopper(shop());
    await add(browser, { title: 'Guest’s', primary: true });
    const email = 'registers@example.org';
    const form = { first_name: 'Grace', last_name: 'Hopper', email, password: 'Korrekt-Pferd-7', confirm: true };
    expect((await browser.post('/users/registration/', form)).status).toBe(201);
    await shop().runJobs();
    expect(await titlesOf(browser)).toEqual(['Guest’s*']);
  });

  it('become those of who logs in by a code', async () => {
    const customer = await aCustomer(shop());
    const unique = { unique_phone: customer.phone };
    await shop().deps.db.updateTable('customers').set(unique).where('id', '=', customer.id).execute();
    const { browser } = await aGuestShopper(shop());
    await add(browser, { title: 'Guest’s' });
    expect((await browser.post('/users/otp-login/', { phone: customer.phone })).status).toBe(200);
    const [sms] = await messagesTo(shop(), customer.phone);
    const code = /\d{4,8}/.exec(sms?.body ?? '')?.[0];
    expect((await browser.post('/users/otp-login/', { phone: customer.phone, code })).status).toBe(200);
    expect(await titlesOf(browser)).toEqual(['Guest’s']);
  });

  it('fill the customer’s up: the primary and the newest ones come along', async () => {
    const own = await aShopper(small());
    await add(own.browser, { title: 'Own' });
    const { id, browser } = await aGuestShopper(small());
    for (const title of ['First', 'Second', 'Third']) await add(browser, { title, primary: title === 'First' });
    await browser.logIn(own.email, own.password);
    expect(await titlesOf(browser)).toEqual(['First*', 'Third', 'Own']);
    const left = small().deps.db.selectFrom('addresses').select('title').where('customer_id', '=', id);
    expect(await left.execute()).toEqual([{ title: 'Second' }]);
  });

  it('stay where a login is refused, or made by a token', async () => {
    const own = await aCustomer(shop());
    const { browser } = await aGuestShopper(shop());
    await add(browser, { title: 'Guest’s' });
    expect((await browser.post('/users/login/', { email: own.email, password: 'wrong' })).status).toBe(400);
    const { token } = await logInAgain(shop(), own);
    const app = shop().visit({ authorization: `Token ${token}` });
    expect((await app.post('/users/login/', { email: own.email, password: own.password })).status).toBe(200);
    expect(await titlesOf(app)).toEqual([]);
    expect(await titlesOf(browser)).toEqual(['Guest’s']);
  });

  it('are nobody’s after a logout, and are deleted with the guest', async () => {
    const { id, browser } = await aGuestShopper(shop());
    await add(browser);
    await browser.post('/users/logout/');
    expect((await browser.get('/address/')).status).toBe(401);
    expect(await tellEmail(shop(), await browser.withToken())).not.toBe(id);
    expect(await titlesOf(browser)).toEqual([]);
  });

  it('of one who ordered follow a login, and the order keeps its guest', async () => {
    const own = await aShopper(shop());
    const { id, browser } = await aGuestShopper(shop());
    await aGuestOrder(shop(), { email: own.email, customerId: id });
    await add(browser, { title: 'Guest’s' });
    const hash = keyHash(browser.sessionKey ?? '');
    await browser.logIn(own.email, own.password);
    expect(await titlesOf(browser)).toEqual(['Guest’s']);
    const { db } = shop().deps;
    const order = db.selectFrom('orders').select('customer_id').where('user_email', '=', own.email);
    expect(await order.execute()).toEqual([{ customer_id: id }]);
    const tombstone = db.selectFrom('sessions').select('guest_customer_id').where('key_hash', '=', hash);
    expect(await tombstone.executeTakeFirst()).toEqual({ guest_customer_id: null });
  });
});
