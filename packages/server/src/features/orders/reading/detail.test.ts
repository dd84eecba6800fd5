import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { field } from '../../../../tests/support/customer.ts';
import { giveBackLoyalty, refundToLoyalty, spendLoyalty } from '../../loyalty/index.ts';
import { give, inTransaction } from '../../loyalty/money/money.fixture.ts';
import { ADDRESS, aBuyer, anOrder, aParcel, type Buyer, TRANSFER } from '../orders.support.ts';
import { insertRefund } from '../desk/refunds.queries.ts';

const shop = useShop({
  env: { DEFAULT_CURRENCY: 'eur', AVAILABLE_CURRENCIES: 'eur', MEDIA_URL: 'https://cdn.example' },
});

const LIST = '/users/orders/';
const NOT_FOUND = { detail: 'Not found.' };
const UNAUTHENTICATED = { detail: 'Authentication credentials were not provided.' };

const [PLACED, MODIFIED] = ['2030-04-11T06:24:47.015000Z', '2030-04-11T06:24:47.015000Z'];

const HEX: unknown = expect.stringMatching(/^[0-9a-f]{32}$/);
const NUMBER: unknown = expect.stringMatching(/^51\d{14}$/);
const ANY_PK: unknown = expect.any(Number);

function userOf({ id, email, phone }: Buyer) {
  return {
    ...{ pk: id, username: HEX, email, user_type: 'registered' },
    ...{ first_name: 'Ada', last_name: 'Example', phone, is_active: true, gender: null, date_of_birth: null },
    ...{ email_allowed: false, sms_allowed: false, call_allowed: null, attributes_kwargs: {} },
    attributes: { confirm: true, logged_ip: '127.0.0.1', register_client_type: 'default' },
    ...{ date_joined: PLACED, last_login: PLACED, modified_date: PLACED },
  };
}

function addressOf(buyer: Buyer) {
  return {
    ...{ pk: 7, user: userOf(buyer), title: 'Home', first_name: 'Ada', last_name: 'Example' },
    ...{ email: 'ada@home.example', phone_number: '05551112233', line: '12 Harbour Road', postcode: '06000' },
    country: { pk: 5, name: 'Türkiye', is_active: true, code: 'TR', translations: null },
    city: { pk: 1, name: 'Ankara', is_active: true, country: 5, translations: null, priority: 3, postcode: null },
    township: { pk: 11, name: 'Çankaya', is_active: true, city: 1, postcode: null },
    district: { pk: 12, name: 'Kavaklıdere', is_active: true, city: 1, township: 11, postcode: '06680' },
    ...{ notes: 'Ring twice', is_corporate: false, company_name: null, tax_office: null, tax_no: null },
    ...{ e_bill_taxpayer: false, identity_number: '123', extra_field: null, primary: null, remote_id: null },
    ...{ address_type: 'customer', retail_store: null, hash_data: HEX },
  };
}

const PICTURE = 'https://cdn.example/scarves/blue.jpg';

const NOTHING_TO_DO = {
  ...{ is_cancellable: true, is_refundable: false, is_tradable: false, cancellationrequest_set: [] },
  ...{ active_cancellation_request: null, available_easy_return_shipping_companies: [] },
};

const NO_PARCEL = {
  ...{ shipping_company: null, tracking_number: null, tracking_url: null, shipping_tracking_url: null },
  ...{ invoice_number: null, invoice_date: null, e_archive_url: null },
};

function itemOf(id: number, order: number) {
  return {
    ...{ id, order, status: { value: '400', label: 'Approved' }, price_currency: { value: 'eur', label: 'EUR' } },
    product: {
      ...{ pk: 907, sku: 'BS-1', base_code: 'BS', name: 'Blue scarf', image: PICTURE, absolute_url: '/blue-scarf/' },
      ...{ attributes: { color: 'blue' }, attributes_kwargs: {}, extra_attributes: {} },
      ...{ form_schema: null, data_source: null },
    },
    ...{ is_cancelled: false, ...NOTHING_TO_DO, ...NO_PARCEL },
    ...{ unit_price: '100.00', price: '100.00', retail_price: '110.00', total_amount: '100.00' },
    ...{ quantity: '1', length: 1, tax_rate: '18.00', image: PICTURE, attributes: {}, attributes_kwargs: {} },
    productimage_set: [
      { pk: id, status: 'active', image: PICTURE, order: 0, created_date: PLACED, specialimage_set: [] },
    ],
    ...{ localized_attributes: {}, localized_attributes_kwargs: {} },
    extra_field: { price_extra_field: {}, stock_extra_field: {} },
    ...{ estimated_delivery_date: null, parent: null, extra_product_price: null, extra_product_stock: null },
    ...{ datasource: null, datasource_detailed: null, extra_product_stock_detailed: null },
    ...{ extra_product_price_detailed: null, created_date: PLACED, modified_date: MODIFIED },
  };
}

