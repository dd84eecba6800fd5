import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { field } from '../../../../tests/support/customer.ts';
import { aBuyer, aGuestBuyer, anOrder, type Buyer, type GuestBuyer } from '../orders.support.ts';
import { completedToken } from '../completed/token.rules.ts';

const shop = useShop({ env: { DEFAULT_CURRENCY: 'eur', AVAILABLE_CURRENCIES: 'eur', LOG_LEVEL: 'silent' } });

let ada: Buyer;
let guest: GuestBuyer;

// 200 orders of hers among 10,000 of others, with two items each.
beforeAll(async () => {
  ada = await aBuyer(shop());
  guest = await aGuestBuyer(shop());
  const model = await anOrder(shop());
  const { db } = shop().deps;
  await sql`
    with people as (
      insert into customers (username, language_code, date_joined, modified_date)
      select 'm' || n, 'en', now(), now() from generate_series(1, 400) n returning id
    ), buyers as (
      select id, 25 as orders from people union all values (${ada.id}::bigint, 200)
    ), made as (
      insert into orders (number, basket_version, placed_at, status, customer_id, is_guest, user_email, language, currency,
        amount, products_amount, discount_amount, shipping_amount, shipping_address, billing_address, delivery_type,
        shipping_option, payment, created_date, modified_date)
      select (6000000000000000 + row_number() over ())::text, 1, now() - n * interval '1 day', 400, b.id, n % 5 = 0,
        'm' || b.id || '@example.org', 'en', 'eur', o.amount, o.products_amount, o.discount_amount, o.shipping_amount,
        o.shipping_address, o.billing_address, 'customer', o.shipping_option, o.payment, now(), now()
      from buyers b, generate_series(1, b.orders) n, orders o where o.id = ${model.id}
      returning id
    ), items as (
      insert into order_items (order_id, product_id, product, price, retail_price, tax_rate, status, modified_date)
      select m.id, i.product_id, i.product, i.price, i.retail_price, i.tax_rate, i.status, now()
      from made m, order_items i, generate_series(1, 2) where i.order_id = ${model.id}
    ), discounts as (
      insert into order_discounts (order_id, promotion_id, names, kind, amount)
      select id, 18, '{"en": "Spring"}', 'coupon', 100 from made
    ), parcels as (
      insert into order_parcels (order_id, shipped_at) select id, now() from made
    )
    insert into order_events (order_id, kind, actor, created_date) select id, 'placed', 'customer', now() from made`.execute(
    db,
  );
  await sql`analyze`.execute(db);
});

async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const seen: string[] = [];
  const stop = shop().database.listen((text) => {
    if (!/^(begin|commit)/i.test(text.trim())) seen.push(text);
  });
  await work();
  stop();
  return seen;
}

/** The plan of the first statement like this, once for all values, as the server's connections make it. */
async function planOf(seen: readonly string[], part: string, values: string): Promise<string> {
  const text = seen.find((statement) => statement.includes(part)) ?? `no statement has ${part}`;
  return shop()
    .deps.db.transaction()
    .execute(async (tx) => {
      await sql`set local plan_cache_mode = force_generic_plan`.execute(tx);
      await sql.raw(`prepare asked as ${text}`).execute(tx);
      const { rows } = await sql<{ 'QUERY PLAN': string }>`explain ${sql.raw(`execute asked(${values})`)}`.execute(tx);
      await sql.raw('deallocate asked').execute(tx);
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    });
}

const TABLES = /Seq Scan on (orders|order_items|order_parcels|order_discounts|order_events|customers)/;

it('reads a page of orders in one statement besides the session’s and that for cancellations', async () => {
  const seen = await statementsOf(async () => {
    const { json } = await ada.browser.get('/users/orders/');
    expect([field(json, 'count'), field(json, 'results', 11, 'discountitem_set', 0, 'name')]).toEqual([200, 'Spring']);
  });
  expect(seen).toHaveLength(3);
});

it('reads the loyalty money of all orders on a page in one statement more', async () => {
  const bob = await aBuyer(shop());
  for (const loyalty of [0, 100, 200]) await anOrder(shop(), { customerId: bob.id, amounts: { loyalty } });
  const { db } = shop().deps;
  await sql`
    with accounts as (
      insert into loyalty_accounts (customer_id, currency, kind, created_date)
      select id, 'eur', 'sale', now() from customers returning id
    )
    insert into loyalty_transactions (account_id, amount, reference, reason, created_date)
    select a.id, 100, 'grant-' || a.id || '-' || n, 'grant', now() from accounts a, generate_series(1, 20) n`.execute(
    db,
  );
  await sql`
    with option as (
      insert into payment_options (key, names, payment_type) values ('any', '{"en": "Any"}', 'funds_transfer') returning id
    ), attempts as (
      insert into payment_attempts (reference, order_number, option_id, method, state, amount, currency, created_date,
        modified_date)
      select 'attempt' || lpad(o.id::text, 20, '0'), o.number, p.id, 'transfer', 'captured', o.amount, 'eur', now(), now()
      from orders o, option p
    )
    insert into order_refunds (order_id, reference, amount, unpaid_amount, state, created_date, modified_date)
    select id, number || '-1', 100, 100, 'done', now(), now() from orders`.execute(db);
  await sql`analyze`.execute(db);
  const seen = await statementsOf(() => bob.browser.get('/users/orders/'));
  expect(seen).toHaveLength(4);
  const plan = await planOf(seen, 'from loyalty_transactions m', `array['1', '2']`);
  expect(plan).not.toContain('Seq Scan');
  for (const index of [
    ...['orders_number_key', 'payment_attempts_order_number_idx', 'order_refunds_order_id_idx'],
    ...['loyalty_transactions_reference_idx', 'loyalty_accounts_pkey'],
  ]) {
    expect(plan).toMatch(new RegExp(`(using|on) ${index}`));
  }
  // Not all that a customer has had.
  expect(plan).not.toContain('loyalty_transactions_account_id_idx');
});

it('reads orders by their indexes', async () => {
  const { id, number, placedAt } = await anOrder(shop(), { customerId: ada.id });
  const seen = await statementsOf(async () => {
    await ada.browser.get('/users/orders/');
    await ada.browser.get(`/users/orders/${id}/`);
    await ada.browser.get(`/users/orders/${id}/timeline/`);
    await ada.browser.get(`/orders/completed/${completedToken(shop().deps.signer, { number, placedAt })}/`);
    await ada.browser.post('/users/orders/anonymous/', { email: 'a@example.org', number });
    await guest.browser.get('/users/orders/');
  });
  for (const [part, values, index] of [
    ['count(*) over () as total', '1, null, null, null, 12, 0', 'orders_customer_id_idx'],
    ['o.id = $1 and o.customer_id = $2', '1, 1', 'orders_pkey'],
    ['o.customer_id = $1 order by', '1', 'orders_customer_id_idx'],
    ['o.number = $1 and (', `'1', 1, 1`, 'orders_number_key'],
    ['o.user_email = $2 and o.is_guest', `'1', 'a'`, 'orders_number_key'],
    ['from order_events', `1, '{placed}'`, 'order_events_order_id_idx'],
  ] as const) {
    const plan = await planOf(seen, part, values);
    expect(plan, part).not.toMatch(TABLES);
    expect(plan, part).toContain(index);
  }
});
