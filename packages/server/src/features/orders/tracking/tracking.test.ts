import { describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { field } from '../../../../tests/support/customer.ts';
import { aBuyer, aGuestBuyer, anOrder } from '../orders.support.ts';

const shop = useShop({ env: { DEFAULT_CURRENCY: 'eur', AVAILABLE_CURRENCIES: 'eur' } });

const URL = '/users/orders/anonymous/';
const UNKNOWN = { non_field_errors: ['There is no such order for this e-mail address.'] };

async function aGuestsOrder(email = 'grace@example.org') {
  const { customerId, sessionId } = await aGuestBuyer(shop(), email);
  return anOrder(shop(), { customerId, sessionId, isGuest: true, email });
}

const aStranger = () => shop().visit().withToken();

describe('POST /users/orders/anonymous/', () => {
  it('answers with one order in an array, to JSON and a form, under either name', async () => {
    const { id, number } = await aGuestsOrder();
    const email = ' Grace@Example.org ';
    const browser = await aStranger();
    for (const call of [
      { json: { email, number } },
      { json: { email, number: Number(number) } },
      { json: { email, order: number } },
      { json: { email, number, order: 'x' } },
      { form: { email, number } },
      { form: { email, order: number } },
    ]) {
      const answer = await browser.send('POST', URL, call);
      expect([answer.status, Array.isArray(answer.json)]).toEqual([200, true]);
      expect([field(answer.json, 0, 'id'), field(answer.json, 1)]).toEqual([id, undefined]);
      expect(field(answer.json, 0)).toMatchObject({ number, user_email: 'grace@example.org', amount: '105.00' });
    }
  });

  it('leaves the session as it is', async () => {
    const { number } = await aGuestsOrder();
    const browser = await aStranger();
    const before = new Map(browser.jar);
    const answer = await browser.post(URL, { email: 'grace@example.org', number });
    expect([answer.status, answer.cookies.size, browser.jar]).toEqual([200, 0, before]);
    expect((await browser.get('/users/orders/')).status).toBe(401);
  });

  it('says the same of an unknown number, another address, a customer’s order and one that is being paid', async () => {
    const { number } = await aGuestsOrder();
    const ada = await aBuyer(shop());
    const own = await anOrder(shop(), { customerId: ada.id, email: ada.email });
    const unpaid = await anOrder(shop(), { isGuest: true, email: 'grace@example.org', placedAt: null });
    const browser = await aStranger();
    for (const body of [
      { email: 'grace@example.org', number: '5999999999999999' },
      { email: 'ada@example.org', number },
      { email: ada.email, number: own.number },
      { email: 'grace@example.org', number: unpaid.number },
      { email: 'grace@example.org', number: 'x' },
    ]) {
      const answer = await browser.post(URL, body);
      expect([answer.status, answer.json]).toEqual([400, UNKNOWN]);
    }
    const turkish = await browser.post(URL, { email: 'a@b.co', number }, { headers: { 'accept-language': 'tr' } });
    expect(turkish.json).toEqual({ non_field_errors: ['Bu e-posta adresiyle verilmiş böyle bir sipariş yok.'] });
  });

  it.each([
    [{}, { email: ['This field is required.'] }],
    [{ email: 'grace@example.org' }, { number: ['This field is required.'] }],
    [{ email: 'grace@example.org', number: null }, { number: ['This field is required.'] }],
    [{ email: 'grace', number: '5100000000000042' }, { email: ['Enter a valid email address.'] }],
    [
      { email: 'g@example.org', number: '1'.repeat(41) },
      { number: ['Ensure this field has no more than 40 characters.'] },
    ],
  ])('refuses %j', async (body, errors) => {
    const answer = await (await aStranger()).post(URL, body);
    expect([answer.status, answer.json]).toEqual([400, errors]);
  });

  it('wants a CSRF token', async () => {
    const { number } = await aGuestsOrder();
    const answer = await (await aStranger()).post(URL, { email: 'grace@example.org', number }, { noToken: true });
    expect(answer.status).toBe(403);
  });
});

describe('guessing', () => {
  const strict = useShop({
    env: {
      ...{ DEFAULT_CURRENCY: 'eur', AVAILABLE_CURRENCIES: 'eur', TRUST_PROXY: 'loopback' },
      ...{ THROTTLE_ACCOUNT_ADDRESS: '4/900', THROTTLE_ACCOUNT: '6/3600', THROTTLE_SESSION: '8/900' },
    },
  });

  const guess = async (address: string, number: string) => {
    const browser = await strict().visit({ 'x-forwarded-for': address }).withToken();
    return browser.post(URL, { email: 'guess@example.org', number });
  };

  it('ends for a number, from one address and from many', async () => {
    const { number } = await anOrder(strict(), { isGuest: true, email: 'grace@example.org' });
    for (let tries = 0; tries < 4; tries += 1) expect((await guess('203.0.113.1', number)).status).toBe(400);
    const refused = await guess('203.0.113.1', number);
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, '900']);
    expect((await guess('203.0.113.2', number)).status).toBe(400);
    expect((await guess('203.0.113.3', number)).status).toBe(429);
    const owner = await strict().visit({ 'x-forwarded-for': '203.0.113.4' }).withToken();
    expect((await owner.post(URL, { email: 'grace@example.org', number })).status).toBe(429);
    strict().clock.advance(3_600_000);
    expect((await owner.post(URL, { email: 'grace@example.org', number })).status).toBe(200);
  });

  it('ends for a session, whichever the number', async () => {
    const browser = await strict().visit().withToken();
    const statuses: number[] = [];
    for (let n = 0; n < 9; n += 1) {
      statuses.push((await browser.post(URL, { email: 'a@example.org', number: `600000000000000${n}` })).status);
    }
    expect(statuses).toEqual([...Array.from({ length: 8 }, () => 400), 429]);
  });
});
