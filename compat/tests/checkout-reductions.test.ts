import { afterEach, describe, expect, test } from 'vitest';
import { loyaltyTransactions } from '../src/contract/order.ts';
import { demoCustomers } from '../src/environment.ts';
import { atTheDesk, serverIsGiven } from '../src/server.ts';
import { fields, type Fields } from '../src/untyped.ts';
import { Basket } from './support/baskets.ts';
import { at, expectShape, listAt, someList } from './support/pages.ts';
import { openShop, register } from './support/suite.ts';
import { card, cards, minor, pagesOf, Till } from './support/till.ts';

const shop = openShop();
const till = new Till(shop);
const basket = new Basket(shop);

const CODE = 'WELCOME10';
const { user } = demoCustomers;

const balance = async (): Promise<number> => {
  const { data, error } = await shop.visitor.call('getLoyaltyBalance');
  expect(error).toBeUndefined();
  return Number(at(data, 'balance'));
};

describe('a code', () => {
  test('reduces what the checkout comes to, and is on the order', async () => {
    await till.fill(2);
    await till.asCustomer();
    const before = minor(till.page.preOrder['total_amount']);

    const reduced = await basket.ask('applyVoucherCode', { voucher_code: CODE });
    await till.open();

    const { preOrder } = till.page;
    expect(preOrder).toMatchObject({ basket: { voucher_code: CODE, discounts: reduced['discounts'] } });
    expect(minor(preOrder['total_amount'])).toBeLessThan(before);
    await till.typeCard(cards.approved);
    await till.act('completeCreditCardPayment', card(cards.approved));
    const order = await till.thanks();
    expect(order).toMatchObject({
      amount: preOrder['total_amount'],
      discount_amount: reduced['total_discount_amount'],
    });
    expect(listAt(order, 'discountitem_set').map((one) => at(one, 'code'))).toContain(CODE);
    expect(minor(order['amount_without_discount'])).toBe(minor(order['amount']) + minor(order['discount_amount']));
  });
});

describe('a coupon of the account', () => {
  const coupons = async (): Promise<readonly Fields[]> => {
    const { data, error } = await shop.visitor.call('getCoupons');
    expect(error).toBeUndefined();
    expect(pagesOf(data)).toEqual(['CouponSelectionPage']);
    return listAt(data, 'context_list', 0, 'page_context', 'coupons').map((one) => fields(one, 'coupon'));
  };

  afterEach(() => shop.visitor.call('clearBasket'));

  test('is listed with what it does in this basket, which is fetched again when one is chosen', async () => {
    await shop.visitor.logIn(user.email, user.password);
    await shop.visitor.call('clearBasket');
    await till.fill(10);
    await till.fill(10);
    await till.open();
    const close = shop.visitor.show('getBasket');
    await shop.visitor.settle();
    const [coupon, ...others] = await coupons();
    expect(others).toEqual([]);
    const fetched = basket.sent('GET').length;

    const chosen = await till.act('setCoupon', { pk: coupon?.['pk'], action: 'select' });

    expect(chosen['context_list']).toEqual([]);
    expect(basket.sent('GET')).toHaveLength(fetched + 1);
    await till.act('setCoupon', { pk: coupon?.['pk'], action: 'remove' });
    expect(basket.sent('GET')).toHaveLength(fetched + 2);
    close();
  });

  test.each(['getBasketOffers', 'getFutureBasketOffers', 'getExpiredBasketOffers', 'getDiscountItems'])(
    "is among the offers of the account's page: %s",
    async (endpoint) => {
      await shop.visitor.logIn(user.email, user.password);

      const { data, error } = await shop.visitor.call(endpoint);

      expect(error).toBeUndefined();
      expect(fields(data, endpoint)).toMatchObject({ discounts: someList, all_discounts: someList });
    },
  );

  test("is none of a stranger's", async () => {
    await till.fill();
    await till.asCustomer();

    expect(await coupons()).toEqual([]);
    expect(Object.keys(await till.refused('setCoupon', { pk: 1, action: 'select' }))).toEqual(['coupon']);
  });
});

