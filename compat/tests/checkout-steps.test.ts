import { describe, expect, test } from 'vitest';
import { fields } from '../src/untyped.ts';
import { at, listAt } from './support/pages.ts';
import { openShop, register } from './support/suite.ts';
import { card, cards, CHECKOUT_PATH, minor, pagesOf, Till } from './support/till.ts';

const shop = openShop();
const till = new Till(shop);

const total = (): number => minor(till.page.preOrder['total_amount']);

describe('the choices that the client makes by itself', () => {
  test('complete the shipping step once there is an address, and come to an end', async () => {
    await till.fill();
    await register(shop.visitor);
    await till.open();
    expect(till.posted).toEqual(['DeliveryOptionSelectionPage']);
    await till.book.add();
    await shop.visitor.settle();

    const { page, posted } = till;
    expect(page.shippingIsDone).toBe(true);
    const [address] = page.offers('addressList');
    expect(page.preOrder).toMatchObject({
      delivery_option: { delivery_option_type: 'customer' },
      shipping_address: { pk: address?.['pk'] },
      billing_address: { pk: address?.['pk'] },
      billing_and_shipping_same: true,
      shipping_option: page.offers('shippingOptions')[0],
      payment_option: page.offers('paymentOptions')[0],
      is_guest: false,
    });
    expect(posted.length).toBeLessThanOrEqual(6);
    for (const call of shop.visitor.callsTo(CHECKOUT_PATH)) expect(call.status, call.path).toBe(200);
  });

  test('are not made again when the page is loaded again', async () => {
    await till.fill();
    await till.asCustomer();
    const before = till.page.preOrder;
    const count = till.posted.length;

    await till.open();

    expect(till.page.preOrder).toEqual(before);
    expect(till.page.shippingIsDone).toBe(true);
    expect(till.posted).toHaveLength(count);
  });

  test('begin with what the server offers first: a kind that every storefront can show', async () => {
    await till.fill();
    await till.asCustomer();

    const [first] = till.page.offers('paymentOptions');
    expect(['credit_card', 'funds_transfer', 'redirection']).toContain(first?.['payment_type']);
    expect(till.page.offers('deliveryOptions').map((one) => one['delivery_option_type'])).toContain('customer');
    const prices = till.page.offers('shippingOptions').map((one) => minor(one['shipping_amount']));
    expect(prices.length).toBeGreaterThan(0);
  });

  test('are made in parallel without losing one another, however many pages are open', async () => {
    await till.fill();
    await till.asCustomer();
    const [address] = till.page.offers('addressList');
    const pair = { shippingAddressPk: address?.['pk'], billingAddressPk: address?.['pk'] };
    const delivery = till.page.offer('deliveryOptions', 'delivery_option_type', 'customer')['pk'];
    const shipping = till.page.offers('shippingOptions').at(-1)?.['pk'];
    const payment = till.page.offer('paymentOptions', 'payment_type', 'funds_transfer')['pk'];

    const answers = await Promise.all([
      shop.visitor.call('setDeliveryOption', delivery),
      shop.visitor.call('setAddresses', pair),
      shop.visitor.call('setShippingOption', shipping),
      shop.visitor.call('setPaymentOption', payment),
      shop.visitor.call('setOrderNote', 'Ring twice'),
    ]);
    await shop.visitor.settle();

    for (const { error } of answers) expect(error).toBeUndefined();
    await till.open();
    expect(till.page.preOrder).toMatchObject({
      delivery_option: { pk: delivery },
      shipping_address: { pk: address?.['pk'] },
      shipping_option: { pk: shipping },
      payment_option: { pk: payment },
      notes: 'Ring twice',
    });
  });
});

