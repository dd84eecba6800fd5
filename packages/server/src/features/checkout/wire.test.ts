import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { useShop } from '../../../tests/support/app.ts';
import { type Answer, field } from '../../../tests/support/customer.ts';
import { promote, promotionInput, voucherInput } from '../promotions/promotions.fixture.ts';
import * as till from './checkout.support.ts';

/** What answers of the checkout say in particular. Goods are 2 × 10.00, the courier takes 6.90. */

const shop = useShop({ env: till.ENV });
const plain = useShop({ env: { ...till.ENV, GIFT_BOX_PRICES: 'usd:4.50' } });

let tea = 0;

beforeAll(async () => {
  await till.openTill(shop());
  tea = await till.goods(shop(), 500);
});

// Who orders gets a mail.
afterEach(() => shop().runJobs());

const REQUIRED = ['This field is required.'];

describe('a store without a district of its own', () => {
  it('has its township’s generic one, in the checkout and in the order', async () => {
    const { browser, address } = await till.aCustomerWith(shop(), tea);
    const stores = await till.pass(browser, 'DeliveryOptionSelectionPage', {
      delivery_option: till.pkOf(await browser.get(till.CHECKOUT), 'delivery_options', 'store'),
    });
    const district = { pk: 3423, name: 'Other', city: 34, township: 3423 };
    expect(field(till.keyIn(stores, 'retail_stores'), 0, 'district')).toEqual(district);
    const chosen = await till.pass(browser, 'RetailStoreSelectionPage', {
      ...{ retail_store: field(till.keyIn(stores, 'retail_stores'), 0, 'pk'), billing_address: address },
    });
    expect(till.preOrder(chosen, 'retail_store', 'district')).toEqual(district);
    const quotes = await browser.get(till.CHECKOUT);
    const options = await till.pass(browser, 'ShippingOptionSelectionPage', {
      shipping_option: till.pkOf(quotes, 'shipping_options', 'pick-up'),
    });
    await till.pass(browser, 'PaymentOptionSelectionPage', {
      payment_option: till.pkOf(options, 'payment_options', 'transfer'),
    });
    const accounts = till.keyIn(await browser.get(till.CHECKOUT), 'bank_accounts');
    await till.pass(browser, 'FundsTransferChoicePage', { bank_account: field(accounts, 0, 'pk') });
    const placed = await till.pass(browser, 'FundsTransferPage', { agreement: 1 });
    const { json } = await browser.get(`${till.completedIn(placed)}?format=json`);
    expect(field(json, 'order', 'shipping_address', 'district')).toEqual({
      ...{ ...district, is_active: true, postcode: null },
    });
  });
});

describe('a pk that a form leaves open', () => {
  it.each(['undefined', 'null', ''])('is missing: %j', async (none) => {
    const { browser } = await till.aCustomerWith(shop(), tea);
    const before = await browser.get(till.CHECKOUT);
    const form = { delivery_option: none };
    const answer = await browser.send('POST', `${till.CHECKOUT}?page=DeliveryOptionSelectionPage`, { form });
    expect(till.errorsIn(answer)).toEqual({ delivery_option: REQUIRED });
    expect((await browser.get(till.CHECKOUT)).json).toEqual(before.json);
  });
});

describe('a payment option', () => {
  it.each(['en', 'tr'])('is called the same in the checkout and in the order: %s', async (language) => {
    const { browser, address } = await till.aCustomerWith(shop(), tea);
    const inLanguage = { headers: { 'accept-language': language } };
    await till.payBy(browser, address, 'transfer');
    const shown = await browser.get(till.CHECKOUT, inLanguage);
    const label = { en: 'Funds Transfer', tr: 'Havale / EFT' }[language];
    expect(till.preOrder(shown, 'payment_option', 'payment_type_label')).toBe(label);
    await till.pass(browser, 'FundsTransferChoicePage', {
      bank_account: field(till.keyIn(shown, 'bank_accounts'), 0, 'pk'),
    });
    const placed = await till.pass(browser, 'FundsTransferPage', { agreement: 1 });
    const { json } = await browser.get(`${till.completedIn(placed)}?format=json`, inLanguage);
    expect(field(json, 'order', 'payment_option', 'payment_type_label')).toBe(label);
  });
});

describe('a coupon that counts by itself', () => {
  it.each([
    ['en', 'This coupon counts by itself and cannot be taken out.'],
    ['tr', 'Bu kupon kendiliğinden uygulanır ve çıkarılamaz.'],
  ])('is not removed, and that is said: %s', async (language, text) => {
    const { browser, address, customer } = await till.aCustomerWith(shop(), tea);
    const [key, code] = [`own-${customer.id}`, `OWN${customer.id}`];
    await promote(
      shop(),
      [promotionInput(key, { kind: 'coupon' })],
      [voucherInput(code, key, { customer: customer.email })],
    );
    await till.payBy(browser, address, 'transfer');
    const page = `${till.CHECKOUT}?page=CouponSelectionPage`;
    const before = await browser.get(page);
    expect(till.keyIn(before, 'coupons')).toMatchObject([{ voucher_code: code, is_selected: true }]);
    const coupon = field(till.keyIn(before, 'coupons'), 0, 'pk');
    const form = { coupon: String(coupon), action: 'remove' };
    const answer = await browser.send('POST', page, { form, headers: { 'accept-language': language } });
    expect(till.errorsIn(answer)).toEqual({ coupon: [text] });
    expect((await browser.get(page)).json).toEqual(before.json);
    const selected = await till.pass(browser, 'CouponSelectionPage', { coupon });
    expect(till.preOrder(selected, 'total_amount')).toEqual(till.preOrder(before, 'total_amount'));
  });
});

describe('a shop without gift boxes in the currency', () => {
  it('shows no page for them, and says why', async () => {
    await till.openTill(plain());
    const { browser } = await till.aCustomerWith(plain(), await till.goods(plain()));
    const told = (answer: Answer) => [till.pagesIn(answer), till.errorsIn(answer)];
    const without = [[], { non_field_errors: ['There are no gift boxes.'] }];
    expect(told(await browser.get(`${till.CHECKOUT}?page=GiftBoxPage`))).toEqual(without);
    expect(told(await till.submit(browser, 'GiftBoxPage', { note: 'x' }))).toEqual(without);
    expect(told(await till.submit(browser, 'GiftBoxIndexPage'))).toEqual(without);
    expect(till.preOrder(await browser.get(till.CHECKOUT), 'gift_box')).toBeNull();
  });
});
