/**
 * The end of a statement that takes money out of lots: `shares (id, account_id, amount)` says how much of which; below zero it
 * is put back. Lots, accounts and ledger change together; `booked` has the lines. The accounts are locked before.
 */
export function moved({ reason, reference, now }: Record<'reason' | 'reference' | 'now', string>): string {
  return `
  taken as (
    update loyalty_lots as l set left_amount = l.left_amount - s.amount from shares s where l.id = s.id
    returning l.id, l.account_id, s.amount
  ), parts as (
    select account_id, sum(amount)::bigint as amount from taken group by account_id
  ), debited as (
    update loyalty_accounts as a set balance = a.balance - p.amount from parts p where a.id = p.account_id
    returning a.id, p.amount
  ), booked as (
    insert into loyalty_transactions (account_id, amount, reference, reason, created_date)
    select id, -amount, ${reference}, '${reason}', ${now}::timestamptz from debited order by id
    returning id, account_id, amount
  ), used as (
    insert into loyalty_lot_uses (transaction_id, lot_id, amount)
    select b.id, t.id, -t.amount from taken t join booked b on b.account_id = t.account_id
  )`;
}
