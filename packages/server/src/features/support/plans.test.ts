import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { useShop } from '../../../tests/support/app.ts';
import { planOf, statementsOf } from '../../../tests/support/plans.ts';
import { anOrder } from '../orders/orders.support.ts';
import { getTicket, listOtherTickets, listTickets } from './index.ts';
import { eraseOldTickets } from './owners/retention.service.ts';
import { anAsker, loadSubjects } from './support.support.ts';

const shop = useShop({ env: { DEFAULT_CURRENCY: 'eur', AVAILABLE_CURRENCIES: 'eur', LOG_LEVEL: 'silent' } });

// Enough that reading whole tables would not pay.
beforeAll(async () => {
  await loadSubjects(shop());
  const model = await anOrder(shop());
  const { db } = shop().deps;
  await sql`
    with people as (
      insert into customers (username, language_code, date_joined, modified_date)
      select 'm' || n, 'en', now(), now() from generate_series(1, 1000) n returning id
    ), made as (
      insert into orders (number, basket_version, placed_at, status, customer_id, is_guest, user_email, language, currency,
        amount, products_amount, discount_amount, shipping_amount, shipping_address, billing_address, delivery_type,
        shipping_option, payment, created_date, modified_date)
      select (6000000000000000 + row_number() over ())::text, 1, now(), 400, p.id, false, 'm@example.org', 'en', 'eur',
        o.amount, o.products_amount, o.discount_amount, o.shipping_amount, o.shipping_address, o.billing_address, 'customer',
        o.shipping_option, o.payment, now(), now()
      from people p, generate_series(1, 10) n, orders o where o.id = ${model.id}
      returning id, customer_id
    ), asked as (
      insert into tickets (number, subject_id, customer_id, order_id, full_name, email, language_code, message_count,
        last_message_at, waiting_since, link_nonce, created_date, modified_date)
      select 'M' || lpad(m.id::text || n, 9, '0'), 1, m.customer_id, m.id, 'Many', 'm' || m.customer_id || '@example.org',
        'en', 1, now() - m.id * interval '1 minute', now(), md5(m.id::text), now(), now()
      from made m, generate_series(1, 2) n returning id
    )
    insert into ticket_messages (ticket_id, author, is_internal, body, created_date)
    select id, 'customer', false, 'When?', now() from asked`.execute(db);
  await sql`analyze`.execute(db);
});

const TABLES = /Seq Scan on (orders|ticket_messages)/;
const JOINS = /Join|Nested Loop/;

/** What the page is cut out of: the part of a plan beneath its limit. */
function cutOut(plan: string): string {
  const lines = plan.split('\n');
  const depth = (line = '') => line.search(/\S/);
  const top = lines.findIndex((line) => line.includes('Limit'));
  const beneath = lines.slice(top + 1);
  const end = beneath.findIndex((line) => depth(line) <= depth(lines[top]));
  return beneath.slice(0, end === -1 ? undefined : end).join('\n');
}

it('finds what else was asked from an address by its index', async () => {
  const { deps } = shop();
  const { number } = await anAsker(shop());
  const seen = await statementsOf(shop(), async () => {
    await listOtherTickets(deps, await getTicket(deps.db, number), 5);
  });
  const plan = await planOf(shop(), seen, { part: 'id <> $2', values: `'m1@example.org', 1, 5` });
  expect(plan).toContain('tickets_email_idx');
  expect(plan).not.toMatch(TABLES);
  expect(cutOut(plan)).not.toMatch(JOINS);
});

it('cuts pages out of the tickets before it joins anything', async () => {
  const { browser } = await anAsker(shop());
  const seen = await statementsOf(shop(), async () => {
    await listTickets(shop().deps, { order: 'waiting' }, { number: 1, size: 20 });
    await browser.get('/users/conversations/');
  });
  for (const [part, values, index] of [
    ['limit $7 offset $8', `null, null, null, false, null, null, 20, 0`, 'orders_number_key'],
    ['limit $5 offset $6', '1, null, null, null, 10, 0', 'tickets_customer_id_idx'],
  ] as const) {
    const plan = await planOf(shop(), seen, { part, values });
    expect(plan, part).toContain(index);
    expect(plan, part).not.toMatch(TABLES);
    expect(cutOut(plan), part).not.toMatch(JOINS);
  }
});

it('finds what was closed longest ago by its index', async () => {
  const { deps } = shop();
  // As most of a shop's are.
  await sql`update tickets set state = 'closed', waiting_since = null, closed_at = created_date where id % 10 > 0`.execute(
    deps.db,
  );
  await sql`analyze tickets`.execute(deps.db);
  const config = { ...deps.config, ticketRetentionDays: 1 };
  const seen = await statementsOf(shop(), () => eraseOldTickets({ ...deps, config }, new Date(0)));
  const plan = await planOf(shop(), seen, { part: 'skip locked', values: 'now(), 100' });
  expect([plan.includes('tickets_closed_at_idx'), plan.includes('Sort')]).toEqual([true, false]);
});
