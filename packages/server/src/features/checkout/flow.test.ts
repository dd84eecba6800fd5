import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { useShop } from '../../../tests/support/app.ts';
import { type Answer, field } from '../../../tests/support/customer.ts';
import { isRecord } from '../../platform/http/decoding/index.ts';
import * as till from './checkout.support.ts';

/** How the steps hang together: what a choice takes away, and what is answered out of turn. */

const shop = useShop({ env: till.ENV });

let tea = 0;

beforeAll(async () => {
  await till.openTill(shop());
  tea = await till.goods(shop(), 500);
});

// Who orders gets a mail.
afterEach(() => shop().runJobs());

const some = (answer: Answer, ...names: string[]) => names.map((name) => till.preOrder(answer, name));
const slug = (answer: Answer, name: string) => field(till.preOrder(answer, name), 'slug');
const errors = till.errorsIn;

/** The checkout of a browser as it is stored. */
async function stored() {
  return shop().database.db.selectFrom('checkouts').selectAll().orderBy('basket_id').execute();
}

const keysOf = (value: unknown) => Object.keys(isRecord(value) ? value : {});

describe('looking', () => {
  it('shows the whole way up to the page that is due', async () => {
    const { browser, address } = await till.aCustomerWith(shop(), tea);
    const pages = async () => till.pagesIn(await browser.get(till.CHECKOUT));
    expect(await pages()).toEqual(['IndexPage', 'DeliveryOptionSelectionPage']);
    await till.toCard(browser, address);
    expect(await pages()).toEqual([
      ...['IndexPage', 'DeliveryOptionSelectionPage', 'AddressSelectionPage', 'ShippingOptionSelectionPage'],
      ...['PaymentOptionSelectionPage', 'BinNumberPage', 'InstallmentSelectionPage', 'CreditCardConfirmationPage'],
    ]);
  });

  it('never sends instalments beside a choice of delivery options', async () => {
    const { browser, address } = await till.aCustomerWith(shop(), tea);
    await till.toCard(browser, address);
    const whole = await browser.get(till.CHECKOUT);
    expect([till.keyIn(whole, 'installments'), till.keyIn(whole, 'card_type')]).toEqual([undefined, undefined]);
    const page = await browser.get(`${till.CHECKOUT}?page=InstallmentSelectionPage`);
    expect([till.pagesIn(page), till.keyIn(page, 'card_type')]).toEqual([
      ['InstallmentSelectionPage'],
      { name: 'Blue', slug: 'blue', logo: null },
    ]);
  });

  it('shows the page that is asked for, or the one that is due; an unknown one is the way', async () => {
    const { browser } = await till.aCustomerWith(shop(), tea);
    const pages = async (name: string) => till.pagesIn(await browser.get(`${till.CHECKOUT}?page=${name}`));
    expect(await pages('ShippingOptionSelectionPage')).toEqual(['DeliveryOptionSelectionPage']);
    expect(await pages('OrderNotePage')).toEqual([]);
    expect(await pages('MasterpassBinNumberPage')).toEqual(['IndexPage', 'DeliveryOptionSelectionPage']);
  });

  it('has every key of the pre-order from the start', async () => {
    const { browser } = await till.aCustomerWith(shop(), tea);
    const answer = await browser.get(till.CHECKOUT);
    expect(keysOf(field(answer.json, 'pre_order')).sort()).toEqual(
      [
        ...['basket', 'shipping_address', 'billing_address', 'billing_and_shipping_same', 'delivery_option'],
        ...['retail_store', 'shipping_option', 'payment_option', 'payment_choice', 'credit_payment_option'],
        ...['installment', 'shipping_amount', 'total_amount', 'total_amount_with_interest', 'unpaid_amount'],
        ...['loyalty_money', 'currency_type_label', 'redirect_to_three_d', 'is_redirected', 'is_guest'],
        ...['is_post_order', 'phone_number', 'user_phone_number', 'gift_box', 'delivery_range', 'notes'],
        ...['notifications', 'gift_card', 'saved_card'],
      ].sort(),
    );
    expect(some(answer, 'shipping_amount', 'unpaid_amount', 'is_redirected', 'shipping_address')).toEqual([
      ...['0.00', '20.00', false, null],
    ]);
  });

  it('writes nothing but what the shopper was shown', async () => {
    const { browser, address } = await till.aCustomerWith(shop(), tea);
    await browser.get(till.CHECKOUT);
    const empty = await stored();
    await till.payBy(browser, address, 'transfer');
    const before = await stored();
    expect(before.length).toBe(empty.length + 1);
    await browser.get(till.CHECKOUT);
    await browser.get(`${till.CHECKOUT}?page=OrderNotePage`);
    expect(await stored()).toEqual(before);
    await till.put(browser, tea);
    await browser.get(till.CHECKOUT);
    expect(await stored()).toEqual(
      before.map((row, index) => (index === before.length - 1 ? { ...row, seen: 'eur 3690 0 0 0' } : row)),
    );
  });
});

