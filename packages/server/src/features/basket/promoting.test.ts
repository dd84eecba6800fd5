import { beforeEach, describe, expect, it } from 'vitest';
import { useShop } from '../../../tests/support/app.ts';
import { type Customer, field } from '../../../tests/support/customer.ts';
import { euro, stockUp } from '../../../tests/support/goods.ts';
import { isRecord } from '../../platform/http/decoding/index.ts';
import { savePrices } from '../catalogue/index.ts';
import { promote, promotionInput } from '../promotions/promotions.fixture.ts';
import { aGuest, aLoggedIn, aShelf, BASKET, itemOf, linesIn, put, type Shelf, totalsIn } from './basket.support.ts';

const shop = useShop({ env: { DEFAULT_CURRENCY: 'eur', AVAILABLE_CURRENCIES: 'eur,usd' } });

let ids: Shelf;
let guest: Customer;

beforeEach(async () => {
  await shop().deps.db.updateTable('promotions').set({ is_active: false }).execute();
  ids = await aShelf(shop());
  guest = await aGuest(shop());
});

const percent = (rate: number, on = {}) => ({ type: 'percentage', percent: rate, on, atMost: null }) as const;

/** The explanation of a promotion, by its key. */
async function explained(browser: Customer, key: string): Promise<unknown> {
  const list = field((await browser.get(`${BASKET}?explain=1`)).json, 'basket', 'explanation');
  if (!Array.isArray(list)) throw new Error('No explanation');
  return list.find((one) => isRecord(one) && one['key'] === key);
}

