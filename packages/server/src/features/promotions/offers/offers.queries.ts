import { offsetOf, type Page, type Slice } from '../../../kernel/page.ts';
import type { Texts } from '../../../kernel/texts.ts';
import { type Executor, prepared } from '../../../platform/db/index.ts';
import type { PromotionKind } from '../promotion.ts';

export interface AssignedRow {
  readonly id: number;
  readonly code: string;
  readonly names: Texts;
  readonly kind: PromotionKind;
  readonly conditions: unknown;
  readonly benefit: unknown;
  readonly budgetCurrency: string | null;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly createdAt: Date;
}

// More than anybody keeps.
const MOST = 1000;

const assigned = prepared<AssignedRow>(`
  select v.id, v.code, p.names, p.kind, p.conditions, p.benefit, p.budget_currency as "budgetCurrency",
    greatest(v.starts_at, p.starts_at) as "startsAt", least(v.ends_at, p.ends_at) as "endsAt",
    v.created_date as "createdAt"
  from vouchers v join promotions p on p.id = v.promotion_id
  where v.customer_id = $1 and v.is_active and p.is_active and p.kind <> 'automatic'
    and not coalesce(v.used_count >= v.usage_limit, false) and not coalesce(p.used_count >= p.usage_limit, false)
    and not coalesce(p.spent_amount >= p.budget_amount, false)
    and not coalesce((select count(*) from promotion_redemptions r where r.voucher_id = v.id and r.customer_id = $1
      and r.released_at is null) >= v.per_customer_limit, false)
    and not coalesce((select count(*) from promotion_redemptions r where r.promotion_id = p.id and r.customer_id = $1
      and r.released_at is null) >= p.per_customer_limit, false)
  order by least(v.ends_at, p.ends_at) nulls last, v.id limit ${MOST}`);

/** The customer's codes that are not used up, those that end first in front. */
export function findAssigned(db: Executor, customerId: number): Promise<AssignedRow[]> {
  return assigned(db, [customerId]);
}

export interface DiscountItem {
  readonly names: Texts;
  /** Null where the promotion is automatic. */
  readonly voucherCode: string | null;
  readonly kind: PromotionKind;
  readonly amount: number;
  readonly currency: string;
  readonly reference: string;
  readonly redeemedAt: Date;
}

type DiscountRow = DiscountItem & { readonly total: number; readonly given: number };

const discounts = prepared<DiscountRow>(`
  select r.names, r.voucher_code as "voucherCode", p.kind, r.amount, r.currency, r.reference,
    r.redeemed_at as "redeemedAt", count(*) over () as total,
    coalesce(sum(r.amount) filter (where r.currency = $4) over (), 0)::bigint as given
  from promotion_redemptions r join promotions p on p.id = r.promotion_id
  where r.customer_id = $1 and r.released_at is null
  order by r.redeemed_at desc, r.id desc limit $2 offset $3`);

/** A page of discounts. */
export interface DiscountSlice extends Slice<DiscountItem> {
  /** All that was given in one currency, whichever the page. */
  readonly given: number;
}

/** What the customer's orders were given, the latest first, and how much of `currency` that was in all. */
export async function findDiscountItems(
  db: Executor,
  customerId: number,
  { page, currency }: { readonly page: Page; readonly currency: string },
): Promise<DiscountSlice> {
  const items = await discounts(db, [customerId, page.size, offsetOf(page), currency]);
  // Behind the last page there is no row to tell how many there are.
  const total = items[0]?.total ?? (page.number === 1 ? 0 : offsetOf(page));
  return { items, total, given: items[0]?.given ?? 0 };
}
