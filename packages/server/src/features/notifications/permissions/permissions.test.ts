import { describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { type Customer, field } from '../../../../tests/support/customer.ts';
import { product, sell } from '../../../../tests/support/goods.ts';
import { DAY } from '../../../platform/clock/index.ts';
import { enqueue } from '../../../platform/jobs/index.ts';
import { aReader, flagsOf, logOf, PERMISSIONS } from '../notifications.support.ts';

const shop = useShop({ env: { DEFAULT_CURRENCY: 'eur', AVAILABLE_CURRENCIES: 'eur', ARASTA_THROTTLE: 'off' } });
const UID = '0b5c7f0e-3d0a-4a53-9d3e-1f2b3c4d5e6f';

let count = 0;

/** Puts something into the browser's basket. @returns the basket's pk */
async function fill(browser: Customer): Promise<number> {
  const sku = `B${(count += 1)}`;
  const id = (await sell(shop(), [product(sku)], { [sku]: 5 })).get(sku);
  const answer = await browser.post('/baskets/basket/', { product: id, quantity: 1 });
  return Number(field(answer.json, 'basket', 'pk'));
}

async function aShopper(): Promise<{ browser: Customer; basket: number }> {
  const browser = await shop().visit().withToken();
  return { browser, basket: await fill(browser) };
}

async function register(browser: Customer): Promise<number> {
  const email = `permitted${(count += 1)}@example.org`;
  const names = { first_name: 'Grace', last_name: 'Hopper', password: 'Korrekt-Pferd-7', confirm: true };
  const answer = await browser.post('/users/registration/', { ...names, email });
  expect(answer.status, answer.text).toBe(201);
  await shop().runJobs();
  return Number(field((await browser.get('/current_user/')).json, 'pk'));
}

const kept = () => shop().database.db.selectFrom('guest_permissions').selectAll().execute();

describe('POST /users/permissions/', () => {
  it('keeps what a guest allows until their session registers', async () => {
    const { browser, basket } = await aShopper();
    const body = { uid: UID, basket, email_allowed: true, sms_allowed: false, call_allowed: 'true' };
    const answer = await browser.post(PERMISSIONS, body);
    expect([answer.status, answer.json]).toEqual([200, {}]);
    expect(await kept()).toMatchObject([{ uid: UID, email_allowed: true, sms_allowed: false, call_allowed: true }]);
    const id = await register(browser);
    expect(await flagsOf(shop(), id)).toMatchObject({ email_allowed: true, sms_allowed: false, call_allowed: true });
    expect(await logOf(shop(), { id })).toEqual([
      'email granted by one_click_checkout',
      'call granted by one_click_checkout',
    ]);
    expect(await kept()).toEqual([]);
  });

  it('keeps the latest of several, for nobody else and for a day', async () => {
    const { browser, basket } = await aShopper();
    await browser.post(PERMISSIONS, { uid: UID, basket, email_allowed: true });
    await browser.post(PERMISSIONS, { uid: UID, basket, sms_allowed: true });
    expect(await kept()).toMatchObject([{ email_allowed: false, sms_allowed: true }]);
    const other = await aShopper();
    expect(await flagsOf(shop(), await register(other.browser))).toMatchObject({ sms_allowed: false });
    shop().clock.advance(DAY);
    expect(await flagsOf(shop(), await register(browser))).toMatchObject({ sms_allowed: false });
    const late = await aShopper();
    await late.browser.post(PERMISSIONS, { uid: UID, basket: late.basket, sms_allowed: true });
    shop().clock.advance(DAY);
    await enqueue(shop().database.db, { name: 'notifications.purge', payload: {} });
    await shop().runJobs();
    expect(await kept()).toEqual([]);
  });

  it('counts at once for a customer, and withdraws nothing', async () => {
    const { browser, id } = await aReader(shop());
    await browser.patch('/users/profile/', { sms_allowed: true });
    const basket = await fill(browser);
    expect(
      (await browser.post(PERMISSIONS, { uid: UID, basket, email_allowed: true, sms_allowed: false })).status,
    ).toBe(200);
    expect(await flagsOf(shop(), id)).toMatchObject({ email_allowed: true, sms_allowed: true });
    expect(await kept()).toEqual([]);
  });

  it('refuses what is missing or wrong, and baskets of others; nothing is kept', async () => {
    const { browser, basket } = await aShopper();
    const other = await aShopper();
    const notThere = (pk: number) => ({ basket: [`Invalid pk "${pk}" - object does not exist.`] });
    const cases: [Record<string, unknown>, unknown][] = [
      [{}, { uid: ['This field is required.'], basket: ['This field is required.'] }],
      [{ uid: 'x', basket }, { uid: ['Must be a valid UUID.'] }],
      [{ uid: UID, basket: other.basket }, notThere(other.basket)],
      [{ uid: UID, basket: 999_999 }, notThere(999_999)],
      [{ uid: UID, basket, sms_allowed: 'maybe' }, { sms_allowed: ['Must be a valid boolean.'] }],
    ];
    for (const [body, errors] of cases) {
      const answer = await browser.post(PERMISSIONS, { email_allowed: true, ...body });
      expect([answer.status, answer.json]).toEqual([400, errors]);
    }
    const stranger = await shop().visit().withToken();
    expect((await stranger.post(PERMISSIONS, { uid: UID, basket })).status).toBe(400);
    expect(await kept()).toEqual([]);
  });
});