describe('a basket with promotions', () => {
  it('is a ledger: discounts, badges and parts of the lines add up', async () => {
    await promote(shop(), [
      promotionInput('kitchen', {
        names: { en: 'Kitchen weeks', tr: 'Mutfak haftası' },
        priority: 2,
        benefit: percent(33, { categories: ['kitchen'] }),
      }),
      promotionInput('all', { names: { en: 'Everything' }, priority: 1, benefit: percent(10) }),
    ]);
    await put(guest, ids.tea, 3);
    const answer = await put(guest, ids.cup, 1);
    // 33 % of 13.50 is 4.455; 10 % of what is left, 22.03, is 2.203.
    expect(totalsIn(answer)).toEqual(['26.49', '6.66', '19.83', 4]);
    expect(field(answer.json, 'basket', 'discounts')).toEqual([
      { description: 'Kitchen weeks', discount: '4.46' },
      { description: 'Everything', discount: '2.20' },
    ]);
    expect(itemOf(answer, 0)).toMatchObject({
      ...{ unit_price: '4.50', total_amount: '13.50', discount_amount: '5.36' },
      offer_badges: [
        { description: 'Kitchen weeks', discount: '4.46' },
        { description: 'Everything', discount: '0.90' },
      ],
    });
    expect(itemOf(answer, 1)).toMatchObject({
      discount_amount: '1.30',
      offer_badges: [{ description: 'Everything', discount: '1.30' }],
    });
    const turkish = await guest.get(BASKET, { headers: { 'accept-language': 'tr' } });
    expect(field(turkish.json, 'basket', 'discounts', 0, 'description')).toBe('Mutfak haftası');
  });

  it('never gets below one minor unit', async () => {
    await promote(shop(), [promotionInput('free', { benefit: percent(100) })]);
    expect(totalsIn(await put(guest, ids.tea, 1))).toEqual(['4.50', '4.49', '0.01', 1]);
  });

  it('says that shipping is free', async () => {
    const conditions = [{ type: 'basket_total', minimum: { eur: 2000 }, of: {} } as const];
    await promote(shop(), [
      promotionInput('ship', { names: { en: 'free shipping' }, conditions, benefit: { type: 'free_shipping' } }),
    ]);
    const before = await put(guest, ids.cup, 1);
    expect(itemOf(before)).toMatchObject({ shipping_discount: null });
    expect(field(before.json, 'basket', 'upsell_details')).toEqual([
      {
        message: 'Add 7.01 EUR more for free shipping.',
        params: { partial_percentage: 64, required: 20, partial: 12.99, remaining: 7.01 },
      },
    ]);
    const after = await put(guest, ids.cup, 1);
    expect(itemOf(after)).toMatchObject({ shipping_discount: '0.00' });
    expect(field(after.json, 'basket', 'discounts')).toEqual([{ description: 'free shipping', discount: '0.00' }]);
    expect(field(after.json, 'basket', 'upsell_details')).toEqual([]);
  });

  it('has a gift in it as long as its promotion holds and there are gifts', async () => {
    const conditions = [{ type: 'quantity', minimum: 2, of: { products: [`cup-${ids.n}`] } } as const];
    await promote(shop(), [
      promotionInput('gift', {
        names: { en: 'A tea for two cups' },
        conditions,
        benefit: { type: 'gift_product', sku: `tea-${ids.n}`, quantity: 1 },
      }),
    ]);
    expect(linesIn(await put(guest, ids.cup, 1))).toEqual([`cup-${ids.n} × 1`]);
    const answer = await put(guest, ids.cup, 1);
    expect(linesIn(answer)).toEqual([`cup-${ids.n} × 2`, `tea-${ids.n} × 1`]);
    expect(totalsIn(answer)).toEqual(['30.48', '4.50', '25.98', 3]);
    expect(itemOf(answer, 1)).toMatchObject({
      ...{ is_gift: true, quantity: 1, unit_price: '4.50', total_amount: '4.50', discount_amount: '4.50' },
      offer_badges: [{ description: 'A tea for two cups', discount: '4.50' }],
    });
    expect(Number(itemOf(answer, 1)['id'])).toBeLessThan(0);
    await stockUp(shop(), { [`tea-${ids.n}`]: 0 });
    const without = await guest.get(BASKET);
    expect([linesIn(without), totalsIn(without)]).toEqual([[`cup-${ids.n} × 2`], ['25.98', '0.00', '25.98', 2]]);
    expect(field(without.json, 'basket', 'discounts')).toEqual([]);
  });

  it('makes room for other promotions where a gift cannot be had, also for want of pieces beside those bought', async () => {
    const conditions = [{ type: 'basket_total', minimum: { eur: 1000 }, of: {} } as const];
    const benefit = { type: 'gift_product', sku: `small-${ids.n}`, quantity: 1 } as const;
    await promote(shop(), [
      promotionInput('alone', { priority: 9, isExclusive: true, conditions, benefit }),
      promotionInput('ten', { benefit: percent(10) }),
    ]);
    expect(linesIn(await put(guest, ids.small, 2))).toEqual([`small-${ids.n} × 2`, `small-${ids.n} × 1`]);
    const three = await put(guest, ids.small, 1);
    expect([linesIn(three), totalsIn(three)]).toEqual([[`small-${ids.n} × 3`], ['60.00', '6.00', '54.00', 3]]);
    expect(await explained(guest, 'alone')).toMatchObject({ applied: false, reason: 'nothing_fits' });
  });

  it('goes by the segment, the first order and the currency of its owner', async () => {
    await promote(shop(), [
      promotionInput('vip', { conditions: [{ type: 'segment', anyOf: ['vip'] }], benefit: percent(50) }),
      promotionInput('dollars', { conditions: [{ type: 'currency', anyOf: ['usd'] }], benefit: percent(10) }),
    ]);
    const { browser, customer } = await aLoggedIn(shop());
    await put(browser, ids.tea, 1);
    expect(totalsIn(await browser.get(BASKET))).toEqual(['4.50', '0.00', '4.50', 1]);
    expect(totalsIn(await browser.get(BASKET, { headers: { 'x-currency': 'usd' } }))).toEqual([
      '6.00',
      '0.60',
      '5.40',
      1,
    ]);
    await shop().deps.db.updateTable('customers').set({ segment: 'vip' }).where('id', '=', customer.id).execute();
    const answer = await browser.get(BASKET);
    expect(totalsIn(answer)).toEqual(['4.50', '2.25', '2.25', 1]);
    expect(field(answer.json, 'basket', 'segment')).toBeNull();
    const price = { ...euro(300), segment: 'vip' };
    const list = [{ sku: `tea-${ids.n}`, ...price }];
    await shop()
      .deps.db.transaction()
      .execute((tx) => savePrices(shop().deps, tx, list));
    await shop().catchUp();
    const cheaper = await browser.get(BASKET);
    expect(totalsIn(cheaper)).toEqual(['3.00', '1.50', '1.50', 1]);
    expect(field(cheaper.json, 'basket', 'segment')).toMatchObject({ stock_list: null });
  });
});

