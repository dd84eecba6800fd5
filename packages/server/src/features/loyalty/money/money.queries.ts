import { offsetOf, type Page, type Slice } from '../../../kernel/page.ts';
import { type Executor, prepared } from '../../../platform/db/index.ts';
import type { AccountKind, Balance, CurrencyBalance, Lot, LoyaltyTransaction } from './balance.ts';
import type { Spending } from './spending.queries.ts';

// Whoever changes a balance first locks all accounts that the customer has in that currency, by id, and decides in the
// next statement on what it finds then.

const accountsOf = prepared(`
  select 1 from loyalty_accounts where customer_id = $1 and currency = $2 order by id for update`);

export async function lockAccounts(tx: Executor, customerId: number, currency: string): Promise<void> {
  await accountsOf(tx, [customerId, currency]);
}

export interface AccountsOwner {
  readonly customerId: number;
  readonly currency: string;
}

const accountsWith = prepared<AccountsOwner>(`
  select a.customer_id as "customerId", a.currency from loyalty_accounts a
  where (a.customer_id, a.currency) in (
    select o.customer_id, o.currency from loyalty_accounts o join loyalty_transactions t on t.account_id = o.id
    where t.reference = $1 and t.reason = 'spend')
  order by a.id for update`);

/** @returns whose accounts they are; null where nothing was ever spent under the reference */
export async function lockAccountsOfSpending(tx: Executor, reference: string): Promise<AccountsOwner | null> {
  const [owner] = await accountsWith(tx, [reference]);
  return owner ?? null;
}

const openAccount = prepared(`
  insert into loyalty_accounts (customer_id, currency, kind, created_date) values ($1, $2, $3, $4)
  on conflict (customer_id, currency, kind) do nothing`);

const credit = prepared(`
  with booked as (
    insert into loyalty_transactions (account_id, amount, reference, reason, created_date)
    select id, $4::bigint, $5, $6, $7::timestamptz from loyalty_accounts
    where customer_id = $1 and currency = $2 and kind = $3
    on conflict (account_id, reason, reference) where reason in ('grant', 'take', 'refund', 'earn') do nothing
    returning account_id, amount
  ), lot as (
    insert into loyalty_lots (account_id, earning_id, amount, left_amount, expires_at, created_date)
    select account_id, $8::bigint, amount, amount, $9::timestamptz, $7::timestamptz from booked
  )
  update loyalty_accounts as a set balance = a.balance + b.amount from booked b where a.id = b.account_id
  returning a.id`);

export type Credit = Spending & {
  readonly kind: AccountKind;
  readonly reason: 'grant' | 'refund' | 'earn';
  /** None: it does not expire. */
  readonly expiresAt?: Date | null;
  /** Of what an order earned. */
  readonly earningId?: number;
};

/** Three statements. @returns false where the reference has given it already */
export async function putIn(
  tx: Executor,
  { customerId, currency, kind, amount, reference, reason, now, expiresAt, earningId }: Credit,
): Promise<boolean> {
  await openAccount(tx, [customerId, currency, kind, now]);
  await lockAccounts(tx, customerId, currency);
  const lot = [earningId ?? null, expiresAt ?? null];
  const booked = await credit(tx, [customerId, currency, kind, amount, reference, reason, now, ...lot]);
  return booked.length > 0;
}

export interface Owner {
  readonly customerId: number;
  readonly now: Date;
}

const balance = prepared<{ amount: number }>(`
  select coalesce(sum(l.left_amount), 0)::bigint as amount
  from loyalty_accounts a join loyalty_lots l on l.account_id = a.id
  where a.customer_id = $1 and a.currency = $2 and l.left_amount > 0 and (l.expires_at is null or l.expires_at > $3)`);

/** What a customer can spend in a currency, in minor units: nothing that has expired. One statement. */
export async function balanceOf(
  db: Executor,
  { customerId, currency, now }: Owner & { readonly currency: string },
): Promise<number> {
  const [row] = await balance(db, [customerId, currency, now]);
  return row?.amount ?? 0;
}

const balances = prepared<CurrencyBalance>(`
  select currency, coalesce(sum(left_amount) filter (where expires_at is null or expires_at > $2), 0)::bigint as amount,
    (sum(left_amount) filter (where expires_at = next))::bigint as expiring, min(next) as "expiresAt"
  from (
    select a.currency, l.left_amount, l.expires_at,
      min(l.expires_at) filter (where l.expires_at > $2) over (partition by a.currency) as next
    from loyalty_accounts a left join loyalty_lots l on l.account_id = a.id and l.left_amount > 0
    where a.customer_id = $1
  ) lots
  group by currency order by currency`);

