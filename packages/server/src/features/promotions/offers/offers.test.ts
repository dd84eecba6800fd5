import { beforeAll, describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { type Customer, field } from '../../../../tests/support/customer.ts';
import { aCustomer, type KnownCustomer } from '../../../../tests/support/worlds.ts';
import { redeemPromotions, releaseRedemptions } from '../index.ts';
import { adjustmentOf, promote, promotionInput, voucherInput } from '../promotions.fixture.ts';

const shop = useShop({ env: { DEFAULT_CURRENCY: 'eur', AVAILABLE_CURRENCIES: 'eur,usd' } });

let ada: KnownCustomer;
let browser: Customer;

const PATHS = ['basket-offers', 'future-basket-offers', 'expired-basket-offers', 'discount-items'];
const past = new Date('2030-01-01T00:00:00Z');
const future = new Date('2031-01-01T00:00:00Z');

interface Given {
  readonly amount: number;
  readonly currency?: string;
  readonly customerId?: number;
}

async function redeem(key: string, code: string, reference: string, given: Given): Promise<void> {
  const { amount, currency = 'eur', customerId = ada.id } = given;
  const adjustments = [await adjustmentOf(shop(), key, { code, amount })];
  const order = { reference, customerId, currency, now: shop().clock.now(), adjustments };
  const refused = await shop()
    .deps.db.transaction()
    .execute((tx) => redeemPromotions(tx, order));
  expect(refused).toEqual([]);
}

async function loggedIn({ email, password }: KnownCustomer, headers = {}): Promise<Customer> {
  const visitor = await shop().visit(headers).withToken();
  await visitor.logIn(email, password);
  return visitor;
}

const codesOf = (list: unknown) => [list].flat().map((offer) => field(offer, 'voucher_code'));

beforeAll(async () => {
  ada = await aCustomer(shop());
  const grace = await aCustomer(shop());
  browser = await loggedIn(ada);
  const amount = { type: 'amount', amount: { eur: 1250 }, on: {}, each: false } as const;
  const own = { customer: ada.email, usageLimit: 1 };
  await promote(
    shop(),
    [
      promotionInput('spring', {
        ...{ kind: 'coupon', names: { en: 'Spring gift', tr: 'Bahar hediyesi' }, benefit: amount },
        conditions: [{ type: 'basket_total', minimum: { eur: 5000 }, of: {} }],
      }),
      promotionInput('percent', { kind: 'coupon_code', endsAt: future, benefit: promotionInput('x').benefit }),
      promotionInput('dollars', { kind: 'coupon', benefit: { ...amount, amount: { usd: 100 } } }),
      promotionInput('shipping', { kind: 'voucher_code', benefit: { type: 'free_shipping' } }),
    ],
    [
      voucherInput('SPRING', 'spring', own),
      voucherInput('TENTH', 'percent', own),
      voucherInput('DOLLARS', 'dollars', own),
      voucherInput('SHIP', 'shipping', { ...own, startsAt: past }),
      voucherInput('HERS', 'spring', { ...own, customer: grace.email }),
      voucherInput('ANYBODYS', 'shipping'),
      voucherInput('SOON', 'spring', { ...own, startsAt: future }),
      voucherInput('OVER', 'spring', { ...own, endsAt: past }),
      voucherInput('OVER2', 'shipping', { ...own, endsAt: past }),
      voucherInput('USED', 'spring', own),
      voucherInput('GONE', 'spring', { ...own, isActive: false }),
    ],
  );
  await redeem('spring', 'USED', '900001', { amount: 1250 });
});

describe('offers of a customer', () => {
  it('that are good now, in the currency of the session', async () => {
    const { status, json } = await browser.get('/account/basket-offers/');
    expect(status).toBe(200);
    const spring = {
      ...{ label: 'Spring gift', amount: 12.5, percentage: null, voucher_code: 'SPRING' },
      start_datetime: '2030-04-11T06:24:47.015000Z',
      end_datetime: '2099-12-31T23:59:59Z',
      currency: { value: 'eur', label: 'EUR' },
      status: { value: 'active', label: 'Active' },
      offer_type: { value: 'coupon', label: 'Coupon' },
      condition: { type: 'Amount', value: 50 },
      benefit_type: { value: 'fixed', label: 'Fixed amount' },
    };
    expect(json).toMatchObject({ total_discount: 12.5, discounts: [spring] });
    expect(codesOf(field(json, 'all_discounts'))).toEqual(['TENTH', 'SHIP', 'SPRING']);
    expect(field(json, 'all_discounts')).toMatchObject([
      {
        ...{
          amount: 0,
          percentage: 10,
          benefit_type: { value: 'percentage' },
          condition: { type: 'Amount', value: 0 },
        },
        end_datetime: '2031-01-01T00:00:00Z',
      },
      { amount: 0, percentage: null, benefit_type: { value: 'shipping_free' }, offer_type: { value: 'voucher_code' } },
      spring,
    ]);
  });

  it('are told in the language asked for', async () => {
    const turkish = await loggedIn(ada, { 'accept-language': 'tr' });
    const { json } = await turkish.get('/account/basket-offers/');
    expect(field(json, 'discounts')).toMatchObject([{ label: 'Bahar hediyesi', status: { label: 'Etkin' } }]);
  });

  it('that have not begun, or ended, come in pages', async () => {
    const soon = await browser.get('/account/future-basket-offers/');
    expect(soon.json).toMatchObject({ count: 1, next: null, previous: null, total_discount: 12.5 });
    for (const list of ['results', 'discounts', 'all_discounts']) {
      expect(codesOf(field(soon.json, list))).toEqual(['SOON']);
    }
    const over = await browser.get('/account/expired-basket-offers/?limit=1');
    expect(over.json).toMatchObject({ count: 2, results: [{ voucher_code: 'OVER', status: { value: 'expired' } }] });
    const rest = await browser.get('/account/expired-basket-offers/?limit=1&page=2');
    expect(rest.json).toMatchObject({ results: [{ voucher_code: 'OVER2' }], discounts: [], total_discount: 0 });
    expect((await browser.get('/account/expired-basket-offers/?limit=1&page=3')).status).toBe(404);
  });

  it('cost one statement besides the session', async () => {
    const seen: string[] = [];
    const stop = shop().database.listen((text) => seen.push(text));
    await browser.get('/account/basket-offers/');
    stop();
    expect(seen).toHaveLength(2);
  });
});

describe('discounts used', () => {
  it('are told by order, the latest first', async () => {
    shop().clock.advance(1000);
    await redeem('shipping', 'ANYBODYS', '900002', { amount: 0 });
    const { status, json } = await browser.get('/account/discount-items/');
    expect(status).toBe(200);
    const used = {
      ...{ name: 'Spring gift', label: 'Spring gift', amount: '12.50', order_number: '900001', voucher_code: 'USED' },
      created_date: '2030-04-11T06:24:47.015000Z',
      currency: { value: 'eur', label: 'EUR' },
      offer_type: { value: 'coupon', label: 'Coupon' },
    };
    expect(json).toMatchObject({ count: 2, total_discount: 12.5 });
    for (const list of ['results', 'discounts', 'all_discounts']) {
      expect(field(json, list)).toMatchObject([{ order_number: '900002', amount: '0.00' }, used]);
    }
    expect((await browser.get('/account/discount-items/?limit=1&page=2')).json).toMatchObject({ results: [used] });
    expect((await browser.get('/account/discount-items/?limit=1&page=3')).status).toBe(404);
  });

  it('add up in the currency of the session, on whichever page', async () => {
    const customer = await aCustomer(shop());
    for (const [number, currency, amount] of [
      ['900011', 'eur', 1999],
      ['900012', 'usd', 500],
      ['900013', 'eur', 1],
      ['900014', 'usd', 20],
    ] as const) {
      await redeem('shipping', 'ANYBODYS', number, { amount, currency, customerId: customer.id });
      shop().clock.advance(1000);
    }
    const told = async (currency: string, page: number) => {
      const visitor = await loggedIn(customer, { 'x-currency': currency });
      const { json } = await visitor.get(`/account/discount-items/?limit=2&page=${String(page)}`);
      const numbers = [field(json, 'results')].flat().map((item) => field(item, 'order_number'));
      return [field(json, 'count'), ...numbers, field(json, 'total_discount')];
    };
    expect([await told('eur', 1), await told('eur', 2), await told('usd', 1), await told('usd', 2)]).toEqual([
      [4, '900014', '900013', 20],
      [4, '900012', '900011', 20],
      [4, '900014', '900013', 5.2],
      [4, '900012', '900011', 5.2],
    ]);
  });

  it('leave out orders that came to nothing', async () => {
    const { db } = shop().deps;
    await db.transaction().execute((tx) => releaseRedemptions(tx, '900002', shop().clock.now()));
    expect((await browser.get('/account/discount-items/')).json).toMatchObject({ count: 1 });
  });
});

it.each(PATHS)('%s is for customers only, and read only', async (name) => {
  const path = `/account/${name}/`;
  expect((await shop().visit().get(path)).status).toBe(401);
  expect((await browser.post(path)).status).toBe(405);
});

it.each(PATHS)('%s of a customer without any is empty', async (name) => {
  const nobody = await aCustomer(shop());
  const other = await loggedIn(nobody);
  const { json } = await other.get(`/account/${name}/`);
  expect(json).toMatchObject({ total_discount: 0, discounts: [], all_discounts: [] });
});