describe('?explain=1', () => {
  it('tells for each promotion what it gives, or what would unlock it', async () => {
    await promote(shop(), [
      promotionInput('ten', { priority: 3, benefit: percent(10) }),
      promotionInput('fifty', {
        conditions: [{ type: 'basket_total', minimum: { eur: 5000 }, of: {} }],
        benefit: percent(20),
      }),
      promotionInput('pairs', {
        conditions: [{ type: 'quantity', minimum: 3, of: { categories: ['kitchen'] } }],
        benefit: percent(5),
      }),
      promotionInput('first', { conditions: [{ type: 'first_order' }], benefit: percent(5) }),
      promotionInput('card', { conditions: [{ type: 'payment_option', anyOf: ['credit-card'] }], benefit: percent(5) }),
      promotionInput('alone', { isExclusive: true, benefit: percent(90) }),
      promotionInput('cups', { benefit: percent(5, { products: [`cup-${ids.n}`] }) }),
      promotionInput('kitchen', { benefit: percent(5, { categories: ['kitchen'], exceptProducts: [`tea-${ids.n}`] }) }),
    ]);
    await put(guest, ids.tea, 2);
    const none = { applied: false, discount: null };
    expect(await explained(guest, 'ten')).toMatchObject({
      applied: true,
      discount: '0.90',
      reason: null,
      message: null,
      params: null,
    });
    expect(await explained(guest, 'fifty')).toMatchObject({
      ...none,
      ...{ label: 'Promotion fifty', kind: 'automatic', reason: 'basket_total' },
      message: 'Add 41.90 EUR more for Promotion fifty.',
      params: { partial_percentage: 16, required: 50, partial: 8.1, remaining: 41.9 },
    });
    expect(await explained(guest, 'pairs')).toMatchObject({
      ...none,
      reason: 'quantity',
      message: 'Add 1 more for Promotion pairs.',
      params: { partial_percentage: 66, required: 3, partial: 2, remaining: 1 },
    });
    expect(await explained(guest, 'first')).toMatchObject({
      ...none,
      reason: 'needs_login',
      message: 'Only customers who have signed in get it.',
    });
    expect(await explained(guest, 'card')).toMatchObject({
      ...none,
      reason: 'payment_option',
      message: 'It needs another way of paying: credit-card.',
    });
    expect(await explained(guest, 'cups')).toMatchObject({
      ...none,
      reason: 'nothing_fits',
      message: `Nothing in the basket takes part. It is given on: cup-${ids.n}.`,
    });
    expect(await explained(guest, 'kitchen')).toMatchObject({
      message: 'Nothing in the basket takes part. It is given on: Kitchen.',
    });
    expect(await explained(guest, 'alone')).toMatchObject({
      ...none,
      reason: 'excluded_by',
      message: 'It cannot be combined with ten.',
    });
  });

  it('keeps what is for others, or needs a code, to itself', async () => {
    await promote(shop(), [
      promotionInput('staff', { conditions: [{ type: 'segment', anyOf: ['staff'] }], benefit: percent(40) }),
      promotionInput('secret', { kind: 'voucher_code', benefit: percent(60) }),
      promotionInput('open', { benefit: percent(1) }),
    ]);
    const { browser } = await aLoggedIn(shop());
    for (const one of [browser, guest]) {
      await put(one, ids.tea, 1);
      expect([await explained(one, 'staff'), await explained(one, 'secret')]).toEqual([undefined, undefined]);
      expect(await explained(one, 'open')).toMatchObject({ applied: true });
    }
  });

  it('is not there unless it is asked for', async () => {
    await promote(shop(), [promotionInput('ten', { benefit: percent(10) })]);
    await put(guest, ids.tea, 1);
    expect(field((await guest.get(BASKET)).json, 'basket', 'explanation')).toBeUndefined();
  });
});
