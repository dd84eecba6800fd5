import { beforeEach, describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { type Customer, field } from '../../../../tests/support/customer.ts';
import {
  aGuest,
  aLoggedIn,
  aShelf,
  BASKET,
  business,
  expectRefused,
  linesIn,
  put,
  type Shelf,
} from '../basket.support.ts';

const shop = useShop({ env: { DEFAULT_CURRENCY: 'eur', AVAILABLE_CURRENCIES: 'eur,usd', BASKET_MAX_COUNT: '3' } });
const LIST = '/baskets/basket-list/';

let ids: Shelf;
let guest: Customer;

beforeEach(async () => {
  ids = await aShelf(shop());
  guest = await aGuest(shop());
});

/** The list as `namespace`, with a star on the one that calls mean. */
async function listed(browser: Customer): Promise<string[]> {
  const baskets = field((await browser.get(LIST)).json, 'baskets');
  if (!Array.isArray(baskets)) throw new Error('No list');
  return baskets.map((one) => `${String(field(one, 'namespace'))}${field(one, 'is_main') === true ? '*' : ''}`);
}

describe('several baskets', () => {
  it('are listed, chosen by name or pk, and each keeps its own', async () => {
    expect(await listed(guest)).toEqual([]);
    expect(field((await guest.get(`${BASKET}?namespace=none`)).json, 'basket')).toMatchObject({
      pk: 0,
      namespace: 'none',
    });
    const main = await put(guest, ids.tea, 1);
    const made = await guest.post(`${LIST}namespace/picnic/main/`);
    expect([made.status, linesIn(made), field(made.json, 'basket', 'namespace')]).toEqual([200, [], 'picnic']);
    await put(guest, ids.cup, 2);
    expect(await listed(guest)).toEqual(['main', 'picnic*']);
    expect(linesIn(await guest.get(BASKET))).toEqual([`cup-${ids.n} × 2`]);
    expect(linesIn(await guest.get(`${BASKET}?namespace=main`))).toEqual([`tea-${ids.n} × 1`]);
    const chosen = await guest.post(`${LIST}id/${String(field(main.json, 'basket', 'pk'))}/main/`);
    expect(chosen.json).toEqual(main.json);
    expect(linesIn(await guest.get(BASKET))).toEqual([`tea-${ids.n} × 1`]);
  });

  it('are a customer’s on every device, and each device chooses for itself', async () => {
    const { browser, customer } = await aLoggedIn(shop());
    await browser.post(`${LIST}namespace/picnic/main/`);
    await put(browser, ids.cup, 1);
    const other = await aGuest(shop());
    await other.logIn(customer.email, customer.password);
    expect(await listed(other)).toEqual(['picnic']);
    expect(linesIn(await other.get(BASKET))).toEqual([]);
    expect(linesIn(await other.get(`${BASKET}?namespace=picnic`))).toEqual([`cup-${ids.n} × 1`]);
  });

  it('can be deleted; the session then means the main one again', async () => {
    await put(guest, ids.tea, 1);
    const made = await guest.post(`${LIST}namespace/picnic/main/`);
    await put(guest, ids.cup, 1);
    const pk = String(field(made.json, 'basket', 'pk'));
    expect((await guest.delete(`${LIST}id/${pk}/`)).status).toBe(204);
    expect(await listed(guest)).toEqual(['main*']);
    expect(linesIn(await guest.get(BASKET))).toEqual([`tea-${ids.n} × 1`]);
    expect((await guest.delete(`${LIST}id/${pk}/`)).status).toBe(404);
  });

  it('are nobody else’s', async () => {
    const mine = await put(guest, ids.tea, 1);
    const pk = String(field(mine.json, 'basket', 'pk'));
    const { browser } = await aLoggedIn(shop());
    for (const stranger of [await aGuest(shop()), browser]) {
      expect((await stranger.post(`${LIST}id/${pk}/main/`)).status).toBe(404);
      expect((await stranger.delete(`${LIST}id/${pk}/`)).status).toBe(404);
      expect(await listed(stranger)).toEqual([]);
    }
    expect((await guest.get(BASKET)).json).toEqual(mine.json);
  });

  it('are not made without end', async () => {
    await put(guest, ids.tea, 1);
    for (const name of ['a', 'b']) await guest.post(`${LIST}namespace/${name}/main/`);
    const refusal = business('basket_300_2', 'At most 3 baskets can be kept.');
    await expectRefused(guest, () => guest.post(`${LIST}namespace/c/main/`), refusal);
    await expectRefused(guest, () => guest.post(BASKET, { product: ids.tea, quantity: 1, namespace: 'd' }), refusal);
    expect(await listed(guest)).toEqual(['main', 'a', 'b*']);
    for (const name of ['x'.repeat(41), 'A', '%F0%9F%90%8E', '..%2F', '-a']) {
      expect((await guest.post(`${LIST}namespace/${name}/main/`)).status).toBe(404);
    }
  });
});
