import type { Texts } from '../../../kernel/texts.ts';
import { type Executor, prepared } from '../../../platform/db/index.ts';

// Whoever redeems or gives back locks vouchers, then promotions, each by id, and decides on what it finds then. A shared
// lock is enough for what has no limit: orders with the same promotion do not wait for each other, while whoever gives
// it a limit waits until they are over and counts them.

const shareVouchers = prepared('select 1 from vouchers where id = any($1::bigint[]) order by id for key share');
const lockVouchers = prepared(`
  select 1 from vouchers where id = any($1::bigint[]) and (usage_limit is not null or per_customer_limit is not null)
  order by id for no key update`);
const sharePromotions = prepared('select 1 from promotions where id = any($1::bigint[]) order by id for key share');
const lockPromotions = prepared(`
  select 1 from promotions where id = any($1::bigint[])
    and (usage_limit is not null or per_customer_limit is not null or budget_amount is not null)
  order by id for no key update`);

export async function lockRows(
  tx: Executor,
  { promotions, vouchers }: { promotions: readonly number[]; vouchers: readonly number[] },
): Promise<void> {
  if (vouchers.length > 0) {
    await shareVouchers(tx, [vouchers]);
    await lockVouchers(tx, [vouchers]);
  }
  await sharePromotions(tx, [promotions]);
  await lockPromotions(tx, [promotions]);
}

/** One entry of an order's ledger. */
export interface Entry {
  readonly promotionId: number;
  readonly voucherId: number | null;
  readonly code: string | null;
  readonly names: Texts;
  readonly amount: number;
}

export interface Booking {
  readonly reference: string;
  readonly customerId: number | null;
  readonly currency: string;
  readonly now: Date;
}

export type RedeemFailure =
  | 'promotion_off'
  | 'not_started'
  | 'ended'
  | 'used_up'
  | 'over_budget'
  | 'needs_login'
  | 'used_up_by_customer'
  | 'unknown'
  | 'someone_elses';

export interface Outcome {
  readonly promotionId: number;
  /** Null where it was redeemed, now or before. */
  readonly failure: RedeemFailure | null;
  readonly hasBudget: boolean;
  /** Whether nobody else can have it any more. */
  readonly isExhausted: boolean;
}

const USES = 'select count(*) from promotion_redemptions r where r.customer_id = $2 and r.released_at is null';

