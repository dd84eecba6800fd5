import { describe, expect, test } from 'vitest';
import * as addresses from '../src/contract/address.ts';
import * as checkouts from '../src/contract/checkout.ts';
import * as orders from '../src/contract/order.ts';
import { pageOf } from '../src/contract/place.ts';
import { changed, unnoticed } from './support/contract.ts';
import { at, listAt } from './support/pages.ts';
import { openShop } from './support/suite.ts';
import { card, cards, Till } from './support/till.ts';

const shop = openShop();
const till = new Till(shop);

const read = async (endpoint: string, argument?: unknown): Promise<unknown> =>
  (await shop.visitor.call(endpoint, argument)).data;

/** What the server says beyond what this client knows, without what it says of goods and baskets. */
const own = (answer: unknown, shape: Parameters<typeof unnoticed>[1]): readonly string[] =>
  unnoticed(answer, shape).filter((field) => !/(?:^|\.)basket\.|\.user\.|productimage_set\./.test(field));

/** A checkout with everything chosen, by card. */
const atTheEnd = async (): Promise<unknown> => {
  await till.fill();
  await till.asCustomer();
  await till.typeCard(cards.approved);
  return read('fetchCheckout');
};

/** What we add to the protocol, and the client does not know. */
const OURS = ['pre_order.gift_card', 'pre_order.saved_card'];
const MAY_BE_SAVED = 'context_list.page_context.can_save_card';

describe('the contract notices each field that is missing', () => {
  test('of addresses', async () => {
    await till.fill();
    await till.asCustomer();

    expect(own(await read('getAddresses'), pageOf(addresses.address))).toEqual([]);
    const form = await till.book.form();
    expect(own(await read('addAddress', form), addresses.flatAddress)).toEqual([]);
  });

  test('of a checkout on its way', async () => {
    const answer = await atTheEnd();

    expect(own(answer, checkouts.checkoutAnswer)).toEqual([MAY_BE_SAVED, ...OURS]);
  });

  test('of the choices of each way to pay', async () => {
    await atTheEnd();

    for (const option of till.page.offers('paymentOptions')) {
      const answer = await till.act('setPaymentOption', option['pk']);
      // The accounts for a transfer come twice.
      const twice = option['payment_type'] === 'funds_transfer' ? ['context_list.page_context.bank_accounts'] : [];
      expect(own(answer, checkouts.checkoutAnswer), String(option['slug'])).toEqual([...twice, ...OURS]);
    }
    await till.payBy('credit_card');
    const instalments = await till.act('setBinNumber', cards.approved.slice(0, 6));
    expect(own(instalments, checkouts.checkoutAnswer)).toEqual(OURS);
  });

  test('of a choice that is refused', async () => {
    await atTheEnd();
    const { data } = await till.page.act('setShippingOption', 999_999_999);

    expect(own(data, checkouts.refusedAnswer)).toEqual(['errors.shipping_option', ...OURS]);
  });

  test('of an order that is placed, thanked for and shown', async () => {
    await atTheEnd();
    const placed = await till.act('completeCreditCardPayment', card(cards.approved));
    expect(own(placed, checkouts.checkoutAnswer)).toEqual(OURS);

    const token = new URL(shop.visitor.browser.whereabouts).pathname.split('/').at(-2);
    const thanks = await read('fetchCheckoutResult', token);
    const unread = own(await read('getOrder', at(thanks, 'order', 'id')), orders.order);

    expect(unread).toMatchInlineSnapshot(`
      [
        "billing_address.is_corporate",
        "billing_address.primary",
        "checkout_provider",
        "defined_tracking_url",
        "delivery_range",
        "gift_card_amount",
        "loyaltytransaction_set",
        "order_type",
        "orderitem_set.datasource",
        "orderitem_set.datasource_detailed",
        "orderitem_set.extra_field.price_extra_field",
        "orderitem_set.extra_field.stock_extra_field",
        "orderitem_set.extra_product_price",
        "orderitem_set.extra_product_price_detailed",
        "orderitem_set.extra_product_stock",
        "orderitem_set.extra_product_stock_detailed",
        "orderitem_set.length",
        "segment",
        "shipping_address.is_corporate",
        "shipping_address.primary",
        "shipping_tax_rate",
      ]
    `);
    expect(own(thanks, orders.completed)).toEqual(unread.map((field) => `order.${field}`));
    expect(own(await read('getOrders', {}), orders.orders)).toEqual(unread.map((field) => `results.${field}`));
  });

  test('of the reasons to cancel', async () => {
    await till.buy();

    expect(own(await read('getCancellationReasons'), orders.cancellationReasons)).toEqual([]);
  });
});