describe('GET /users/orders/<id>/', () => {
  it('shows an order with all that belongs to it', async () => {
    const ada = await aBuyer(shop());
    const [first = 0, second = 0, ...others] = await ordered(ada);
    const answer = await ada.browser.get(`${LIST}${first}/`);
    expect(others).toEqual([]);
    expect([answer.status, answer.json]).toEqual([
      200,
      {
        ...{ id: first, number: NUMBER, status: { value: '400', label: 'Approved' } },
        ...{ currency: { value: 'eur', label: 'EUR' }, orderitem_set: [itemOf(second, first)] },
        discountitem_set: [
          {
            ...{ pk: ANY_PK, order: first, promotion: 18, name: 'Spring', code: 'SPRING' },
            ...{ offer_type: 'coupon', amount: '20.00', cancel_amount: '0.00', session_offer_type: null },
            ...{ created_date: PLACED, modified_date: MODIFIED },
          },
        ],
        ...{ loyaltytransaction_set: [], is_cancelled: false, is_cancellable: true, is_refundable: false },
        ...{ is_payable: false, shipping_address: addressOf(ada), billing_address: addressOf(ada) },
        payment_option: {
          ...{ pk: 1, name: 'Credit card', slug: 'credit-card' },
          ...{ payment_type: 'credit_card', payment_type_label: 'Credit Card' },
        },
        payment_option_slug: 'credit-card',
        bank: { pk: 2, name: 'North', slug: 'north', logo: 'https://cdn.example/banks/north.png' },
        ...{ card: 21, installment: 31, installment_count: 3, bin_number: '400000' },
        ...{ installment_interest_amount: '2.50', amount: '87.50', amount_without_discount: '107.50' },
        ...{ discount_amount: '20.00', shipping_amount: '5.00', shipping_tax_rate: '18.00', gift_card_amount: '15.00' },
        ...{ refund_amount: '10.00', discount_refund_amount: '0.00', shipping_refund_amount: '0.00' },
        ...{ ...NO_PARCEL, defined_tracking_url: null, created_date: PLACED, modified_date: MODIFIED },
        ...{ remote_addr: '198.51.100.7', client_type: 'default', order_type: 'regular', has_gift_box: true },
        ...{ gift_box_note: 'Happy birthday', language_code: 'en', notes: 'At the door', delivery_range: null },
        ...{ extra_field: {}, user_email: 'ada@example.org', user: ada.id, basket: null, shipping_option: 4 },
        ...{ shipping_option_slug: 'courier', segment: null, checkout_provider: null },
      },
    ]);
  });

  it('speaks the caller’s language', async () => {
    const ada = await aBuyer(shop());
    const [id] = await ordered(ada);
    const { json } = await ada.browser.get(`${LIST}${id}/`, { headers: { 'accept-language': 'tr' } });
    expect(field(json, 'status', 'label')).toBe('Onaylandı');
    expect(field(json, 'orderitem_set', 0, 'product', 'name')).toBe('Mavi atkı');
    expect(field(json, 'discountitem_set', 0, 'name')).toBe('Bahar');
    expect(field(json, 'payment_option')).toMatchObject({ name: 'Kredi kartı', payment_type_label: 'Kredi Kartı' });
  });

  it('shows what became of loyalty money for it: spent, given back and refunded, and nothing else', async () => {
    const [ada, bob] = [await aBuyer(shop()), await aBuyer(shop())];
    const { db, clock } = shop().deps;
    for (const { email } of [ada, bob]) await give(shop(), email, { sale: 5000 });
    const { id, number } = await anOrder(shop(), { customerId: ada.id, amounts: { loyalty: 1250 } });
    const other = await anOrder(shop(), { customerId: ada.id, amounts: { loyalty: 100 } });
    const money = { customerId: ada.id, currency: 'eur', now: clock.now() };
    await inTransaction(shop(), async (tx) => {
      await spendLoyalty(tx, { ...money, amount: 1250, reference: number });
      await spendLoyalty(tx, { ...money, amount: 100, reference: other.number });
      await spendLoyalty(tx, { ...money, customerId: bob.id, amount: 300, reference: number });
      const account = { state: 'done', iban: null, holderName: null } as const;
      const parts = { gateway: 0, hand: 0, unpaid: 0, loyalty: 400, giftCard: 0 };
      const refund = { orderId: id, reference: `${number}-1`, amount: 400, now: clock.now() };
      await insertRefund(tx, { ...refund, parts, ...account });
      await refundToLoyalty(tx, { ...money, amount: 400, reference: `${number}-1` });
      await giveBackLoyalty(tx, other.number, clock.now());
    });
    const line = (amount: string, value: string, label: string) => ({
      ...{
        id: ANY_PK,
        amount,
        reason: { value, label },
        currency: { value: 'eur', label: 'EUR' },
        created_date: PLACED,
      },
    });
    const own = [line('-12.50', 'spend', 'Spent'), line('4.00', 'refund', 'Refunded')];
    const others = [line('-1.00', 'spend', 'Spent'), line('1.00', 'give_back', 'Given back')];
    expect(field((await ada.browser.get(`${LIST}${id}/`)).json, 'loyaltytransaction_set')).toEqual(own);
    const { json } = await ada.browser.get(LIST);
    expect([0, 1].map((at) => field(json, 'results', at, 'loyaltytransaction_set'))).toEqual([others, own]);
    expect(await db.selectFrom('loyalty_transactions').select('id').execute()).toHaveLength(7);
  });

  it('shows loyalty money of every attempt at paying it', async () => {
    const ada = await aBuyer(shop());
    const { db, clock } = shop().deps;
    const now = clock.now();
    await give(shop(), ada.email, { sale: 5000 });
    const { id, number } = await anOrder(shop(), { customerId: ada.id, amounts: { loyalty: 300 } });
    const [first, second] = ['a'.repeat(24), 'b'.repeat(24)] as const;
    await sql`
      with option as (
        insert into payment_options (key, names, payment_type) values ('any', '{"en": "Any"}', 'loyalty_money') returning id
      )
      insert into payment_attempts (reference, order_number, option_id, method, state, amount, currency, created_date,
        modified_date)
      select a.reference, ${number}, o.id, 'balance', a.state, 0, 'eur', now(), now()
      from option o, (values (${first}, 'cancelled'), (${second}, 'captured')) a (reference, state)`.execute(db);
    const money = { customerId: ada.id, currency: 'eur', now, amount: 300 };
    await inTransaction(shop(), async (tx) => {
      await spendLoyalty(tx, { ...money, reference: first });
      await giveBackLoyalty(tx, first, now);
      await spendLoyalty(tx, { ...money, reference: second });
      await spendLoyalty(tx, { ...money, reference: 'c'.repeat(24) });
    });
    const { json } = await ada.browser.get(`${LIST}${id}/`);
    const shown = field(json, 'loyaltytransaction_set');
    expect([0, 1, 2, 3].map((each) => field(shown, each, 'amount'))).toEqual(['-3.00', '3.00', '-3.00', undefined]);
  });

  it('shows parcels with the goods in them, and the newest with the order', async () => {
    const ada = await aBuyer(shop());
    const { id } = await anOrder(shop(), { customerId: ada.id, items: [{}, {}], status: 500 });
    await aParcel(shop(), id, 'first');
    const second = await aParcel(shop(), id, '-1');
    const { db } = shop().deps;
    const items = await db.selectFrom('order_items').select('id').where('order_id', '=', id).orderBy('id').execute();
    await db
      .updateTable('order_items')
      .set({ parcel_id: second - 1 })
      .where('id', '=', items[0]?.id ?? 0)
      .execute();
    const { json } = await ada.browser.get(`${LIST}${id}/`);
    const parcel = (number: string) => ({
      shipping_company: { value: `acme-${id}-${number.replace('-', '')}`, label: 'Acme Cargo' },
      ...{ tracking_number: number, tracking_url: `https://acme.example/${number}` },
      shipping_tracking_url: `https://acme.example/${number}`,
    });
    expect(field(json, 'orderitem_set', 0)).toMatchObject(parcel('first'));
    expect(field(json, 'orderitem_set', 1)).toMatchObject(parcel('-1'));
    expect(json).toMatchObject({ ...parcel('-1'), defined_tracking_url: 'https://acme.example/-1' });
  });

  it('counts several pieces in one item at the price of all', async () => {
    const ada = await aBuyer(shop());
    const { id } = await anOrder(shop(), { customerId: ada.id, items: [{ quantity: 120, price: 150 }] });
    const { json } = await ada.browser.get(`${LIST}${id}/`);
    expect(field(json, 'orderitem_set', 0)).toMatchObject({
      ...{ quantity: '120', length: 120, unit_price: '1.50', price: '180.00', total_amount: '180.00' },
      retail_price: '1380.00',
    });
  });

  it.each([
    [100, { is_cancelled: true, is_payable: false }],
    [300, { is_cancelled: false, is_payable: true }],
    [350, { is_cancelled: false, is_payable: false }],
  ] as const)('says what status %i means', async (status, flags) => {
    const ada = await aBuyer(shop());
    const { id } = await anOrder(shop(), { customerId: ada.id, status, payment: TRANSFER });
    const { json } = await ada.browser.get(`${LIST}${id}/`);
    expect(json).toMatchObject({ ...flags, bank: null, card: null, installment: null, installment_count: 1 });
    expect(field(json, 'orderitem_set', 0, 'is_cancelled')).toBe(status === 100);
  });

  it('never shows an address without city, township and district', async () => {
    const ada = await aBuyer(shop());
    const { id } = await anOrder(shop(), {
      customerId: ada.id,
      shippingAddress: { ...ADDRESS, id: null, district: null },
    });
    const { json } = await ada.browser.get(`${LIST}${id}/`);
    expect(field(json, 'shipping_address')).toMatchObject({
      ...{ pk: null, city: { pk: 1 }, township: { pk: 11 } },
      district: { pk: 0, name: '', is_active: false, city: 1, township: 11, postcode: null },
    });
  });

  it('is 404 for foreign orders, unknown ones, those being paid, and what is no id', async () => {
    const [ada, grace] = [await aBuyer(shop()), await aBuyer(shop())];
    const foreign = await anOrder(shop(), { customerId: grace.id });
    const unpaid = await anOrder(shop(), { customerId: ada.id, placedAt: null });
    for (const id of [foreign.id, unpaid.id, 0, 999_999, '9'.repeat(30), 'x', '%00', foreign.number]) {
      const answer = await ada.browser.get(`${LIST}${id}/`);
      expect([id, answer.status, answer.json]).toEqual([id, 404, NOT_FOUND]);
    }
  });

  it('is 401 for guests who have told no address', async () => {
    const { id } = await anOrder(shop());
    for (const url of [LIST, `${LIST}${id}/`, `${LIST}${id}/timeline/`]) {
      const answer = await shop().visit().get(url);
      expect([url, answer.status, answer.json]).toEqual([url, 401, UNAUTHENTICATED]);
    }
  });
});

/** An order with a discount, interest, a gift box and a note. @returns the ids of it and its items */
async function ordered({ id: customerId }: Buyer): Promise<number[]> {
  const order = await anOrder(shop(), {
    ...{ customerId, items: [{ discount: 2000 }], amounts: { interest: 250, giftCard: 1500 }, refunded: 1000 },
    ...{ giftBox: { note: 'Happy birthday' }, notes: 'At the door' },
  });
  await shop()
    .deps.db.insertInto('order_discounts')
    .values({
      ...{ order_id: order.id, promotion_id: 18, names: JSON.stringify({ en: 'Spring', tr: 'Bahar' }) },
      ...{ kind: 'coupon', code: 'SPRING', amount: 2000 },
    })
    .execute();
  return [order.id, ...order.itemIds];
}
