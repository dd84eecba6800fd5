import { setTimeout as pause } from 'node:timers/promises';
import type { Composition } from '@arasta/server';
import {
  type CardInput,
  type PaymentOptionInput,
  saveCards,
  savePaymentOptions,
} from '../../../packages/server/src/features/payments/index.ts';
import {
  saveDeliveryOptions,
  saveShippingOptions,
  type ShippingOptionInput,
} from '../../../packages/server/src/features/shipping/index.ts';
import type { Database } from '../cluster.ts';
import { inBulk, inTransaction, vacuum } from '../transaction.ts';

/** What a shop needs to take orders, and checkouts of its customers that lack nothing but the last call. */

/** A card that the simulated bank takes, and its first digits as clients send them. */
export const CARD = '5555555555554444';
export const BIN = CARD.slice(0, 6);

const SHIPPING_AMOUNT = 690;

const shippingOption = (key: string, amount: number): ShippingOptionInput => ({
  ...{ key, names: { en: `By ${key}`, tr: `${key} ile` }, descriptions: {}, logo: null, taxRate: 20, position: amount },
  ...{ isActive: true, deliveryTypes: ['customer'], rules: [{ prices: { usd: amount, eur: amount, try: amount } }] },
});

const paymentOption = (key: string, type: PaymentOptionInput['type'], position: number): PaymentOptionInput => ({
  ...{ key, names: { en: `Pay by ${key}`, tr: `${key} ile ödeme` }, type, position, choices: [], conditions: {} },
  ...{ gateway: type === 'credit_card' ? 'simulator' : null, threeD: 'optional', isActive: true },
});

const BANK = { key: 'north-bank', name: 'North Bank', logo: null };

const BLUE: CardInput = {
  ...{ key: 'blue', name: 'Blue Card', bank: BANK, family: { key: 'blue', name: 'Blue', logo: null } },
  ...{ paymentType: 'credit', isCommerceCard: false, bins: [BIN] },
  installments: [
    { count: 1, rate: '0' },
    { count: 3, rate: '0.031' },
  ],
};

const DELIVERY = [
  { key: 'home', names: { en: 'To an address', tr: 'Adrese' }, type: 'customer', position: 1, isActive: true },
  { key: 'store', names: { en: 'From a store', tr: 'Mağazadan' }, type: 'retail_store', position: 2, isActive: true },
] as const;

// Turkey, İstanbul, Kadıköy and its district for what is not listed.
export const PLACES = { country: 792, city: 34, township: 3423, district: 3423 };

const ADDRESSES = `
  insert into addresses (customer_id, title, first_name, last_name, phone_number, country_id, city_id, township_id,
    district_id, line, is_primary, created_date, modified_date)
  select $1::bigint + n, 'Home', 'Ada', 'Example', '05551112233', $3, $4, $5, $6, '12 Harbour Road', true, now(), now()
  from generate_series(0, $2::int - 1) n`;

export interface Customers {
  /** The id of the first one, and how many there are. */
  readonly firstCustomer: number;
  readonly customers: number;
}

/** Two ways to deliver, two to ship, two to pay, a card of two plans; and an address of every customer. */
export async function fillTill(
  database: Database,
  { db, clock }: Pick<Composition, 'db' | 'clock'>,
  { firstCustomer, customers }: Customers,
): Promise<void> {
  const now = clock.now();
  await db.transaction().execute(async (tx) => {
    await saveDeliveryOptions(tx, DELIVERY, now);
    const shipping = [shippingOption('courier', SHIPPING_AMOUNT), shippingOption('express', 2 * SHIPPING_AMOUNT)];
    await saveShippingOptions(tx, shipping, now);
    const payment = [paymentOption('card', 'credit_card', 1), paymentOption('transfer', 'funds_transfer', 2)];
    await savePaymentOptions(tx, payment, now);
    await saveCards(tx, [BLUE], now);
  });
  await inBulk(database, [[ADDRESSES, [firstCustomer, customers, ...Object.values(PLACES)]]]);
  await vacuum(database, 'addresses');
}

/** Whoever has a basket was shown what it comes to: US dollars, without interest, balance or gift card. */
const CHECKOUTS = `
  insert into checkouts (basket_id, basket_version, delivery_option_id, shipping_address_id, billing_address_id,
    shipping_option_id, payment_option_id, bin, installment_plan_id, seen, modified_date)
  select b.id, b.version, d.id, a.id, a.id, s.id, o.id, $1, p.id,
    concat('usd ', goods.amount + $2::int, ' 0 0 0'), now()
  from baskets b join addresses a on a.customer_id = b.customer_id
  join delivery_options d on d.key = 'home' join shipping_options s on s.key = 'courier'
  join payment_options o on o.key = 'card'
  join (installment_plans p join cards c on c.id = p.card_id) on c.key = 'blue' and p.installment_count = 1
  join (
    select l.basket_id, sum(l.quantity * price.price) as amount
    from basket_lines l join prices price on price.product_id = l.product_id
    join price_lists list on list.id = price.price_list_id and list.currency = 'usd'
    group by l.basket_id
  ) goods on goods.basket_id = b.id
  where not exists (select from checkouts c where c.basket_id = b.id)`;

// What lies in the queue is taken out as the queue itself does it: a job that runs is left alone.
const FORGET_JOBS = `
  select graphile_worker.complete_jobs(array_agg(id)) from graphile_worker._private_jobs having count(*) > 0`;

const BUSY = `
  select count(*)::int as busy from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend' and state <> 'idle'`;

const LOOK_EVERY_MS = 50;
const QUIET_LOOKS = 4;
const MOST_LOOKS = 400;

/** Waits until the server has done what it was asked last: what is half done cannot be taken back. */
async function untilQuiet({ pool }: Database): Promise<void> {
  for (let looks = 0, quiet = 0; looks < MOST_LOOKS && quiet < QUIET_LOOKS; looks += 1) {
    await pause(LOOK_EVERY_MS);
    const { rows } = await pool.query<{ busy: number }>(BUSY);
    quiet = rows[0]?.busy === 0 ? quiet + 1 : 0;
  }
}

/** Orders that were not made of a basket, and baskets that never were anything else, stay as they are. */
const TAKE_BACK = [
  'delete from orders where basket_id is not null',
  'delete from payment_attempts',
  'delete from simulated_payments',
  'delete from baskets where customer_id is null',
  "update baskets set status = 'active' where status <> 'active'",
  'update stock_levels set reserved = 0 where reserved <> 0',
  'update customers set order_count = 0 where order_count <> 0',
  'delete from outbox',
  'delete from deliveries',
];

const TOUCHED = `orders, order_items, order_stock, order_events, order_receipts, payment_attempts, simulated_payments, baskets,
  stock_levels, checkouts, customers, outbox, deliveries`;

/** Takes back all orders that were placed, with everything that came of them: each customer's checkout lacks the last call again. */
export async function renewCheckouts(database: Database): Promise<void> {
  await database.pool.query(FORGET_JOBS);
  await untilQuiet(database);
  await inTransaction(database, [
    ['set local statement_timeout = 0'],
    ['set local synchronous_commit = off'],
    ...TAKE_BACK.map((text) => [text] as const),
    [CHECKOUTS, [BIN, SHIPPING_AMOUNT]],
  ]);
  await vacuum(database, TOUCHED);
}