describe('a change while the card is typed', () => {
  /** How often the client has chosen instalments by itself. */
  const instalments = (): number => till.posted.filter((name) => name === 'InstallmentSelectionPage').length;

  test('of shipping makes the client choose the instalments again, once', async () => {
    await till.fill();
    await till.asCustomer();
    await till.typeCard(cards.approved);
    const before = till.page.preOrder;

    await till.act('setShippingOption', till.page.offers('shippingOptions').at(-1)?.['pk']);

    const { preOrder } = till.page;
    expect(instalments()).toBeLessThanOrEqual(2);
    expect(minor(preOrder['unpaid_amount'])).toBeGreaterThan(minor(before['unpaid_amount']));
    expect(preOrder['installment']).toMatchObject({
      installment_count: 1,
      price_with_accrued_interest: preOrder['unpaid_amount'],
    });
    await till.act('completeCreditCardPayment', card(cards.approved));
    expect(await till.thanks()).toMatchObject({ amount: preOrder['total_amount'] });
  });

  test('of the way to get the goods comes to an end, and can be paid for', async () => {
    await till.fill();
    await till.asCustomer();
    await till.typeCard(cards.approved);
    const count = till.posted.length;

    await till.act(
      'setDeliveryOption',
      till.page.offer('deliveryOptions', 'delivery_option_type', 'retail_store')['pk'],
    );
    await till.act('setRetailStore', {
      retailStorePk: till.page.offers('retailStores')[0]?.['pk'],
      billingAddressPk: till.page.offers('addressList')[0]?.['pk'],
    });

    expect(till.posted.length - count).toBeLessThanOrEqual(12);
    expect(till.page.shippingIsDone).toBe(true);
    expect(await till.payWithCard()).toMatchObject({ status: { value: '400' } });
  });

  test('of the basket comes to an end, and is paid for as it is then', async () => {
    await till.fill();
    await till.asCustomer();
    await till.typeCard(cards.approved);
    const count = till.posted.length;
    await till.fill();

    // Another address makes the page fetch the checkout again, with all that it remembers.
    await till.book.add({ title: 'Work' });
    await shop.visitor.settle();

    expect(till.posted.length - count).toBeLessThanOrEqual(12);
    expect(till.page.preOrder).toMatchObject({ basket: { total_quantity: 2 } });
    expect(await till.payWithCard()).toMatchObject({ amount: till.page.preOrder['total_amount'] });
  });
});

describe('the shipping step', () => {
  test('takes two addresses', async () => {
    await till.fill();
    await till.asCustomer();
    const home = till.page.preOrder['shipping_address'];
    const work = await till.book.add({ title: 'Work', line: '1 Analytical Street, floor 9' });
    await shop.visitor.settle();

    await till.act('setAddresses', { shippingAddressPk: at(home, 'pk'), billingAddressPk: work['pk'] });

    expect(till.page.preOrder).toMatchObject({
      shipping_address: { pk: at(home, 'pk') },
      billing_address: { pk: work['pk'], title: 'Work' },
      billing_and_shipping_same: false,
    });
    expect(till.page.shippingIsDone).toBe(true);
  });

  test('shows the change when a chosen address is edited, and chooses another when it is deleted', async () => {
    await till.fill();
    await till.asCustomer();
    const { pk } = fields(till.page.preOrder['shipping_address'], 'shipping_address');
    const work = await till.book.add({ title: 'Work' });
    await shop.visitor.settle(); // The client drops a second asking while the first is under way.
    const edit = await till.book.form({ pk, title: 'Summer house' });
    await shop.visitor.call('editAddress', edit);
    await shop.visitor.settle();
    expect(till.page.preOrder).toMatchObject({ shipping_address: { pk, title: 'Summer house' } });

    await shop.visitor.call('removeAddress', pk);
    await shop.visitor.settle();

    expect(till.page.preOrder).toMatchObject({
      shipping_address: { pk: work['pk'] },
      billing_address: { pk: work['pk'] },
    });
    expect(till.page.shippingIsDone).toBe(true);
  });

  test('is told what is wrong with an address that is none of theirs', async () => {
    await till.fill();
    await till.asCustomer();

    for (const pk of [999_999_999, undefined]) {
      const errors = await till.refused('setAddresses', { shippingAddressPk: pk, billingAddressPk: pk });
      expect(Object.keys(errors).sort()).toEqual(['billing_address', 'shipping_address']);
    }
  });

  test.each([
    ['setDeliveryOption', 'delivery_option'],
    ['setShippingOption', 'shipping_option'],
    ['setPaymentOption', 'payment_option'],
  ])('and every other is told of a choice that there is not: %s', async (endpoint, field) => {
    await till.fill();
    await till.asCustomer();

    for (const pk of [999_999_999, undefined]) {
      const errors = await till.refused(endpoint, pk);
      expect(listAt(errors, field).join(', ')).toMatch(/\S/);
    }
  });

  test('costs what the chosen way of shipping costs', async () => {
    await till.fill();
    await till.asCustomer();

    for (const option of till.page.offers('shippingOptions')) {
      await till.act('setShippingOption', option['pk']);
      const { preOrder } = till.page;
      expect(preOrder).toMatchObject({ shipping_option: option, shipping_amount: option['shipping_amount'] });
      expect(total()).toBe(minor(at(preOrder, 'basket', 'total_amount')) + minor(option['shipping_amount']));
      expect(preOrder['unpaid_amount']).toBe(preOrder['total_amount']);
    }
  });
});

