import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { useShop } from '../../../tests/support/app.ts';
import { type Answer, type Customer, field } from '../../../tests/support/customer.ts';
import { grantLoyalty, issueGiftCards } from '../loyalty/index.ts';
import { promote, promotionInput, voucherInput } from '../promotions/promotions.fixture.ts';
import * as till from './checkout.support.ts';

/** The ways from the basket to the order. Goods are 2 × 10.00, the courier takes 6.90. */

const shop = useShop({ env: till.ENV });

let tea = 0;

beforeAll(async () => {
  await till.openTill(shop());
  tea = await till.goods(shop(), 500);
});

// Who orders gets a mail.
afterEach(() => shop().runJobs());

const ANY_PK: unknown = expect.any(Number);
const HEX_40: unknown = expect.stringMatching(/^[0-9a-f]{40}$/);

const amounts = (answer: Answer) =>
  ['shipping_amount', 'total_amount', 'total_amount_with_interest', 'loyalty_money', 'unpaid_amount'].map((name) =>
    till.preOrder(answer, name),
  );

/** The order that an answer ends in, as its page shows it. */
async function orderOf(browser: Customer, answer: Answer): Promise<unknown> {
  const shown = await browser.get(`${till.completedIn(answer)}?format=json`);
  expect(shown.status).toBe(200);
  return field(shown.json, 'order');
}

const some = (order: unknown, ...names: string[]) => names.map((name) => field(order, name));

describe('a guest', () => {
  it('tells who they are, and orders by transfer', async () => {
    const guest = await till.aGuestWith(shop(), tea);
    const start = await guest.get(till.CHECKOUT);
    expect([field(start.json, 'template_name'), till.pagesIn(start)]).toEqual(['orders/index.html', ['IndexPage']]);
    expect(field(start.json, 'context_list', 0, 'page_context')).toEqual({
      ...{ is_user_logged_in: false, can_guest_purchase: true, has_gift_box: true },
    });
    const told = await till.pass(guest, 'IndexPage', { user_email: 'Bo@Example.org', phone_number: '0555 111 22 33' });
    expect(till.preOrder(told, 'is_guest')).toBe(true);
    expect(till.preOrder(told, 'user_phone_number')).toBe('05551112233');
    expect([field(told.json, 'template_name'), till.pagesIn(told)[0]]).toEqual([
      ...['orders/checkout.html', 'DeliveryOptionSelectionPage'],
    ]);
    const chosen = await till.payBy(guest, await till.addAddress(guest), 'transfer');
    expect(till.pagesIn(chosen)).toEqual(['PaymentOptionSelectionPage', 'FundsTransferChoicePage']);
    const account = field(till.keyIn(chosen, 'bank_accounts'), 0, 'pk');
    const ready = await till.pass(guest, 'FundsTransferChoicePage', { bank_account: account });
    expect(till.pagesIn(ready)).toEqual(['FundsTransferPage']);
    const placed = await till.pass(guest, 'FundsTransferPage', { agreement: 1 });
    expect(till.pagesIn(placed)).toEqual(['ThankYouPage']);
    expect(field(placed.json, 'context_list', 0, 'page_context')).toEqual({
      ...{ redirect_url: till.completedIn(placed), order_id: ANY_PK, new_user: false, campaigns: [] },
      token: HEX_40,
    });
    expect(till.preOrder(placed, 'basket', 'basketitem_set', 0, 'quantity')).toBe(2);
    const order = await orderOf(guest, placed);
    expect(some(order, 'amount', 'user_email', 'payment_option_slug')).toEqual(['26.90', 'bo@example.org', 'transfer']);
    expect(field(order, 'status', 'value')).toBe('300');
  });

  it('is told what is wrong with address and phone, and stays where they are', async () => {
    const guest = await till.aGuestWith(shop(), tea);
    const wrong = await till.submit(guest, 'IndexPage', { user_email: 'nobody', phone_number: '12' });
    expect([wrong.status, field(wrong.json, 'errors')]).toEqual([
      200,
      { user_email: ['Enter a valid email address.'], phone_number: ['Enter a valid phone number.'] },
    ]);
    expect(till.pagesIn(await guest.get(till.CHECKOUT))).toEqual(['IndexPage']);
  });
});