describe('a choice', () => {
  it('of another way to deliver takes away how it is paid; the same again takes nothing', async () => {
    const { browser, address } = await till.aCustomerWith(shop(), tea);
    await till.toCard(browser, address);
    const start = await browser.get(till.CHECKOUT);
    const [home, store] = ['home', 'store'].map((key) => till.pkOf(start, 'delivery_options', key));
    const same = await till.pass(browser, 'DeliveryOptionSelectionPage', { delivery_option: home });
    expect(till.pagesIn(same).at(-1)).toBe('CreditCardConfirmationPage');
    expect(slug(same, 'payment_option')).toBe('credit-card');
    const other = await till.pass(browser, 'DeliveryOptionSelectionPage', { delivery_option: store });
    expect(some(other, 'shipping_address', 'shipping_option', 'payment_option', 'installment')).toEqual([
      ...[null, null, null, null],
    ]);
    expect(till.pagesIn(other)).toEqual(['RetailStoreSelectionPage']);
  });

  it('of an address takes away the instalments, of a card’s digits too', async () => {
    const { browser, address } = await till.aCustomerWith(shop(), tea);
    const other = await till.addAddress(browser, { title: 'Work' });
    await till.toCard(browser, address);
    const moved = await till.pass(browser, 'AddressSelectionPage', {
      shipping_address: other,
      billing_address: address,
    });
    expect(some(moved, 'installment', 'billing_and_shipping_same')).toEqual([null, false]);
    expect([slug(moved, 'payment_option'), till.pagesIn(moved).at(-1)]).toEqual([
      ...['credit-card', 'InstallmentSelectionPage'],
    ]);
    await till.toCard(browser, address);
    const sameDigits = await till.pass(browser, 'BinNumberPage', { bin_number: '555555' });
    expect(till.preOrder(sameDigits, 'installment', 'installment_count')).toBe(1);
    const digits = await till.pass(browser, 'BinNumberPage', { bin_number: '999999' });
    expect(till.preOrder(digits, 'installment')).toBeNull();
    expect(till.keyIn(digits, 'installments')).toMatchObject([{ installment_count: 1 }]);
  });

  it('of the payment option takes away all of the old one, the same option included', async () => {
    const { browser, address } = await till.aCustomerWith(shop(), tea);
    await till.toCard(browser, address);
    const options = await browser.get(`${till.CHECKOUT}?page=PaymentOptionSelectionPage`);
    const again = await till.pass(browser, 'PaymentOptionSelectionPage', {
      payment_option: till.pkOf(options, 'payment_options', 'credit-card'),
    });
    expect([till.preOrder(again, 'installment'), till.pagesIn(again)]).toEqual([null, ['BinNumberPage']]);
  });

  it('that is gone is none: an address that was deleted, a basket that holds something else', async () => {
    const { browser, address } = await till.aCustomerWith(shop(), tea);
    await till.toCard(browser, address);
    await till.put(browser, tea);
    const grown = await browser.get(till.CHECKOUT);
    expect([slug(grown, 'payment_option'), till.preOrder(grown, 'installment'), till.pagesIn(grown).at(-1)]).toEqual([
      ...['credit-card', null, 'BinNumberPage'],
    ]);
    expect((await browser.delete(`/address/${address}/`)).status).toBe(204);
    const moved = await browser.get(till.CHECKOUT);
    expect(some(moved, 'shipping_address', 'billing_address', 'shipping_option')).toEqual([null, null, null]);
    const nowhere = await till.submit(browser, 'AddressSelectionPage', {
      ...{ shipping_address: 'undefined', billing_address: 'undefined' },
    });
    expect([nowhere.status, Object.keys(errors(nowhere) ?? {}), till.keyIn(nowhere, 'addresses')]).toEqual([
      ...[200, ['shipping_address', 'billing_address'], []],
    ]);
  });

  it('can be taken back as a whole', async () => {
    const { browser, address } = await till.aCustomerWith(shop(), tea);
    await till.deliver(browser, address);
    const cleared = await till.pass(browser, 'AddressClearPage');
    expect([till.pagesIn(cleared), ...some(cleared, 'shipping_address', 'billing_address')]).toEqual([
      ...[['AddressSelectionPage'], null, null],
    ]);
  });
});

