import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { type Customer, field } from '../../../../tests/support/customer.ts';
import { euro, product, sell, sellable, stockUp } from '../../../../tests/support/goods.ts';
import { setStock } from '../../stock/index.ts';
import { ALERTS, aShopper, each, statementsOf } from '../wishlist.support.ts';

const shop = useShop({
  env: { DEFAULT_CURRENCY: 'eur', AVAILABLE_CURRENCIES: 'eur', STOCK_ALERT_LIMIT: '3', THROTTLE_ACCOUNT: '6/3600' },
});

let ids: ReadonlyMap<string, number>;
let guests = 0;
const pk = (sku: string) => ids.get(sku) ?? 0;
const address = () => `guest${(guests += 1)}@example.org`;

const variant = (sku: string, size: string) => sellable(sku, { attributes: { size }, prices: [euro(2000)] });

beforeAll(async () => {
  const shirt = product('SHIRT', {
    ...{ variantKeys: ['size'], prices: [], variants: [variant('SHIRT-S', 'S'), variant('SHIRT-M', 'M')] },
  });
  const goods = ['OUT', 'OUT2', 'OUT3', 'OUT4', 'IN'].map((sku) => product(sku));
  ids = await sell(shop(), [shirt, ...goods, product('ALWAYS', { sellWithoutStock: true })], { IN: 1, 'SHIRT-M': 1 });
});

beforeEach(() => shop().deps.db.deleteFrom('rate_limits').execute());

const ask = (browser: Customer, sku: string, email?: string) =>
  browser.post(ALERTS, { product: pk(sku), ...(email === undefined ? {} : { email }) });

const alerts = () => shop().deps.db.selectFrom('stock_alerts').selectAll().orderBy('id').execute();

const taken = {
  error_code: 'product_alert_100',
  non_field_errors: 'You will be told already when this product is back in stock.',
};

describe('POST /wishlists/product-alerts/', () => {
  it('takes a customer’s alert, for the account’s address whatever else is given', async () => {
    const { browser, id } = await aShopper(shop());
    const form = { product: String(pk('OUT')), email: 'someone.else@example.org' };
    const answer = await browser.post(ALERTS, undefined, { form });
    expect([answer.status, answer.json]).toEqual([201, { pk: field(answer.json, 'pk'), product: pk('OUT') }]);
    expect((await alerts()).at(-1)).toEqual({
      ...{ id: field(answer.json, 'pk'), customer_id: id, email: null, product_id: pk('OUT'), language: 'en' },
      ...{ created_date: shop().clock.now(), sent_at: null },
    });
  });

  it('takes a guest’s alert with an address, in the guest’s language', async () => {
    const guest = await shop().visit({ 'accept-language': 'tr-tr' }).withToken();
    const email = address();
    expect((await ask(guest, 'OUT', `  ${email.toUpperCase()} `)).status).toBe(201);
    expect((await alerts()).at(-1)).toMatchObject({ customer_id: null, email, language: 'tr' });
  });

  it('answers 401 to a guest without an address, and keeps nothing', async () => {
    const before = await alerts();
    const guest = await shop().visit().withToken();
    for (const email of [undefined, '']) {
      const answer = await ask(guest, 'OUT', email);
      expect([answer.status, answer.json]).toEqual([401, { detail: 'Authentication credentials were not provided.' }]);
    }
    const wrong = await ask(guest, 'OUT', 'nobody');
    expect([wrong.status, wrong.json]).toEqual([400, { email: ['Enter a valid email address.'] }]);
    expect(await alerts()).toEqual(before);
  });

  it('refuses what the customer or the address is waiting for already', async () => {
    const shopper = await aShopper(shop());
    const guest = await shop().visit().withToken();
    const email = address();
    await ask(shopper.browser, 'OUT');
    await ask(guest, 'OUT', email);
    await ask(guest, 'OUT2', shopper.email);
    const before = await alerts();
    for (const answer of [
      await ask(shopper.browser, 'OUT'),
      await ask(guest, 'OUT', email),
      await ask(await shop().visit().withToken(), 'OUT', email.toUpperCase()),
      await ask(shopper.browser, 'OUT2'),
    ]) {
      expect([answer.status, answer.json]).toEqual([406, taken]);
    }
    expect(await alerts()).toEqual(before);
  });

  it('lets exactly one of several at once in', async () => {
    const { browser } = await aShopper(shop());
    const guest = await shop().visit().withToken();
    const email = address();
    for (const once of [() => ask(browser, 'OUT'), () => ask(guest, 'OUT', email)]) {
      const answers = await Promise.all([once(), once(), once()]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 406, 406]);
    }
  });

  it('refuses what is in stock: a product, a variant, a product of which any variant is', async () => {
    const { browser } = await aShopper(shop());
    const before = await alerts();
    for (const sku of ['IN', 'ALWAYS', 'SHIRT', 'SHIRT-M']) {
      const answer = await ask(browser, sku);
      const refused = { error_code: 'product_alert_200', non_field_errors: 'This product is in stock.' };
      expect([sku, answer.status, answer.json]).toEqual([sku, 406, refused]);
    }
    expect(await alerts()).toEqual(before);
    expect((await ask(browser, 'SHIRT-S')).status).toBe(201);
  });

  it('refuses what is not there', async () => {
    const { browser } = await aShopper(shop());
    const before = await alerts();
    const answer = await browser.post(ALERTS, { product: '0' });
    expect([answer.status, answer.json]).toEqual([400, { product: ['Invalid pk "0" - object does not exist.'] }]);
    expect(await alerts()).toEqual(before);
  });

  it('holds a customer to the limit', async () => {
    const { browser } = await aShopper(shop());
    const answers = await Promise.all(['OUT', 'OUT2', 'OUT3', 'OUT4'].map((sku) => ask(browser, sku)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 201, 406]);
    expect(answers.find(({ status }) => status === 406)?.json).toEqual({
      ...{ error_code: 'product_alert_300', non_field_errors: 'You can wait for 3 products at a time.' },
    });
    expect(field((await browser.get(ALERTS)).json, 'count')).toBe(3);
  });

  it('throttles guests by the address they give', async () => {
    const email = address();
    const before = (await alerts()).length;
    const statuses: number[] = [];
    for (let time = 0; time < 7; time += 1)
      statuses.push((await ask(await shop().visit().withToken(), 'OUT', email)).status);
    expect(statuses).toEqual([201, 406, 406, 406, 406, 406, 429]);
    const answer = await ask(await shop().visit().withToken(), 'OUT2', email);
    expect([answer.status, answer.headers['retry-after']]).toEqual([429, '3600']);
    expect((await alerts()).length).toBe(before + 1);
  });

  it('sees stock that comes at the same moment, or is seen by it', async () => {
    const { browser } = await aShopper(shop());
    const asked = await shop()
      .deps.db.transaction()
      .execute(async (tx) => {
        const level = { sku: 'OUT4', location: 'online', onHand: 1 };
        await setStock(shop().deps, tx, [level], shop().clock.now());
        const asking = ask(browser, 'OUT4');
        // Long enough for the alert to wait for this transaction.
        await new Promise((resolve) => setTimeout(resolve, 200));
        return { asking };
      });
    const answer = await asked.asking;
    expect([answer.status, field(answer.json, 'error_code')]).toEqual([406, 'product_alert_200']);
    await shop().runJobs();
    await stockUp(shop(), { OUT4: 0 });
  });
});

