import fc from 'fast-check';
import { sql } from 'kysely';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { useShop } from '../../../tests/support/app.ts';
import { type Customer, field } from '../../../tests/support/customer.ts';
import * as till from './checkout.support.ts';
import { findPage, RETURNS } from './pages/pages.ts';

/** Whatever is sent to a page, the answer is the envelope: clients can do nothing with any other. */

const shop = useShop({ env: { ...till.ENV, ARASTA_THROTTLE: 'off' } });

const PAGES = [
  ...['IndexPage', 'DeliveryOptionSelectionPage', 'AddressSelectionPage', 'AddressClearPage'],
  ...['RetailStoreSelectionPage', 'ShippingOptionSelectionPage', 'PaymentOptionSelectionPage', 'BinNumberPage'],
  ...['SavedCardSelectionPage', 'SavedCardConfirmationPage'],
  ...['InstallmentSelectionPage', 'CreditCardConfirmationPage', 'FundsTransferChoicePage', 'FundsTransferPage'],
  ...['PayOnDeliveryPaymentChoicePage', 'PayOnDeliveryPage', 'LoyaltyPaymentSelectedPage', 'LoyaltyMoneyPage'],
  ...['RedirectionPaymentSelectedPage', 'OrderNotePage', 'GiftBoxIndexPage', 'GiftBoxPage', 'LoyaltyMoneyUsagePage'],
  ...['CouponSelectionPage', 'GiftCardPage', 'GiftCardApplyPage', 'GiftCardUpdateAmountPage'],
];

const FIELDS = [
  ...['user_email', 'phone_number', 'delivery_option', 'shipping_address', 'billing_address', 'retail_store'],
  ...['shipping_option', 'payment_option', 'bin_number', 'installment', 'agreement', 'use_three_d', 'card_holder'],
  ...['card_number', 'card_month', 'card_year', 'card_cvv', 'bank_account', 'payment_choice', 'paymentType'],
  ...['loyalty_amount_to_use', 'coupon', 'action', 'gift_card_code', 'amount', 'note', 'gift_video', 'notes'],
  ...['save_card', 'saved_card'],
  ...['__proto__', 'constructor', 'page'],
];

let browser: Customer;
let tea = 0;

beforeAll(async () => {
  await till.openTill(shop());
  tea = await till.goods(shop(), 5000);
  const made = await till.aCustomerWith(shop(), tea);
  browser = made.browser;
  await till.toCard(browser, made.address);
});

afterEach(() => shop().runJobs());

const value = fc.oneof(
  fc.constantFrom(
    '1',
    '0',
    'true',
    'on',
    'undefined',
    'null',
    '-1',
    '1e9',
    '99999999999999999999',
    '0.005',
    "' or 1=1--",
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('\0', '\ud800', '<script>', '5454540000000013', 'x'.repeat(3000), 'constructor'),
  fc.jsonValue({ maxDepth: 2 }),
);

const body = fc.dictionary(fc.constantFrom(...FIELDS), value, { maxKeys: 10 });

const isTexts = (value: unknown) => Array.isArray(value) && value.every((text) => typeof text === 'string');

it('has a page for every name here', () => {
  expect(PAGES.filter((name) => findPage(name) === null)).toEqual([]);
});

it('answers the envelope to anything that is sent to a page', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...PAGES, ...RETURNS, 'NoSuchPage'), body, async (page, sent) => {
      const answer = await browser.post(`${till.CHECKOUT}?page=${page}`, sent);
      expect([page, answer.status]).toEqual([page, 200]);
      expect(Array.isArray(field(answer.json, 'context_list'))).toBe(true);
      expect(Object.values(till.errorsIn(answer) ?? {}).every(isTexts)).toBe(true);
      const contexts = field(answer.json, 'context_list');
      const shown = Array.isArray(contexts) ? contexts.map((one) => field(one, 'page_context')) : [];
      expect(shown.every((context) => typeof context === 'object' && context !== null)).toBe(true);
      if (field(answer.json, 'pre_order') === undefined) await till.put(browser, tea);
    }),
    { numRuns: 250 },
  );
}, 120_000);

it('answers looking at anything', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.constantFrom(...PAGES), fc.string({ maxLength: 30 })), async (page) => {
      const answer = await browser.get(`${till.CHECKOUT}?page=${encodeURIComponent(page)}`);
      expect([page, answer.status]).toEqual([page, 200]);
    }),
    { numRuns: 60 },
  );
}, 60_000);

it('keeps nothing of a card anywhere', async () => {
  const { browser: buyer, address } = await till.aCustomerWith(shop(), tea);
  await till.toCard(buyer, address, '545454');
  const cvv = '8642';
  const answers = [
    await till.submit(buyer, 'CreditCardConfirmationPage', till.typed(till.CARDS.declined, { card_cvv: cvv })),
    await till.submit(buyer, 'CreditCardConfirmationPage', till.typed('5454545454545454', { card_cvv: cvv })),
  ];
  const { rows } = await dump();
  const texts = [...answers.map(({ text }) => text), shop().logs(), ...rows];
  for (const secret of [till.CARDS.declined, '5454545454545454']) {
    expect(texts.filter((text) => text.includes(secret))).toEqual([]);
  }
  expect(rows.filter((text) => new RegExp(`\\b${cvv}\\b`).test(text))).toEqual([]);
  expect(shop().logs()).not.toMatch(new RegExp(`"${cvv}"`));
});

/** Every row of every table, as text. */
async function dump(): Promise<{ rows: string[] }> {
  const { db } = shop().database;
  const tables = await db.introspection.getTables();
  const all = await Promise.all(
    tables.map(async ({ name, schema }) => {
      const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.id(schema ?? '', name)} t`.execute(
        db,
      );
      return rows.map(({ row }) => row);
    }),
  );
  return { rows: all.flat() };
}
