import type {
  BoughtProduct,
  OrderAddress,
  OrderPayment,
  OrderShipping,
} from '../../../packages/server/src/features/orders/index.ts';
import type { Database } from '../cluster.ts';
import { inBulk, vacuum } from '../transaction.ts';

/** Orders of long ago, by set-based SQL. */

const PLACE = { isActive: true, postcode: null };

const ADDRESS: OrderAddress = {
  ...{ id: 1, retailStoreId: null, title: 'Home', firstName: 'Ada', lastName: 'Example', phoneNumber: '05551112233' },
  ...{ email: null, line: '12 Harbour Road', postcode: null, notes: null, isCorporate: false, companyName: null },
  ...{ taxOffice: null, taxNo: null, eBillTaxpayer: false, identityNumber: null, extraField: null, remoteId: null },
  country: { id: 792, name: 'Turkey', isActive: true, code: 'tr' },
  city: { ...PLACE, id: 34, name: 'İstanbul', priority: null },
  township: { ...PLACE, id: 3423, name: 'Kadıköy' },
  district: { ...PLACE, id: 3423, name: 'Merkez' },
};

const SHIPPING: OrderShipping = { id: 1, key: 'courier', names: { en: 'By courier' }, taxRate: '20.00' };

const PAYMENT: OrderPayment = {
  option: { id: 1, key: 'card', names: { en: 'Pay by card' }, type: 'credit_card' },
  ...{ method: 'card', bankAccountId: null, bank: null, choice: null },
  card: { id: 1, installmentPlanId: 1, installmentCount: 1, bin: '555555' },
};

const PRODUCT: BoughtProduct = {
  ...{ sku: 'P-1-1', baseCode: 'P-1', names: { en: 'A piece of goods', tr: 'Bir parça' }, path: '/product/1/' },
  ...{ image: 'products/1/1-0.jpg', attributes: { color: 'blue', size: 'm', brand: 'bench', material: 'wool' } },
};

/** Of every order. */
export const ORDER_ITEMS = 3;

// Above whatever is placed by a request. Of a customer's orders the first is the latest.
const ID = '1000000000000 + n * 1000 + k';

const ORDERS = `
  insert into orders (id, number, basket_version, placed_at, status, customer_id, is_guest, user_email, user_phone,
    language, currency, remote_addr, amount, products_amount, discount_amount, shipping_amount, shipping_address,
    billing_address, delivery_type, shipping_option, payment, created_date, modified_date)
  overriding system value
  select ${ID}, (1000000000000000 + n * 1000 + k)::text, 1, placed_at, 550, $1::bigint + n, false,
    'shopper' || ($1::bigint + n) || '@example.com', '05551112233', 'en', 'usd', '127.0.0.1', 3690, 3000, 0, 690,
    $6::jsonb, $6::jsonb, 'customer', $7::jsonb, $8::jsonb, placed_at, placed_at
  from generate_series(0, $2::int - 1, $3::int) n cross join generate_series($4::int, $5::int) k
  cross join lateral (select now() - make_interval(days => k + 1) as placed_at) at`;

const ITEMS = `
  insert into order_items (order_id, product_id, product, price, retail_price, tax_rate, status, modified_date)
  select ${ID}, 1000001, $5::jsonb, 1000, 1250, 20, 550, now()
  from generate_series(0, $1::int - 1, $2::int) n cross join generate_series($3::int, $4::int) k
  cross join generate_series(1, ${ORDER_ITEMS})`;

export interface Filling {
  /** The id of the first customer, and how many there are. */
  readonly firstCustomer: number;
  readonly customers: number;
  /** Every one of them, or every how manieth. */
  readonly every: number;
  /** Which of a customer's orders are made, counted from 0. */
  readonly first: number;
  readonly last: number;
}

/** Gives customers orders that were delivered, one placed each day. */
export async function fillOrders(database: Database, filling: Filling): Promise<void> {
  const { firstCustomer, customers, every, first, last } = filling;
  const which = [customers, every, first, last];
  const [address, shipping, payment, product] = [ADDRESS, SHIPPING, PAYMENT, PRODUCT].map((one) => JSON.stringify(one));
  await inBulk(database, [
    [ORDERS, [firstCustomer, ...which, address, shipping, payment]],
    [ITEMS, [...which, product]],
  ]);
  await vacuum(database, 'orders, order_items');
}
