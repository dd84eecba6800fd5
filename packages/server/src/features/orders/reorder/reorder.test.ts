import { beforeEach, describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { type Answer, type Customer, field } from '../../../../tests/support/customer.ts';
import { product, sell, stockUp } from '../../../../tests/support/goods.ts';
import { removeProduct } from '../../catalogue/index.ts';
import { aBuyer, aGuestBuyer, anOrder, type NewItem, SCARF } from '../orders.support.ts';

const shop = useShop({
  env: { DEFAULT_CURRENCY: 'eur', AVAILABLE_CURRENCIES: 'eur', BASKET_MAX_ITEM_COUNT: '3', BASKET_MAX_QUANTITY: '9' },
});

const BASKET = '/baskets/basket/';
const ANY_PK: unknown = expect.any(Number);
let count = 0;
let ids: ReadonlyMap<string, number>;
const pk = (name: string) => ids.get(`${name}-${count}`) ?? 0;

// Ten of tea, three cups of which two may be had at once, one plate, and a bowl that is not sold any more.
beforeEach(async () => {
  count += 1;
  const sku = (name: string) => `${name}-${count}`;
  const goods = [
    product(sku('tea')),
    product(sku('cup'), { maxQuantity: 2 }),
    product(sku('plate')),
    product(sku('bowl'), { isActive: false }),
    product(sku('spoon')),
    product(sku('gone')),
  ];
  const pieces = { [sku('tea')]: 10, [sku('cup')]: 3, [sku('plate')]: 1, [sku('bowl')]: 5, [sku('spoon')]: 5 };
  ids = await sell(shop(), goods, pieces);
});

const bought = (name: string, over: NewItem = {}): NewItem => ({
  ...{ productId: pk(name), product: { ...SCARF, sku: name, names: { en: `Old ${name}` } } },
  ...over,
});

const again = (browser: Customer, id: number, headers: Record<string, string> = {}) =>
  browser.post(`/users/orders/${id}/reorder/`, undefined, { headers });

function becameOf(answer: Answer): unknown[] {
  const products = field(answer.json, 'products');
  if (!Array.isArray(products)) throw new Error(`No products: ${answer.status} ${answer.text}`);
  return products.map((one) => ['name', 'ordered_quantity', 'added_quantity', 'reason'].map((key) => field(one, key)));
}

async function inBasket(browser: Customer): Promise<unknown[]> {
  const items = field((await browser.get(BASKET)).json, 'basket', 'basketitem_set');
  return Array.isArray(items) ? items.map((item) => [field(item, 'product', 'pk'), field(item, 'quantity')]) : [];
}

describe('POST /users/orders/<id>/reorder/', () => {
  it('puts the pieces of an order into the basket, gifts apart', async () => {
    const ada = await aBuyer(shop());
    const engraved = { attributes: { engraving: 'Ada' } };
    const items = [bought('tea'), bought('tea'), bought('spoon', engraved), bought('tea', { isGift: true })];
    const { id } = await anOrder(shop(), { customerId: ada.id, items });
    const answer = await again(ada.browser, id);
    expect([answer.status, answer.json]).toEqual([
      200,
      {
        basket: { pk: ANY_PK, total_quantity: 3, total_amount: '30.00' },
        products: [
          { pk: pk('tea'), name: 'Old tea', ordered_quantity: 2, added_quantity: 2, reason: null },
          { pk: pk('spoon'), name: 'Old spoon', ordered_quantity: 1, added_quantity: 1, reason: null },
        ],
      },
    ]);
    const { json } = await ada.browser.get(BASKET);
    expect(field(json, 'basket', 'pk')).toBe(field(answer.json, 'basket', 'pk'));
    expect(field(json, 'basket', 'basketitem_set', 1)).toMatchObject({ quantity: 1, ...engraved });
    expect(await inBasket(ada.browser)).toEqual([
      [pk('tea'), 2],
      [pk('spoon'), 1],
    ]);
  });

  it('adds to what is there, takes what can be had, and says what is short or gone', async () => {
    const ada = await aBuyer(shop());
    await ada.browser.post(BASKET, { product: pk('tea'), quantity: 4, attributes: {} });
    await shop()
      .deps.db.transaction()
      .execute((tx) => removeProduct(shop().deps, tx, `gone-${count}`));
    await shop().catchUp();
    const items = [
      bought('tea', { quantity: 8 }),
      bought('cup', { quantity: 3 }),
      bought('plate', { quantity: 2 }),
      ...[bought('bowl'), bought('gone'), bought('spoon')],
    ];
    const { id } = await anOrder(shop(), { customerId: ada.id, items });
    const answer = await again(ada.browser, id);
    expect(becameOf(answer)).toEqual([
      ['Old tea', 8, 5, 'quantity_limit'],
      ['Old cup', 3, 2, 'quantity_limit'],
      ['Old plate', 2, 1, 'out_of_stock'],
      ['Old bowl', 1, 0, 'unavailable'],
      ['Old gone', 1, 0, 'unavailable'],
      ['Old spoon', 1, 0, 'basket_full'],
    ]);
    expect(await inBasket(ada.browser)).toEqual([
      [pk('tea'), 9],
      [pk('cup'), 2],
      [pk('plate'), 1],
    ]);
    // Nothing more can be had then.
    expect(field((await again(ada.browser, id)).json, 'basket', 'total_quantity')).toBe(12);
  });

  it('takes out first what is short by now', async () => {
    const ada = await aBuyer(shop());
    await ada.browser.post(BASKET, { product: pk('tea'), quantity: 8, attributes: {} });
    await stockUp(shop(), { [`tea-${count}`]: 6 });
    const { id } = await anOrder(shop(), { customerId: ada.id, items: [bought('tea'), bought('plate')] });
    expect(becameOf(await again(ada.browser, id))).toEqual([
      ['Old tea', 1, 0, 'out_of_stock'],
      ['Old plate', 1, 1, null],
    ]);
    expect(await inBasket(ada.browser)).toEqual([
      [pk('tea'), 6],
      [pk('plate'), 1],
    ]);
  });

  it('loses nothing when several are asked for at once, and repeats a key’s answer', async () => {
    const ada = await aBuyer(shop());
    const { id } = await anOrder(shop(), { customerId: ada.id, items: [bought('tea', { quantity: 2 })] });
    const answers = await Promise.all([1, 2, 3].map(() => again(ada.browser, id)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await inBasket(ada.browser)).toEqual([[pk('tea'), 6]]);
    const key = { 'idempotency-key': `again-${count}` };
    const [first, second] = [await again(ada.browser, id, key), await again(ada.browser, id, key)];
    expect([second.json, second.headers['idempotency-replayed']]).toEqual([first.json, 'true']);
    expect(await inBasket(ada.browser)).toEqual([[pk('tea'), 8]]);
  });

  it('works for a guest with the most recent order', async () => {
    const { browser, customerId, sessionId } = await aGuestBuyer(shop());
    await anOrder(shop(), { customerId, sessionId, isGuest: true, items: [bought('plate')] });
    expect(becameOf(await again(browser, 1))).toEqual([['Old plate', 1, 1, null]]);
    expect(await inBasket(browser)).toEqual([[pk('plate'), 1]]);
  });

  it('refuses foreign orders, guests, and calls without a CSRF token, and leaves the basket alone', async () => {
    const [ada, grace] = [await aBuyer(shop()), await aBuyer(shop())];
    const { id } = await anOrder(shop(), { customerId: ada.id, items: [bought('tea')] });
    const stranger = await shop().visit().withToken();
    expect([(await again(grace.browser, id)).status, (await again(stranger, id)).status]).toEqual([404, 401]);
    expect((await ada.browser.post(`/users/orders/${id}/reorder/`, undefined, { noToken: true })).status).toBe(403);
    for (const browser of [ada.browser, grace.browser, stranger]) expect(await inBasket(browser)).toEqual([]);
  });

  it('ends an attempt at paying, as every change of a basket does, and refuses where that cannot be', async () => {
    const ada = await aBuyer(shop());
    await ada.browser.post(BASKET, { product: pk('plate'), quantity: 1, attributes: {} });
    const { id } = await anOrder(shop(), { customerId: ada.id, items: [bought('tea')] });
    const { db } = shop().deps;
    const freeze = db
      .updateTable('baskets')
      .set({ status: 'frozen' })
      .where('customer_id', '=', ada.id)
      .returning('id');
    const basket = await freeze.executeTakeFirstOrThrow();
    expect((await again(ada.browser, id)).status).toBe(200);
    const both = [
      [pk('plate'), 1],
      [pk('tea'), 1],
    ];
    expect(await inBasket(ada.browser)).toEqual(both);
    // An order that is placed already is not given up for it.
    await freeze.execute();
    await db.updateTable('orders').set({ basket_id: basket.id }).where('id', '=', id).execute();
    const answer = await again(ada.browser, id);
    expect([answer.status, field(answer.json, 'error_code')]).toEqual([406, 'basket_300_1']);
    expect(await inBasket(ada.browser)).toEqual(both);
  });
});
