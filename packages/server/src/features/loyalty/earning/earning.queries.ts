import { type Executor, prepared } from '../../../platform/db/index.ts';
import type { Balance } from '../money/balance.ts';
import { moved } from '../money/moving.queries.ts';
import type { OrderFacts, Terms } from './earning.rules.ts';

/** What an order earns its buyer, now or once it is there. */
export interface Earning extends Terms {
  readonly id: number;
  readonly state: 'pending' | 'earned';
  /** Minor units: what the order earned as it was last. */
  readonly amount: number;
}

const facts = prepared<OrderFacts & { readonly earning: Earning | null }>(`
  select o.number, case when o.is_guest then null else o.customer_id end as "customerId", o.currency, o.segment,
    exists (select from loyalty_cards c where c.customer_id = o.customer_id) as "isMember",
    o.products_amount - o.discount_amount as goods, o.amount as total, o.loyalty_amount + o.gift_card_amount as balances,
    i.goods_left as "goodsLeft", o.amount - o.refund_amount as "totalLeft", i.least_status as "leastStatus",
    case when e.id is not null then json_build_object('id', e.id, 'rate', e.rate, 'counts', e.counts, 'state', e.state,
      'counted', e.counted_amount, 'paid', e.paid_amount, 'amount', e.amount) end as earning
  from orders o left join loyalty_earnings e on e.order_number = o.number
    cross join lateral (
      select coalesce(sum(price * quantity - discount_amount - refunded_amount), 0)::bigint as goods_left,
        min(status) filter (where status not in (100, 600)) as least_status
      from order_items where order_id = o.id
    ) i
  where o.id = $1 and o.placed_at is not null`);

/** A placed order and what it earns; null where there is none. The caller has locked it. */
export async function findFacts(tx: Executor, orderId: number) {
  const [row] = await facts(tx, [orderId]);
  return row ?? null;
}

export interface NewEarning {
  readonly customerId: number;
  readonly orderNumber: string;
  readonly currency: string;
  readonly terms: Terms;
  readonly amount: number;
  readonly now: Date;
}

const insertion = prepared<{ id: number }>(`
  insert into loyalty_earnings (customer_id, order_number, currency, rate, counts, counted_amount, paid_amount, amount,
    created_date, modified_date)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9) on conflict (order_number) do nothing returning id`);

/** @returns its id; null where the order had one before */
export async function insertEarning(tx: Executor, earning: NewEarning): Promise<number | null> {
  const { customerId, orderNumber, currency, terms, amount, now } = earning;
  const { rate, counts, counted, paid } = terms;
  const [row] = await insertion(tx, [customerId, orderNumber, currency, rate, counts, counted, paid, amount, now]);
  return row?.id ?? null;
}

const expectation = prepared(`
  update loyalty_earnings set amount = $2, modified_date = $3 where id = $1 and state = 'pending'`);

/** What a pending one will come to. */
export async function updatePending(tx: Executor, id: number, amount: number, now: Date): Promise<void> {
  await expectation(tx, [id, amount, now]);
}

const fulfilment = prepared<{ id: number }>(`
  update loyalty_earnings set state = 'earned', amount = $2, modified_date = $3
  where id = $1 and state = 'pending' returning id`);

/** @returns false where it was earned before */
export async function markEarned(tx: Executor, id: number, amount: number, now: Date): Promise<boolean> {
  return (await fulfilment(tx, [id, amount, now])).length === 1;
}

// What has expired of it is gone already: it is not owed too.
const reduction = prepared(`
  with own as (
    select l.id, case when l.expires_at <= $3 then l.left_amount else 0 end - coalesce((
      select sum(u.amount) from loyalty_lot_uses u join loyalty_transactions t on t.id = u.transaction_id
      where u.lot_id = l.id and t.reason = 'expire'), 0) as expired
    from loyalty_lots l where l.earning_id = $1
  )
  update loyalty_earnings as e set amount = $2, modified_date = $3,
    owed_amount = e.owed_amount + greatest(e.amount, own.expired) - greatest($2::bigint, own.expired)
  from own where e.id = $1 and e.state = 'earned' and e.amount > $2::bigint`);

/** Less of the order is left: the difference is owed. The accounts are locked before. */
export async function reduceEarned(tx: Executor, id: number, amount: number, now: Date): Promise<void> {
  await reduction(tx, [id, amount, now]);
}

const debts = prepared<{ id: number }>(`
  select id from loyalty_earnings where customer_id = $1 and currency = $2 and owed_amount > 0 order by id`);

/** Earnings of which something is owed, the oldest first. */
export async function findDebts(tx: Executor, customerId: number, currency: string): Promise<number[]> {
  const rows = await debts(tx, [customerId, currency]);
  return rows.map(({ id }) => id);
}

const collection = prepared<{ id: number }>(`
  with debt as (
    select id, customer_id, currency, order_number, owed_amount from loyalty_earnings where id = $1
  ), lots as (
    select l.id, l.account_id, l.left_amount, d.owed_amount, sum(l.left_amount) over (
      order by (l.earning_id = d.id) desc, l.expires_at nulls last, l.id rows unbounded preceding) - l.left_amount as before
    from debt d join loyalty_accounts a on a.customer_id = d.customer_id and a.currency = d.currency
      join loyalty_lots l on l.account_id = a.id
    where l.earning_id is not null and l.left_amount > 0 and (l.expires_at is null or l.expires_at > $2::timestamptz)
  ), shares as (
    select id, account_id, least(left_amount, owed_amount - before)::bigint as amount from lots where before < owed_amount
  ), ${moved({ reason: 'take_back', reference: '(select order_number from debt)', now: '$2' })}
  update loyalty_earnings as e set owed_amount = e.owed_amount - s.amount, modified_date = $2
  from (select sum(amount)::bigint as amount from shares) s where e.id = $1 and s.amount > 0
  returning e.id`);

/**
 * Takes back what is owed of an earning, as far as there is earned money that has not expired: first its own. The accounts are
 * locked before. @returns false where there was none
 */
export async function collect(tx: Executor, id: number, now: Date): Promise<boolean> {
  return (await collection(tx, [id, now])).length === 1;
}

const pending = prepared<Balance>(`
  select currency, sum(amount)::bigint as amount from loyalty_earnings
  where customer_id = $1 and state = 'pending' and amount > 0 group by currency order by currency`);

/** What a customer will earn once their orders are there, by currency. */
export function selectPending(db: Executor, customerId: number): Promise<Balance[]> {
  return pending(db, [customerId]);
}

const owed = prepared<Balance>(`
  select currency, sum(owed_amount)::bigint as amount from loyalty_earnings
  where customer_id = $1 and owed_amount > 0 group by currency order by currency`);

/** What later earnings of a customer go to first, by currency. */
export function selectOwed(db: Executor, customerId: number): Promise<Balance[]> {
  return owed(db, [customerId]);
}