describe('GET and DELETE /wishlists/product-alerts/', () => {
  it('lists what the customer is waiting for, newest first, and lets it be taken back', async () => {
    const { browser } = await aShopper(shop());
    for (const sku of ['OUT', 'SHIRT-S', 'OUT3']) await ask(browser, sku);
    const { json } = await browser.get(`${ALERTS}?limit=12&page=1`);
    expect([field(json, 'count'), each(json, 'product', 'sku')]).toEqual([3, ['OUT3', 'SHIRT-S', 'OUT']]);
    expect(field(json, 'results', 1, 'product')).toMatchObject({
      pk: pk('SHIRT-S'),
      parent: pk('SHIRT'),
      in_stock: false,
    });
    expect(each((await browser.get(`${ALERTS}?search=${pk('OUT')}`)).json, 'product', 'sku')).toEqual(['OUT']);
    expect((await statementsOf(shop(), () => browser.get(ALERTS))).length).toBeLessThanOrEqual(3);
    const path = `${ALERTS}${String(field(json, 'results', 0, 'pk'))}/`;
    const call = { body: '{}', headers: { 'content-type': 'text/plain;charset=UTF-8' } };
    const gone = await browser.delete(path, call);
    expect([gone.status, gone.text]).toEqual([204, '']);
    expect((await browser.delete(path, call)).status).toBe(404);
    expect(each((await browser.get(ALERTS)).json, 'product', 'sku')).toEqual(['SHIRT-S', 'OUT']);
  });

  it('knows nothing of anybody else’s', async () => {
    const [owner, other] = [await aShopper(shop()), await aShopper(shop())];
    const alert = String(field((await ask(owner.browser, 'OUT')).json, 'pk'));
    expect((await other.browser.delete(`${ALERTS}${alert}/`)).status).toBe(404);
    expect(field((await other.browser.get(ALERTS)).json, 'count')).toBe(0);
    expect(field((await owner.browser.get(ALERTS)).json, 'count')).toBe(1);
    const guest = await shop().visit().withToken();
    expect([(await guest.get(ALERTS)).status, (await guest.delete(`${ALERTS}${alert}/`)).status]).toEqual([401, 401]);
  });
});
