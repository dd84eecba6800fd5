import { offsetOf, type Page, type Slice } from '../../../kernel/page.ts';
import { type Executor, prepared } from '../../../platform/db/index.ts';
import type { AccountKind, Balance, LoyaltyTransaction } from './balance.ts';

// Whoever changes a balance first locks all accounts that the customer has in that currency, by id, and decides in the
// next statement on what it finds then.

const accountsOf = prepared(`
  select 1 from loyalty_accounts where customer_id = $1 and currency = $2 order by id for update`);

export async function lockAccounts(tx: Executor, customerId: number, currency: string): Promise<void> {
  await accountsOf(tx, [customerId, currency]);
}

const accountsWith = prepared<{ id: number }>(`
  select a.id from loyalty_accounts a
  where (a.customer_id, a.currency) in (
    select o.customer_id, o.currency from loyalty_accounts o join loyalty_transactions t on t.account_id = o.id
    where t.reference = $1 and t.reason = 'spend')
  order by a.id for update`);

/** @returns whether anything was ever spent under the reference */
export async function lockAccountsOfSpending(tx: Executor, reference: string): Promise<boolean> {
  const locked = await accountsWith(tx, [reference]);
  return locked.length > 0;
}

export interface Spending {
  readonly customerId: number;
  readonly currency: string;
  /** Minor units. */
  readonly amount: number;
  /** What it is for: an attempt at paying an order, or the order's number. */
  readonly reference: string;
  readonly now: Date;
}

const spend = prepared<{ held: number; spent: number }>(`
  with held as (
    select coalesce(-sum(t.amount), 0)::bigint as amount
    from loyalty_transactions t join loyalty_accounts a on a.id = t.account_id
    where t.reference = $4 and t.reason in ('spend', 'give_back') and a.customer_id = $1 and a.currency = $2
  ), accounts as (
    select id, balance, sum(balance) over () as total, sum(balance) over (
      order by array_position('{sale,bank,refund}'::text[], kind) rows unbounded preceding) - balance as before
    from loyalty_accounts where customer_id = $1 and currency = $2
  ), shares as (
    select a.id, least(a.balance, $3::bigint - a.before)::bigint as amount from accounts a, held h
    where h.amount = 0 and a.total >= $3::bigint and a.before < $3::bigint and a.balance > 0
  ), taken as (
    update loyalty_accounts as a set balance = a.balance - s.amount from shares s where a.id = s.id
    returning a.id, s.amount
  ), booked as (
    insert into loyalty_transactions (account_id, amount, reference, reason, created_date)
    select id, -amount, $4, 'spend', $5::timestamptz from taken order by id
    returning amount
  )
  select held.amount as held, coalesce((select -sum(amount) from booked), 0)::bigint as spent from held`);

/** Takes the amount out of the accounts, or nothing; the accounts are locked before. */
export async function takeOut(
  tx: Executor,
  { customerId, currency, amount, reference, now }: Spending,
): Promise<{ /** What the reference had taken already. */ held: number; spent: number }> {
  const [taken] = await spend(tx, [customerId, currency, amount, reference, now]);
  return taken ?? { held: 0, spent: 0 };
}

const giveBack = prepared(`
  with owed as (
    select account_id, -sum(amount)::bigint as amount from loyalty_transactions
    where reference = $1 and reason in ('spend', 'give_back') group by account_id having sum(amount) < 0
  ), returned as (
    update loyalty_accounts as a set balance = a.balance + o.amount from owed o where a.id = o.account_id
    returning a.id, o.amount
  )
  insert into loyalty_transactions (account_id, amount, reference, reason, created_date)
  select id, amount, $1, 'give_back', $2::timestamptz from returned order by id`);

/** Puts back what the reference still has; the accounts are locked before. */
export async function putBack(tx: Executor, reference: string, now: Date): Promise<void> {
  await giveBack(tx, [reference, now]);
}

const openAccount = prepared(`
  insert into loyalty_accounts (customer_id, currency, kind, created_date) values ($1, $2, $3, $4)
  on conflict (customer_id, currency, kind) do nothing`);

const credit = prepared(`
  with booked as (
    insert into loyalty_transactions (account_id, amount, reference, reason, created_date)
    select id, $4::bigint, $5, $6, $7::timestamptz from loyalty_accounts
    where customer_id = $1 and currency = $2 and kind = $3
    on conflict (account_id, reason, reference) where reason in ('grant', 'refund') do nothing
    returning account_id, amount
  )
  update loyalty_accounts as a set balance = a.balance + b.amount from booked b where a.id = b.account_id
  returning a.id`);

export type Credit = Spending & { readonly kind: AccountKind; readonly reason: 'grant' | 'refund' };

/** Three statements. @returns false where the reference has given it already */
export async function putIn(
  tx: Executor,
  { customerId, currency, kind, amount, reference, reason, now }: Credit,
): Promise<boolean> {
  await openAccount(tx, [customerId, currency, kind, now]);
  await lockAccounts(tx, customerId, currency);
  const booked = await credit(tx, [customerId, currency, kind, amount, reference, reason, now]);
  return booked.length > 0;
}

const balance = prepared<{ amount: number }>(`
  select coalesce(sum(balance), 0)::bigint as amount from loyalty_accounts where customer_id = $1 and currency = $2`);

/** What a customer can spend in a currency, in minor units. One statement. */
export async function balanceOf(db: Executor, customerId: number, currency: string): Promise<number> {
  const [row] = await balance(db, [customerId, currency]);
  return row?.amount ?? 0;
}

const balances = prepared<Balance>(`
  select currency, sum(balance)::bigint as amount from loyalty_accounts where customer_id = $1
  group by currency order by currency`);

/** By currency; those that never had any are not there. */
export function selectBalances(db: Executor, customerId: number): Promise<Balance[]> {
  return balances(db, [customerId]);
}

const accounts = prepared<Balance & { readonly kind: AccountKind }>(`
  select currency, kind, balance as amount from loyalty_accounts where customer_id = $1
  order by currency, array_position('{sale,bank,refund}'::text[], kind)`);

/** The accounts one by one, in the order of spending. */
export function selectAccounts(db: Executor, customerId: number) {
  return accounts(db, [customerId]);
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

const ofOrders = prepared<LoyaltyTransaction & { readonly orderNumber: string }>(`
  select t.id, t.amount, a.currency, t.reason, t.reference, o.number as "orderNumber", t.created_date as "createdDate"
  from orders o join loyalty_accounts a on a.customer_id = o.customer_id join loyalty_transactions t on t.account_id = a.id
    left join payment_attempts p on p.reference = t.reference
  where o.number = any ($1::text[])
    and (p.order_number = o.number or t.reference = o.number or starts_with(t.reference, o.number || '-'))
  order by t.id`);

/**
 * What customers spent for their orders, got back and were refunded (a refund's reference is the order's number and what
 * follows a hyphen), the oldest first. One statement for all of them.
 */
export function loyaltyOfOrders(db: Executor, numbers: readonly string[]) {
  return ofOrders(db, [numbers]);
}

const erase = prepared('delete from loyalty_accounts where customer_id = $1');

/** Deletes the accounts of an erased customer with their transactions. */
export async function eraseLoyaltyOf(tx: Executor, customerId: number): Promise<void> {
  await erase(tx, [customerId]);
}