describe('a customer', () => {
  it('pays by card, without the bank’s page, and with interest', async () => {
    const { browser, address } = await till.aCustomerWith(shop(), tea);
    const ready = await till.toCard(browser, address, '555555', 3);
    // 3.1 per cent of 26.90, rounded up.
    expect(amounts(ready)).toEqual(['6.90', '26.90', '27.74', '0.00', '26.90']);
    expect(till.preOrder(ready, 'installment', 'monthly_price_with_accrued_interest')).toBe('9.25');
    expect(till.pagesIn(ready)).toEqual(['CreditCardConfirmationPage']);
    const placed = await till.pass(browser, 'CreditCardConfirmationPage', till.typed(till.CARDS.good));
    const order = await orderOf(browser, placed);
    expect(some(order, 'amount', 'installment_count', 'installment_interest_amount', 'bin_number')).toEqual([
      ...['27.74', 3, '0.84', '555555'],
    ]);
  });

  it('is declined, and accepted with another card', async () => {
    const { browser, address } = await till.aCustomerWith(shop(), tea);
    await till.toCard(browser, address, '545454');
    const declined = await till.submit(browser, 'CreditCardConfirmationPage', till.typed(till.CARDS.declined));
    expect([declined.status, field(declined.json, 'errors')]).toEqual([
      200,
      { non_field_errors: ['The payment was declined.'] },
    ]);
    expect(till.pagesIn(declined)).toEqual(['CreditCardConfirmationPage']);
    expect(till.preOrder(declined, 'installment', 'installment_count')).toBe(1);
    const good = await till.pass(browser, 'CreditCardConfirmationPage', till.typed('5454545454545454'));
    expect(some(await orderOf(browser, good), 'amount')).toEqual(['26.90']);
  });

  it.each([
    ['cash', '28.90'],
    ['card', '26.90'],
  ])('pays %s at the door', async (value, total) => {
    const { browser, address } = await till.aCustomerWith(shop(), tea);
    const choices = await till.payBy(browser, address, 'at-the-door');
    expect(till.pagesIn(choices)).toEqual(['PayOnDeliveryPaymentChoicePage']);
    expect(till.keyIn(choices, 'payment_choices')).toEqual([
      { label: 'Cash', value: 'cash', price: '2.00' },
      { label: 'Card', value: 'card', price: '0.00' },
    ]);
    const chosen = await till.pass(browser, 'PayOnDeliveryPaymentChoicePage', { payment_choice: value });
    expect([till.preOrder(chosen, 'total_amount'), till.pagesIn(chosen)]).toEqual([total, ['PayOnDeliveryPage']]);
    const placed = await till.pass(browser, 'PayOnDeliveryPage', { agreement: 1, paymentType: value });
    const order = await orderOf(browser, placed);
    expect([field(order, 'amount'), field(order, 'status', 'value')]).toEqual([total, '350']);
  });

  it('fetches the goods from a store', async () => {
    const { browser, address, customer } = await till.aCustomerWith(shop(), tea);
    const start = await browser.get(till.CHECKOUT);
    const stores = await till.pass(browser, 'DeliveryOptionSelectionPage', {
      delivery_option: till.pkOf(start, 'delivery_options', 'store'),
    });
    expect(till.pagesIn(stores)).toEqual(['RetailStoreSelectionPage']);
    const offered = till.keyIn(stores, 'retail_stores');
    expect(Array.isArray(offered) ? offered.map((store) => field(store, 'name')) : null).toEqual(['Store harbour']);
    const store = field(offered, 0, 'pk');
    const chosen = await till.pass(browser, 'RetailStoreSelectionPage', {
      ...{ retail_store: store, billing_address: address },
    });
    expect(till.preOrder(chosen, 'shipping_address')).toMatchObject({
      ...{ pk: null, primary: null, postcode: null, title: 'Store harbour', line: '4 Harbour Street' },
      ...{ first_name: 'Ada', last_name: 'Example', email: customer.email },
      // The store names none.
      district: { pk: 3423, name: 'Other', city: 34, township: 3423 },
    });
    expect(till.preOrder(chosen, 'billing_and_shipping_same')).toBe(false);
    const options = await till.pass(browser, 'ShippingOptionSelectionPage', {
      shipping_option: till.pkOf(chosen, 'shipping_options', 'pick-up'),
    });
    await till.pass(browser, 'PaymentOptionSelectionPage', {
      payment_option: till.pkOf(options, 'payment_options', 'transfer'),
    });
    const account = field(till.keyIn(await browser.get(till.CHECKOUT), 'bank_accounts'), 0, 'pk');
    await till.pass(browser, 'FundsTransferChoicePage', { bank_account: account });
    const order = await orderOf(browser, await till.pass(browser, 'FundsTransferPage', { agreement: 1 }));
    expect(field(order, 'amount')).toBe('20.00');
    expect(field(order, 'shipping_address')).toMatchObject({ line: '4 Harbour Street', district: { pk: 3423 } });
  });

  it('uses a part of the balance, and pays the rest by card', async () => {
    const { browser, address, customer } = await till.aCustomerWith(shop(), tea);
    await grant(customer.email, 1000);
    await till.payBy(browser, address, 'credit-card');
    const page = await browser.get(`${till.CHECKOUT}?page=LoyaltyMoneyUsagePage`);
    expect(till.keyIn(page, 'balance')).toBe('10.00');
    const used = await till.pass(browser, 'LoyaltyMoneyUsagePage', { loyalty_amount_to_use: '6.5' });
    expect([till.pagesIn(used), ...amounts(used)]).toEqual([[], '6.90', '26.90', '26.90', '6.50', '20.40']);
    await till.pass(browser, 'BinNumberPage', { bin_number: '555555' });
    const plans = await browser.get(`${till.CHECKOUT}?page=InstallmentSelectionPage`);
    await till.pass(browser, 'InstallmentSelectionPage', {
      installment: field(till.keyIn(plans, 'installments'), 0, 'pk'),
    });
    const placed = await till.pass(browser, 'CreditCardConfirmationPage', till.typed(till.CARDS.good));
    expect(some(await orderOf(browser, placed), 'amount')).toEqual(['26.90']);
    expect(await balanceOf(browser)).toBe('3.50');
  });

  it('pays with the balance alone', async () => {
    const { browser, address, customer } = await till.aCustomerWith(shop(), tea);
    await grant(customer.email, 3000);
    const chosen = await till.payBy(browser, address, 'balance');
    expect([till.pagesIn(chosen), till.preOrder(chosen, 'unpaid_amount')]).toEqual([
      ['LoyaltyPaymentSelectedPage'],
      '0.00',
    ]);
    const placed = await till.pass(browser, 'LoyaltyMoneyPage', { agreement: 'true' });
    expect(field(await orderOf(browser, placed), 'status', 'value')).toBe('400');
    expect(await balanceOf(browser)).toBe('3.10');
  });

  it('pays everything with a gift card, whatever option was chosen', async () => {
    const { browser, address } = await till.aCustomerWith(shop(), tea);
    const [code = ''] = await issueGiftCards(shop().deps, { count: 1, amount: 5000, currency: 'eur', expiresAt: null });
    await till.payBy(browser, address, 'credit-card');
    const wrong = await till.submit(browser, 'GiftCardApplyPage', { gift_card_code: 'AAAA-BBBB-CCCC-DDDD' });
    expect(Object.keys(till.errorsIn(wrong) ?? {})).toEqual(['gift_card_code']);
    expect(till.preOrder(wrong, 'gift_card')).toBeNull();
    const used = await till.pass(browser, 'GiftCardApplyPage', { gift_card_code: code });
    expect(till.preOrder(used, 'gift_card')).toEqual({ code_end: code.slice(-4), amount: '26.90' });
    expect(till.preOrder(used, 'unpaid_amount')).toBe('0.00');
    expect(till.pagesIn(await browser.get(till.CHECKOUT)).at(-1)).toBe('LoyaltyPaymentSelectedPage');
    const placed = await till.pass(browser, 'LoyaltyPaymentSelectedPage', { agreement: 'true' });
    expect(some(await orderOf(browser, placed), 'amount')).toEqual(['26.90']);
    await till.put(browser, tea);
    const again = await till.pass(browser, 'GiftCardApplyPage', { gift_card_code: code });
    expect(till.keyIn(await browser.get(`${till.CHECKOUT}?page=GiftCardPage`), 'gift_card')).toEqual({
      ...{ code_end: code.slice(-4), amount: '10.00', balance: '23.10' },
    });
    expect(till.preOrder(again, 'unpaid_amount')).toBe('0.00');
  });

  it('has a coupon taken off, and puts it back', async () => {
    const { browser, address, customer } = await till.aCustomerWith(shop(), tea);
    const [key, code] = [`code-${customer.id}`, `CODE${customer.id}`];
    await promote(
      shop(),
      [promotionInput(key, { kind: 'coupon_code' })],
      [voucherInput(code, key, { customer: customer.email })],
    );
    await till.payBy(browser, address, 'transfer');
    const coupons = till.keyIn(await browser.get(`${till.CHECKOUT}?page=CouponSelectionPage`), 'coupons');
    expect(coupons).toMatchObject([{ voucher_code: code, is_selected: false }]);
    const coupon = field(coupons, 0, 'pk');
    const selected = await till.pass(browser, 'CouponSelectionPage', { coupon, action: 'select' });
    expect([till.pagesIn(selected), till.preOrder(selected, 'total_amount')]).toEqual([[], '24.90']);
    const removed = await till.pass(browser, 'CouponSelectionPage', { coupon, action: 'remove' });
    expect(till.preOrder(removed, 'total_amount')).toBe('26.90');
    const strange = await till.submit(browser, 'CouponSelectionPage', { coupon: 987_654, action: 'select' });
    expect(field(strange.json, 'errors')).toEqual({ coupon: ['Invalid pk "987654" - object does not exist.'] });
  });

  it('leaves a note and has the goods put into a gift box', async () => {
    const { browser, address } = await till.aCustomerWith(shop(), tea);
    await till.payBy(browser, address, 'transfer');
    const noted = await till.pass(browser, 'OrderNotePage', { notes: 'Ring twice' });
    expect([till.pagesIn(noted), till.preOrder(noted, 'notes')]).toEqual([[], 'Ring twice']);
    const opened = await till.pass(browser, 'GiftBoxIndexPage');
    expect([till.pagesIn(opened), till.keyIn(opened, 'price')]).toEqual([['GiftBoxPage'], '4.50']);
    const boxed = await till.pass(browser, 'GiftBoxPage', { note: 'Happy birthday', gift_video: true });
    expect(till.preOrder(boxed, 'gift_box')).toEqual({
      ...{ note: 'Happy birthday', gift_video: true, gift_video_notification_sent: false, price: '4.50' },
    });
    expect(till.preOrder(boxed, 'total_amount')).toBe('31.40');
    const accounts = await browser.get(till.CHECKOUT);
    await till.pass(browser, 'FundsTransferChoicePage', {
      bank_account: field(till.keyIn(accounts, 'bank_accounts'), 0, 'pk'),
    });
    const order = await orderOf(browser, await till.pass(browser, 'FundsTransferPage', { agreement: 1 }));
    expect(some(order, 'amount', 'notes', 'has_gift_box', 'gift_box_note')).toEqual([
      ...['31.40', 'Ring twice', true, 'Happy birthday'],
    ]);
    expect(till.preOrder(await till.pass(browser, 'OrderNotePage'), 'notes')).toBeUndefined();
  });
});

async function grant(email: string, amount: number): Promise<void> {
  await grantLoyalty(shop().deps, { email, currency: 'eur', amount, kind: 'sale', reference: null });
}

/** What is left, seen from the next basket. */
async function balanceOf(browser: Customer): Promise<unknown> {
  await till.put(browser, tea);
  return till.keyIn(await browser.get(`${till.CHECKOUT}?page=LoyaltyMoneyUsagePage`), 'balance');
}