describe('beside the way', () => {
  test('a note is kept, and taken away by an empty one', async () => {
    await till.fill();
    await till.asCustomer();

    const answer = await till.act('setOrderNote', 'Ring twice; the bell is "old" & shy');
    expect([answer['context_list'], at(answer, 'pre_order', 'notes')]).toEqual([
      [],
      'Ring twice; the bell is "old" & shy',
    ]);
    expect(at(await till.act('setOrderNote', ''), 'pre_order', 'notes')).toBeNull();
    await till.act('setOrderNote', 'Ring once');

    await till.typeCard(cards.approved);
    await till.act('completeCreditCardPayment', card(cards.approved));
    expect(await till.thanks()).toMatchObject({ notes: 'Ring once' });
  });

  test('the page of the note tells the whole checkout to whoever asks, and changes nothing', async () => {
    await till.fill();
    await till.asCustomer();

    const answer = await shop.visitor.browser.request('/api/client/orders/checkout/?page=OrderNotePage');

    const { pre_order: told } = fields(await answer.json(), 'checkout');
    expect(told).toEqual(till.page.preOrder);
  });

  test('contracts are rendered from the checkout', async () => {
    await till.fill();
    await till.asCustomer();
    const [line] = listAt(till.page.preOrder, 'basket', 'basketitem_set');

    for (const slug of ['info', 'sales']) {
      const { data, error } = await shop.visitor.call('getContract', slug);
      expect(error, slug).toBeUndefined();
      const contract = String(at(data, 'result')).replaceAll('&amp;', '&');
      expect(contract, slug).toContain('12 Harbour Road, flat 3');
      expect(contract, slug).toContain(String(at(line, 'product', 'name')));
      expect(contract, slug).not.toMatch(/<script/i);
    }
    const { error } = await shop.visitor.call('getContract', 'no-such-contract');
    expect(error).toMatchObject({ status: 404 });
  });
});

describe('a basket that changes in the middle of its checkout', () => {
  test('keeps addresses and shipping, and is reckoned anew', async () => {
    await till.fill();
    await till.asCustomer();
    const before = total();

    await till.fill();
    await till.open();

    expect(total()).toBeGreaterThan(before);
    expect(till.page.shippingIsDone).toBe(true);
  });

  test('sends the shopper back when nothing is left', async () => {
    await till.fill();
    await till.asCustomer();

    await shop.visitor.call('clearBasket');

    const { data } = await shop.visitor.call('fetchCheckout');
    expect([at(data, 'redirect_url'), pagesOf(data)]).toEqual(['/baskets/basket/', []]);
  });
});