describe('the contract of a checkout', () => {
  test('wants amounts as texts with two decimals: the client takes the dot out of them', async () => {
    const numbers = changed(await atTheEnd(), (value) =>
      typeof value === 'string' && /^\d+\.\d\d$/.test(value) ? Number(value) : value,
    );

    const complaints = checkouts.checkoutAnswer(numbers, 'answer').map((complaint) => complaint.split(':')[0]);
    for (const field of ['shipping_amount', 'total_amount', 'total_amount_with_interest', 'unpaid_amount']) {
      expect(complaints).toContain(`answer.pre_order.${field}`);
    }
  });

  test('wants an object for each page, never null: the client looks into all of them', async () => {
    const answer = await atTheEnd();
    const without = changed(answer, (value, key) => (key === 'page_context' ? null : value));

    expect(checkouts.checkoutAnswer(without, 'answer').length).toBeGreaterThanOrEqual(
      listAt(answer, 'context_list').length,
    );
  });

  test('wants places of an address, never null', async () => {
    const answer = await atTheEnd();
    for (const field of ['city', 'township', 'district', 'country']) {
      const without = changed(answer, (value, key) => (key === field ? null : value));
      expect(checkouts.checkoutAnswer(without, 'answer'), field).not.toEqual([]);
    }
  });

  test('wants no errors at all where there are none, and lists of texts where there are', async () => {
    const answer = await atTheEnd();
    const withErrors = (errors: unknown): unknown =>
      changed(answer, (value, key, depth) => (key === 'errors' && depth === 1 ? errors : value));

    for (const wrong of [[], {}, 'none']) expect(checkouts.checkoutAnswer(withErrors(wrong), 'a')).not.toEqual([]);
    for (const wrong of [{ page: 'none' }, { page: [] }, { page: [null] }]) {
      expect(checkouts.refusedAnswer(withErrors(wrong), 'a')).not.toEqual([]);
    }
  });

  test('wants no instalments beside a choice of delivery, where the client passes over them', async () => {
    const answer = await atTheEnd();
    const instalments = {
      page_name: 'InstallmentSelectionPage',
      page_slug: 'installmentselectionpage',
      page_context: { card_type: null, installments: till.page.offers('installmentOptions') },
    };
    const mixed = changed(answer, (value, key) =>
      key === 'context_list' ? [...listAt({ value }, 'value'), instalments] : value,
    );

    expect(checkouts.checkoutAnswer(mixed, 'answer')).toEqual([expect.stringMatching(/installments: null expected/)]);
  });
});

describe('the contract of an order', () => {
  test('wants lists and objects, never null', async () => {
    const { order } = await till.buy();
    const fields = [
      'orderitem_set',
      'productimage_set',
      'product',
      'attributes',
      'status',
      'payment_option',
      'district',
    ];
    for (const field of fields) {
      const without = changed(order, (value, key) => (key === field ? null : value));
      expect(orders.order(without, 'order'), field).not.toEqual([]);
    }
  });

  test('wants a number that a script can count with', async () => {
    const { order } = await till.buy();
    for (const number of ['0123456789012345', '9007199254740993', 'A-1', 5]) {
      const wrong = changed(order, (value, key, depth) => (key === 'number' && depth === 1 ? number : value));
      expect(orders.order(wrong, 'order'), String(number)).not.toEqual([]);
    }
  });
});