const redemption = prepared<Outcome>(`
  with given as (
    select * from jsonb_to_recordset($1::jsonb)
      as g ("promotionId" bigint, "voucherId" bigint, code text, names jsonb, amount bigint)
  ), wanted as (
    select * from given g where not exists (
      select 1 from promotion_redemptions r
      where r.promotion_id = g."promotionId" and r.reference = $3 and r.released_at is null)
  ), judged as (
    select w.*, coalesce(
      case
        when p.id is null or not p.is_active then 'promotion_off'
        when p.starts_at > $5 then 'not_started'
        when p.ends_at <= $5 then 'ended'
        when p.used_count >= p.usage_limit then 'used_up'
        when p.budget_currency <> $4 or p.spent_amount + w.amount > p.budget_amount then 'over_budget'
        when p.per_customer_limit is not null and $2::bigint is null then 'needs_login'
        when (${USES} and r.promotion_id = p.id) >= p.per_customer_limit then 'used_up_by_customer'
        when p.kind <> 'automatic' and w."voucherId" is null then 'unknown'
      end,
      case
        when w."voucherId" is null then null
        when v.id is null or v.promotion_id <> p.id then 'unknown'
        when v.customer_id is not null and $2::bigint is null then 'needs_login'
        when v.customer_id <> $2 then 'someone_elses'
        when not v.is_active then 'promotion_off'
        when v.starts_at > $5 then 'not_started'
        when v.ends_at <= $5 then 'ended'
        when v.used_count >= v.usage_limit then 'used_up'
        when v.per_customer_limit is not null and $2::bigint is null then 'needs_login'
        when (${USES} and r.voucher_id = v.id) >= v.per_customer_limit then 'used_up_by_customer'
      end) as failure
    from wanted w left join promotions p on p.id = w."promotionId" left join vouchers v on v.id = w."voucherId"
  ), good as (
    select * from judged where not exists (select 1 from judged where failure is not null)
  ), counted as (
    update promotions as p set used_count = p.used_count + 1,
      spent_amount = p.spent_amount + case when p.budget_amount is null then 0 else g.amount end
    from good g where p.id = g."promotionId" and (p.usage_limit is not null or p.budget_amount is not null)
    returning p.id, p.budget_amount is not null as has_budget,
      coalesce(p.used_count >= p.usage_limit, false) or coalesce(p.spent_amount >= p.budget_amount, false) as is_exhausted
  ), used as (
    update vouchers as v set used_count = v.used_count + 1
    from good g where v.id = g."voucherId" and v.usage_limit is not null
    returning v.id
  ), booked as (
    insert into promotion_redemptions
      (promotion_id, voucher_id, customer_id, reference, names, voucher_code, amount, currency, redeemed_at)
    select "promotionId", "voucherId", $2, $3, names, code, amount, $4, $5 from good
    on conflict (promotion_id, reference) do update set voucher_id = excluded.voucher_id,
      customer_id = excluded.customer_id, names = excluded.names, voucher_code = excluded.voucher_code,
      amount = excluded.amount, currency = excluded.currency, redeemed_at = excluded.redeemed_at, released_at = null
    returning promotion_id
  )
  select j."promotionId", j.failure, coalesce(c.has_budget, false) as "hasBudget",
    coalesce(c.is_exhausted, false) as "isExhausted"
  from judged j left join counted c on c.id = j."promotionId" order by j."promotionId"`);

/** All entries or none; those booked under the reference already are passed over. The rows are locked before. */
export function book(
  tx: Executor,
  entries: readonly Entry[],
  { reference, customerId, currency, now }: Booking,
): Promise<Outcome[]> {
  return redemption(tx, [JSON.stringify(entries), customerId, reference, currency, now]);
}

const booked = prepared<{ promotionId: number; voucherId: number | null }>(`
  select promotion_id as "promotionId", voucher_id as "voucherId" from promotion_redemptions
  where reference = $1 and released_at is null order by id`);

export function findBooked(tx: Executor, reference: string) {
  return booked(tx, [reference]);
}

export interface GivenBack {
  readonly promotionId: number;
  readonly hasBudget: boolean;
  readonly wasExhausted: boolean;
}

const release = prepared<GivenBack>(`
  with released as (
    update promotion_redemptions as r set released_at = $2 where reference = $1 and released_at is null
    returning promotion_id, voucher_id, amount, currency
  ), before as (
    select p.id, coalesce(p.used_count >= p.usage_limit, false)
      or coalesce(p.spent_amount >= p.budget_amount, false) as was_exhausted
    from promotions p where p.id in (select promotion_id from released)
  ), counted as (
    update promotions as p set used_count = greatest(p.used_count - 1, 0),
      spent_amount = greatest(p.spent_amount - case when r.currency = p.budget_currency then r.amount else 0 end, 0)
    from released r where p.id = r.promotion_id and (p.usage_limit is not null or p.budget_amount is not null)
    returning p.id, p.budget_amount is not null as has_budget
  ), used as (
    update vouchers as v set used_count = greatest(v.used_count - 1, 0)
    from released r where v.id = r.voucher_id and v.usage_limit is not null
    returning v.id
  )
  select c.id as "promotionId", c.has_budget as "hasBudget", b.was_exhausted as "wasExhausted"
  from counted c join before b on b.id = c.id order by c.id`);

/** The rows are locked before. */
export function giveBack(tx: Executor, reference: string, now: Date): Promise<GivenBack[]> {
  return release(tx, [reference, now]);
}