describe('what cannot be taken', () => {
  it('is answered with the page that is due, and its own lists empty, when its turn has not come', async () => {
    const { browser } = await till.aCustomerWith(shop(), tea);
    const before = await stored();
    const early = await till.submit(browser, 'PaymentOptionSelectionPage', { payment_option: 1 });
    expect([early.status, errors(early), till.pagesIn(early)]).toEqual([
      ...[200, null, ['DeliveryOptionSelectionPage', 'PaymentOptionSelectionPage']],
    ]);
    expect(till.keyIn(early, 'payment_options')).toEqual([]);
    expect(await stored()).toEqual(before);
  });

  it.each([
    ['ShippingOptionSelectionPage', { shipping_option: 424_242 }, 'shipping_option'],
    ['PaymentOptionSelectionPage', { payment_option: 'undefined' }, 'payment_option'],
    ['DeliveryOptionSelectionPage', {}, 'delivery_option'],
    ['BinNumberPage', { bin_number: '55555' }, 'bin_number'],
    ['InstallmentSelectionPage', { installment: 424_242 }, 'installment'],
    ['CreditCardConfirmationPage', {}, 'agreement'],
    ['OrderNotePage', { notes: 'x'.repeat(1001) }, 'notes'],
    ['LoyaltyMoneyUsagePage', { loyalty_amount_to_use: '0.01' }, 'loyalty_amount_to_use'],
    ['LoyaltyMoneyUsagePage', { loyalty_amount_to_use: '1e3' }, 'loyalty_amount_to_use'],
    ['GiftCardUpdateAmountPage', { amount: '1' }, 'non_field_errors'],
    ['MasterpassOrderNoPage', {}, 'page'],
    ['', {}, 'page'],
  ])('changes nothing and is told: %s %j', async (page, fields, name) => {
    const { browser, address } = await till.aCustomerWith(shop(), tea);
    await till.toCard(browser, address);
    const before = await stored();
    const answer = await till.submit(browser, page, fields);
    expect([answer.status, Object.keys(errors(answer) ?? {})[0]]).toEqual([200, name]);
    expect(Object.values(errors(answer) ?? {}).every(Array.isArray)).toBe(true);
    expect(slug(answer, 'payment_option')).toBe('credit-card');
    expect(await stored()).toEqual(before);
  });

  it('needs a token, but for returns; a call that names two pages is no return', async () => {
    const { browser } = await till.aCustomerWith(shop(), tea);
    const call = { form: { notes: 'x' }, noToken: true };
    const status = async (query: string) => (await browser.send('POST', `${till.CHECKOUT}?${query}`, call)).status;
    expect(await status('page=OrderNotePage')).toBe(403);
    expect(await status('page=OrderNotePage&page=CreditCardThreeDSecurePage')).toBe(403);
    const before = await stored();
    const twice = `${till.CHECKOUT}?page=CreditCardThreeDSecurePage&%20page=OrderNotePage`;
    expect((await browser.send('POST', twice, call)).status).toBe(403);
    const smuggled = await browser.post(twice, { notes: 'x' }, { noToken: true });
    expect([smuggled.status, Object.keys(errors(smuggled) ?? {})]).toEqual([200, ['page']]);
    expect(await stored()).toEqual(before);
  });

  it('is an order of an amount that the shopper has not seen', async () => {
    const { browser, address } = await till.aCustomerWith(shop(), tea);
    const other = await till.goods(shop(), 10);
    await till.put(browser, other);
    await till.payBy(browser, address, 'wallet');
    // Prices rise, and the basket says nothing of it.
    await shop()
      .database.db.updateTable('prices')
      .set({ price: 1500, retail_price: 1500 })
      .where('product_id', '=', other)
      .execute();
    const changed = await till.submit(browser, 'RedirectionPaymentSelectedPage', { agreement: 'true' });
    expect(errors(changed)).toEqual({
      non_field_errors: ['Your basket or its total has changed. Please check it and confirm again.'],
    });
    expect([till.pagesIn(changed), till.preOrder(changed, 'unpaid_amount')]).toEqual([
      ...[['RedirectionPaymentSelectedPage'], '41.90'],
    ]);
    const orders = await shop().database.db.selectFrom('orders').select('id').where('amount', '=', 4190).execute();
    expect(orders).toEqual([]);
    const confirmed = await till.pass(browser, 'RedirectionPaymentSelectedPage', { agreement: 'true' });
    expect(till.keyIn(confirmed, 'redirect_url')).toBe('/orders/redirection/');
  });
});