/** By currency, with what expires next; those that never had any are not there. One statement. */
export function selectBalances(db: Executor, { customerId, now }: Owner): Promise<CurrencyBalance[]> {
  return balances(db, [customerId, now]);
}

const lots = prepared<Lot>(`
  select a.currency, a.kind, sum(l.left_amount)::bigint as amount, l.expires_at as "expiresAt"
  from loyalty_accounts a join loyalty_lots l on l.account_id = a.id
  where a.customer_id = $1 and l.left_amount > 0 and (l.expires_at is null or l.expires_at > $2)
  group by a.currency, a.kind, l.expires_at
  order by a.currency, array_position('{sale,bank,refund}'::text[], a.kind), l.expires_at nulls last limit $3`);

/** What a customer can spend, in the order in which it is spent. */
export function selectLots(db: Executor, { customerId, now }: Owner, limit: number): Promise<Lot[]> {
  return lots(db, [customerId, now, limit]);
}

const accounts = prepared<Balance & { readonly kind: AccountKind }>(`
  select a.currency, a.kind, coalesce(sum(l.left_amount), 0)::bigint as amount
  from loyalty_accounts a left join loyalty_lots l
    on l.account_id = a.id and l.left_amount > 0 and (l.expires_at is null or l.expires_at > $2)
  where a.customer_id = $1
  group by a.id order by a.currency, array_position('{sale,bank,refund}'::text[], a.kind)`);

/** The accounts one by one, in the order of spending. */
export function selectAccounts(db: Executor, { customerId, now }: Owner) {
  return accounts(db, [customerId, now]);
}

const transactions = prepared<LoyaltyTransaction & { readonly total: number }>(`
  select t.id, t.amount, a.currency, t.reason, t.reference, o.number as "orderNumber", t.created_date as "createdDate",
    count(*) over () as total
  from loyalty_transactions t join loyalty_accounts a on a.id = t.account_id
    left join payment_attempts p on p.reference = t.reference
    left join orders o on o.number = coalesce(p.order_number, t.reference) and o.placed_at is not null
  where a.customer_id = $1 and ($4::text is null or a.currency = $4) order by t.id desc limit $2 offset $3`);

/** The latest first; in all currencies where none is named. */
export async function selectTransactions(
  db: Executor,
  { customerId, currency }: { readonly customerId: number; readonly currency: string | null },
  page: Page,
): Promise<Slice<LoyaltyTransaction>> {
  const items = await transactions(db, [customerId, page.size, offsetOf(page), currency]);
  // Behind the last page there is no row to tell how many there are.
  const total = items[0]?.total ?? (page.number === 1 ? 0 : offsetOf(page));
  return { items, total };
}

// From the orders to the references they have used, and by those to the transactions: what else a customer has had is not
// looked at, which "offset 0" keeps the planner from doing.
const ofOrders = prepared<LoyaltyTransaction & { readonly orderNumber: string }>(`
  select t.id, t.amount, t.currency, t.reason, t.reference, o.number as "orderNumber", t.created_date as "createdDate"
  from orders o cross join lateral (
      select o.number as reference
      union select p.reference from payment_attempts p where p.order_number = o.number
      union select r.reference from order_refunds r where r.order_id = o.id
    ) used cross join lateral (
      select m.*, a.currency, a.customer_id from loyalty_transactions m join loyalty_accounts a on a.id = m.account_id
      where m.reference = used.reference and m.reason in ('spend', 'give_back', 'refund') offset 0
    ) t
  where o.number = any ($1::text[]) and t.customer_id = o.customer_id order by t.id`);

/**
 * What customers spent for their orders, got back and were refunded, the oldest first: under the number of the order, its
 * attempts at paying and its refunds. One statement for all of them.
 */
export function loyaltyOfOrders(db: Executor, numbers: readonly string[]) {
  return ofOrders(db, [numbers]);
}

const accountsOfErased = prepared(`
  with locked as (select id from loyalty_accounts where customer_id = $1 order by id for update)
  delete from loyalty_accounts where id in (select id from locked)`);
const earningsOfErased = prepared('delete from loyalty_earnings where customer_id = $1');
const cardOfErased = prepared('delete from loyalty_cards where customer_id = $1');

/** Deletes the accounts of an erased customer with their lots and transactions, what orders earned, and the card. */
export async function eraseLoyaltyOf(tx: Executor, customerId: number): Promise<void> {
  await accountsOfErased(tx, [customerId]);
  await earningsOfErased(tx, [customerId]);
  await cardOfErased(tx, [customerId]);
}