describe.skipIf(serverIsGiven)('loyalty money', () => {
  /** A customer who was given some, at the checkout. */
  const begin = async (granted = '12.50'): Promise<void> => {
    await till.fill();
    const { email } = await till.asCustomer();
    await atTheDesk(shop.server, 'loyalty', 'grant', email, granted, 'usd', '--reference', 'a-present');
    await till.open();
  };

  test('pays a part, a card the rest', async () => {
    await begin();
    expect(await balance()).toBe(12.5);
    const asked = await till.page.act('getCheckoutLoyaltyBalance');
    expect(asked.error).toBeUndefined();
    expect(till.page.state['loyaltyBalance']).toBe('12.50');
    const total = minor(till.page.preOrder['total_amount']);

    const used = await till.act('payWithLoyaltyBalance', '1.50');

    expect(used['pre_order']).toMatchObject({
      loyalty_money: '1.50',
      total_amount: (total / 100).toFixed(2),
      unpaid_amount: ((total - 150) / 100).toFixed(2),
    });
    await till.typeCard(cards.approved);
    const [single] = till.page.offers('installmentOptions');
    expect(single).toMatchObject({ price_with_accrued_interest: ((total - 150) / 100).toFixed(2) });
    await till.act('completeCreditCardPayment', card(cards.approved));
    const order = await till.thanks();
    expect(minor(order['amount'])).toBe(total);
    expect(await balance()).toBe(11);
    const { data } = await shop.visitor.call('getLoyaltyTransactions');
    expectShape(data, loyaltyTransactions, 'getLoyaltyTransactions');
    expect(listAt(data, 'results')[0]).toMatchObject({ amount: '-1.50', transaction: { order: order['number'] } });
  });

  test('is not more than there is', async () => {
    await begin();

    for (const amount of ['12.51', '1000000.00', 'much']) {
      const errors = await till.refused('payWithLoyaltyBalance', amount);
      expect(Object.keys(errors), amount).toEqual(['loyalty_amount_to_use']);
    }
    expect(till.page.preOrder['loyalty_money']).toBe('0.00');
    await till.act('payWithLoyaltyBalance', '1.00');
    // The client drops a nought, so that nothing arrives.
    expect(at(await till.act('payWithLoyaltyBalance', ''), 'pre_order', 'loyalty_money')).toBe('0.00');
  });

  test("is nobody's without an account, and a new customer has none", async () => {
    await till.fill();
    await till.asGuest();
    expect(Object.keys(await till.refused('payWithLoyaltyBalance', '1.00'))).toEqual(['loyalty_amount_to_use']);

    await register(shop.visitor);
    expect(await balance()).toBe(0);
    const { data } = await shop.visitor.call('getLoyaltyTransactions');
    expectShape(data, loyaltyTransactions, 'getLoyaltyTransactions');
    expect(at(data, 'count')).toBe(0);
  });

  test('pays all, where the shop offers it as a way to pay', async () => {
    await begin('10000.00');
    const total = till.page.preOrder['total_amount'];

    await till.payBy('loyalty_money');
    const answer = await till.act('completeLoyaltyPayment');

    expect(pagesOf(answer)).toEqual(['ThankYouPage']);
    const order = await till.thanks();
    expect(order).toMatchObject({ amount: total, payment_option: { payment_type: 'loyalty_money' } });
    expect(await balance()).toBeCloseTo(10_000 - Number(total), 2);
  });

  test('does not pay all when there is too little of it', async () => {
    await till.fill();
    await till.asCustomer();

    const { data } = await till.page.act('completeLoyaltyPayment');

    expect(pagesOf(data)).not.toContain('ThankYouPage');
    expect((await shop.visitor.call('getOrders', {})).data).toMatchObject({ count: 0 });
  });
});
