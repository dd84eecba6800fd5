import { beforeEach, describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { type Customer, field } from '../../../../tests/support/customer.ts';
import { stockUp } from '../../../../tests/support/goods.ts';
import { aGuest, aShelf, BASKET, expectRefused, linesIn, put, type Shelf, totalsIn } from '../basket.support.ts';

const shop = useShop({
  env: {
    DEFAULT_CURRENCY: 'eur',
    AVAILABLE_CURRENCIES: 'eur,usd',
    BASKET_MAX_ITEM_COUNT: '4',
    BASKET_MAX_QUANTITY: '50',
  },
});

let ids: Shelf;
let guest: Customer;

beforeEach(async () => {
  ids = await aShelf(shop());
  guest = await aGuest(shop());
});

describe('setting a quantity', () => {
  it('replaces it, and does the same again without a change', async () => {
    await put(guest, ids.tea, 2);
    const answer = await guest.put(BASKET, { product: ids.tea, quantity: 5, attributes: {} });
    expect(linesIn(answer)).toEqual([`tea-${ids.n} × 5`]);
    shop().clock.advance(1000);
    expect((await guest.put(BASKET, { product: ids.tea, quantity: 5, attributes: {} })).json).toEqual(answer.json);
  });

  it('makes the line where there is none', async () => {
    expect(linesIn(await guest.put(BASKET, { product: ids.tea, quantity: 3 }))).toEqual([`tea-${ids.n} × 3`]);
  });

  it('means the only line of a product when it names no attributes', async () => {
    await put(guest, ids.tea, 2, { note: 'a' });
    expect(linesIn(await guest.put(BASKET, { product: ids.tea, quantity: 3, attributes: {} }))).toEqual([
      `tea-${ids.n} × 3`,
    ]);
    await put(guest, ids.tea, 1, { note: 'b' });
    const answer = await guest.put(BASKET, { product: ids.tea, quantity: 1, attributes: {} });
    expect(linesIn(answer)).toEqual([`tea-${ids.n} × 3`, `tea-${ids.n} × 1`, `tea-${ids.n} × 1`]);
  });

  it('takes the line out at 0, also where the product is gone', async () => {
    await put(guest, ids.tea, 2, { note: 'a' });
    await put(guest, ids.cup, 2);
    expect(linesIn(await guest.put(BASKET, { product: ids.tea, quantity: 0, attributes: { note: 'a' } }))).toEqual([
      `cup-${ids.n} × 2`,
    ]);
    await shop().deps.db.updateTable('products').set({ is_active: false }).where('id', '=', ids.cup).execute();
    const answer = await guest.put(BASKET, { product: ids.cup, quantity: 0, attributes: {} });
    expect(linesIn(answer)).toEqual([]);
    expect(field(answer.json, 'basket', 'unavailable_basket_products')).toEqual([]);
  });

  it('can always be lowered, and refuses what putting in refuses', async () => {
    await put(guest, ids.tea, 10);
    await expectRefused(guest, () => guest.put(BASKET, { product: ids.tea, quantity: 21 }), {
      status: 406,
      json: { non_field_errors: 'There are only 20 pieces of Tea left.', error_code: 'basket_100_2' },
    });
    expect(linesIn(await guest.put(BASKET, { product: ids.tea, quantity: 1 }))).toEqual([`tea-${ids.n} × 1`]);
  });
});

describe('emptying', () => {
  it('takes everything out, as the currency switch of a storefront asks', async () => {
    await put(guest, ids.tea, 2);
    await put(guest, ids.cup, 2);
    const answer = await guest.delete(BASKET, { headers: { 'content-type': 'application/json' } });
    expect([answer.status, linesIn(answer), totalsIn(answer)]).toEqual([200, [], ['0.00', '0.00', '0.00', 0]]);
    expect(linesIn(await guest.get(BASKET))).toEqual([]);
  });
});

describe('what cannot be had any more', () => {
  it('is taken out and told once', async () => {
    await put(guest, ids.tea, 15);
    await put(guest, ids.cup, 2);
    await put(guest, ids.small, 2);
    await stockUp(shop(), { [`tea-${ids.n}`]: 4, [`small-${ids.n}`]: 0 });
    await shop().deps.db.deleteFrom('products').where('id', '=', ids.cup).execute();
    const answer = await guest.get(BASKET);
    expect(linesIn(answer)).toEqual([`tea-${ids.n} × 4`]);
    expect(field(answer.json, 'basket', 'unavailable_basket_products')).toEqual([
      { pk: ids.tea, name: 'Tea', unavailable_quantity: 11 },
      { pk: ids.cup, name: `Product cup-${ids.n}`, unavailable_quantity: 2 },
      { pk: ids.small, name: `Product shirt-${ids.n}`, unavailable_quantity: 2 },
    ]);
    const again = await guest.get(BASKET);
    expect(linesIn(again)).toEqual([`tea-${ids.n} × 4`]);
    expect(field(again.json, 'basket', 'unavailable_basket_products')).toEqual([]);
  });

  it('is taken out by any change, and told with it', async () => {
    await put(guest, ids.small, 2);
    await stockUp(shop(), { [`small-${ids.n}`]: 0 });
    const answer = await put(guest, ids.tea);
    expect(linesIn(answer)).toEqual([`tea-${ids.n} × 1`]);
    expect(field(answer.json, 'basket', 'unavailable_basket_products')).toMatchObject([{ pk: ids.small }]);
  });

  it('does not take along what can be had once another line is lowered', async () => {
    await put(guest, ids.tea, 10, { note: 'a' });
    await put(guest, ids.tea, 10, { note: 'b' });
    await stockUp(shop(), { [`tea-${ids.n}`]: 10 });
    const answer = await guest.put(BASKET, { product: ids.tea, quantity: 3, attributes: { note: 'a' } });
    expect(linesIn(answer)).toEqual([`tea-${ids.n} × 3`, `tea-${ids.n} × 7`]);
    expect(field(answer.json, 'basket', 'unavailable_basket_products')).toEqual([
      { pk: ids.tea, name: 'Tea', unavailable_quantity: 3 },
    ]);
    const gone = await guest.put(BASKET, { product: ids.tea, quantity: 0, attributes: { note: 'a' } });
    expect(linesIn(gone)).toEqual([`tea-${ids.n} × 7`]);
  });

  it('is told by the basket, whoever looked or was refused before', async () => {
    await put(guest, ids.tea, 15);
    await stockUp(shop(), { [`tea-${ids.n}`]: 4 });
    expect((await guest.get('/baskets/basket/mini/')).json).toMatchObject({ total_quantity: 4, total_amount: '18.00' });
    expect((await guest.patch(BASKET, { voucher_code: 'NOBODYS' })).status).toBe(406);
    expect((await put(guest, ids.tea, 1)).status).toBe(406);
    const answer = await guest.get(BASKET);
    expect(linesIn(answer)).toEqual([`tea-${ids.n} × 4`]);
    expect(field(answer.json, 'basket', 'unavailable_basket_products')).toMatchObject([{ unavailable_quantity: 11 }]);
  });

  it('leaves the older line its pieces', async () => {
    await put(guest, ids.tea, 6, { note: 'a' });
    await put(guest, ids.tea, 6, { note: 'b' });
    await stockUp(shop(), { [`tea-${ids.n}`]: 8 });
    expect(linesIn(await guest.get(BASKET))).toEqual([`tea-${ids.n} × 6`, `tea-${ids.n} × 2`]);
  });

  it('is not what has no price in the currency asked for: that stays unseen', async () => {
    await put(guest, ids.cup, 2);
    await put(guest, ids.tea, 1);
    const dollars = { headers: { 'x-currency': 'usd' } };
    for (const answer of [await guest.get(BASKET, dollars), await guest.get(BASKET, dollars)]) {
      expect([linesIn(answer), totalsIn(answer)]).toEqual([[`tea-${ids.n} × 1`], ['6.00', '0.00', '6.00', 1]]);
      expect(field(answer.json, 'basket', 'unavailable_basket_products')).toEqual([
        { pk: ids.cup, name: `Product cup-${ids.n}`, unavailable_quantity: 2 },
      ]);
    }
    expect(linesIn(await guest.get(BASKET))).toEqual([`cup-${ids.n} × 2`, `tea-${ids.n} × 1`]);
  });

  it('does not touch what is sold without stock', async () => {
    await shop()
      .deps.db.updateTable('products')
      .set({ sell_without_stock: true })
      .where('id', '=', ids.large)
      .execute();
    expect(linesIn(await put(guest, ids.large, 40))).toEqual([`large-${ids.n} × 40`]);
    expect(linesIn(await guest.get(BASKET))).toEqual([`large-${ids.n} × 40`]);
  });
});

describe('the mini basket', () => {
  it('says how much is in it', async () => {
    await put(guest, ids.tea, 3);
    const answer = await guest.get('/baskets/basket/mini/');
    expect(answer.json).toMatchObject({ total_quantity: 3, total_amount: '13.50' });
  });
});
