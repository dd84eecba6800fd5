import { sql } from 'kysely';
import { expect } from 'vitest';
import type { Executor } from '../../src/platform/db/index.ts';

/** What must hold of money and goods at any moment at which nobody is at work, whatever has happened before. */

const RULES: Readonly<Record<string, ReturnType<typeof sql>>> = {
  'pieces reserved that no order holds, or the other way round': sql`
    select l.product_id, l.location_id, l.reserved, coalesce(o.reserved, 0) as held from stock_levels l
    left join (select product_id, location_id, sum(reserved) as reserved from order_stock group by 1, 2) o
      using (product_id, location_id)
    where l.reserved <> coalesce(o.reserved, 0)`,
  'more sold than there is': sql`
    select l.product_id from stock_levels l join products p on p.id = l.product_id
    where not p.sell_without_stock and (l.on_hand < 0 or l.reserved > l.on_hand)`,
  'orders placed without the attempt that pays them': sql`
    select o.number from orders o left join payment_attempts a on a.reference = o.attempt_reference
    where o.placed_at is not null and (a.id is null or a.state not in ('captured', 'awaiting', 'cancelled')
      or a.amount <> o.amount - o.loyalty_amount - o.gift_card_amount)`,
  'money taken for no order': sql`
    select a.reference from payment_attempts a left join orders o on o.attempt_reference = a.reference
    where a.state = 'captured' and (o.id is null or o.placed_at is null)`,
  'money that the bank has and the shop does not know of, or the other way round': sql`
    select s.reference, s.state, a.state as ours from simulated_payments s
    left join payment_attempts a using (reference)
    where (s.state = 'captured') is distinct from (a.state = 'captured')`,
  'attempts that are still open': sql`
    select reference, state from payment_attempts where state in ('started', 'pending', 'voiding')`,
  'baskets kept for an attempt that is over': sql`select id from baskets where status = 'frozen'`,
  'pieces held for orders that came to nothing': sql`
    select s.* from order_stock s join orders o on o.id = s.order_id where o.placed_at is null and s.reserved > 0`,
  'items that do not add up to their order': sql`
    select o.number from orders o join order_items i on i.order_id = o.id
    group by o.id having sum(i.price * i.quantity) <> o.products_amount or sum(i.discount_amount) <> o.discount_amount`,
  'promotions redeemed for no order': sql`
    select r.reference from promotion_redemptions r left join orders o on o.number = r.reference
    where r.released_at is null and (o.id is null or o.placed_at is null)`,
  'counters that the ledger does not bear out': sql`
    select p.key from promotions p where p.usage_limit is not null and p.used_count <> (
      select count(*) from promotion_redemptions r where r.promotion_id = p.id and r.released_at is null)`,
  'codes used oftener or less often than the ledger says': sql`
    select v.code from vouchers v where v.usage_limit is not null and v.used_count <> (
      select count(*) from promotion_redemptions r where r.voucher_id = v.id and r.released_at is null)`,
  'loyalty money of which lots, account and ledger say different things': sql`
    select a.id, a.balance, l.amount as lots, t.amount as ledger from loyalty_accounts a
    left join (select account_id, sum(left_amount) as amount from loyalty_lots group by 1) l on l.account_id = a.id
    left join (select account_id, sum(amount) as amount from loyalty_transactions group by 1) t on t.account_id = a.id
    where a.balance <> coalesce(l.amount, 0) or a.balance <> coalesce(t.amount, 0)`,
  'lots of loyalty money that their uses do not bear out': sql`
    select l.id from loyalty_lots l left join (select lot_id, sum(amount) as amount from loyalty_lot_uses group by 1) u
      on u.lot_id = l.id
    where l.left_amount <> l.amount + coalesce(u.amount, 0)`,
  'orders that earned more than they were paid': sql`
    select order_number from loyalty_earnings where amount > paid_amount or owed_amount > paid_amount`,
  'baskets with two orders, or used up without one': sql`
    select b.id from baskets b left join orders o on o.basket_id = b.id
    where b.status = 'submitted' group by b.id having count(o.placed_at) <> 1`,
};

/** Expects that money, goods and orders agree, and that nothing is held for ever. */
export async function expectBooksBalanced(db: Executor): Promise<void> {
  const wrong: Record<string, unknown[]> = {};
  for (const [name, rule] of Object.entries(RULES)) {
    const { rows } = await rule.execute(db);
    if (rows.length > 0) wrong[name] = rows;
  }
  expect(wrong).toEqual({});
}
