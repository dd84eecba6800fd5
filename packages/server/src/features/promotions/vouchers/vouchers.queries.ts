import { type Executor, prepared } from '../../../platform/db/index.ts';
import type { HeldVoucher } from '../engine/evaluation.ts';
import { codeKey, type FoundVoucher } from './voucher.rules.ts';

// The customer's own uses, of the voucher and of its promotion.
const USED_BY = `
  (select count(*) from promotion_redemptions r where r.voucher_id = v.id and r.customer_id = $2 and r.released_at is null)
    >= v.per_customer_limit`;
const USED_OF_PROMOTION = `
  (select count(*) from promotion_redemptions r where r.promotion_id = p.id and r.customer_id = $2 and r.released_at is null)
    >= p.per_customer_limit`;
const USED_UP = `
  coalesce(v.used_count >= v.usage_limit, false) or coalesce(p.used_count >= p.usage_limit, false)
    or coalesce(p.spent_amount >= p.budget_amount, false)`;

const byCode = prepared<FoundVoucher>(`
  select v.id, v.code, p.id as "promotionId", p.key as "promotionKey", v.customer_id as "ownerId",
    v.is_active as "isActive", greatest(v.starts_at, p.starts_at) as "startsAt", least(v.ends_at, p.ends_at) as "endsAt",
    ${USED_UP} as "isUsedUp",
    v.per_customer_limit is not null or p.per_customer_limit is not null as "hasCustomerLimit",
    coalesce(${USED_BY}, false) or coalesce(${USED_OF_PROMOTION}, false) as "isUsedUpByCustomer",
    not p.is_active or p.kind = 'automatic' as "isPromotionOff"
  from vouchers v join promotions p on p.id = v.promotion_id where v.code_key = $1`);

/** A code as somebody entered it. Null where there is none. One statement. */
export async function findVoucher(
  db: Executor,
  { code, customerId }: { code: string; customerId: number | null },
): Promise<FoundVoucher | null> {
  const key = codeKey(code);
  const [voucher] = key === null ? [] : await byCode(db, [key, customerId]);
  return voucher ?? null;
}

const GOOD = `v.is_active and p.is_active
    and (v.starts_at is null or v.starts_at <= $1) and (v.ends_at is null or v.ends_at > $1)
    and not coalesce(v.used_count >= v.usage_limit, false) and not coalesce(${USED_BY}, false)`;

interface HoldingRow {
  id: number | null;
  promotionId: number;
  code: string | null;
  isEntered: boolean;
  times: number;
}

const holdings = prepared<HoldingRow>(`
  select v.id, v.promotion_id as "promotionId", v.code, false as "isEntered", 0 as times
  from vouchers v join promotions p on p.id = v.promotion_id
  where v.customer_id = $2 and p.kind = 'coupon' and ${GOOD}
  union all
  select v.id, v.promotion_id, v.code, true, 0
  from vouchers v join promotions p on p.id = v.promotion_id
  where v.id = $3 and (v.customer_id is null or v.customer_id = $2)
    and (v.per_customer_limit is null or $2::bigint is not null) and ${GOOD}
  union all
  select null, promotion_id, null, false, count(*)::integer from promotion_redemptions r
  where customer_id = $2 and released_at is null group by promotion_id
  order by 1`);

/** What belongs to a basket and its customer: the code entered, coupons, and how often each promotion was used. */
export interface Holdings {
  /** Null where none was entered, or it is not good any more. */
  readonly voucher: HeldVoucher | null;
  readonly coupons: readonly HeldVoucher[];
  readonly redemptions: ReadonlyMap<number, number>;
}

/** What can be used now. One statement. */
export async function findHoldings(
  db: Executor,
  { customerId, voucherId, now }: { customerId: number | null; voucherId: number | null; now: Date },
): Promise<Holdings> {
  const rows = await holdings(db, [now, customerId, voucherId]);
  const held = (isEntered: boolean) =>
    rows.flatMap(({ id, promotionId, code, isEntered: entered }): HeldVoucher[] =>
      id === null || code === null || entered !== isEntered ? [] : [{ id, promotionId, code }],
    );
  return {
    voucher: held(true)[0] ?? null,
    coupons: held(false),
    redemptions: new Map(rows.filter(({ id }) => id === null).map(({ promotionId, times }) => [promotionId, times])),
  };
}
