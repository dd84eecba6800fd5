import { sql } from 'kysely';
import type { Texts } from '../../../kernel/texts.ts';
import type { Executor } from '../../../platform/db/index.ts';
import type { PromotionKind } from '../promotion.ts';

/** A promotion as the people who run the shop see it. */
export interface DeskPromotion {
  readonly key: string;
  readonly names: Texts;
  readonly kind: PromotionKind;
  readonly priority: number;
  readonly isExclusive: boolean;
  readonly stackingGroup: string | null;
  readonly conditions: unknown;
  readonly benefit: unknown;
  readonly isActive: boolean;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly usageLimit: number | null;
  readonly perCustomerLimit: number | null;
  readonly budgetCurrency: string | null;
  /** Minor units. */
  readonly budgetAmount: number | null;
  /** Orders that were given it, and what it cost by currency. */
  readonly uses: number;
  readonly spent: Readonly<Record<string, number>>;
  readonly vouchers: number;
}

/** All promotions, or the one of the key, in the order of applying. */
export async function findDeskPromotions(db: Executor, key: string | null): Promise<DeskPromotion[]> {
  const { rows } = await sql<DeskPromotion>`
    select p.key, p.names, p.kind, p.priority, p.is_exclusive as "isExclusive", p.stacking_group as "stackingGroup",
      p.conditions, p.benefit, p.is_active as "isActive", p.starts_at as "startsAt", p.ends_at as "endsAt",
      p.usage_limit as "usageLimit", p.per_customer_limit as "perCustomerLimit", p.budget_currency as "budgetCurrency",
      p.budget_amount as "budgetAmount", coalesce(r.uses, 0)::integer as uses, coalesce(r.spent, '{}') as spent,
      (select count(*) from vouchers v where v.promotion_id = p.id)::integer as vouchers
    from promotions p left join lateral (
      select sum(uses) as uses, jsonb_object_agg(currency, amount) as spent from (
        select currency, count(*) as uses, sum(amount) as amount
        from promotion_redemptions where promotion_id = p.id and released_at is null group by currency) by_currency
    ) r on true
    where ${key}::text is null or p.key = ${key}
    order by p.priority desc, p.id`.execute(db);
  return rows;
}

export interface DeskVoucher {
  readonly code: string;
  readonly promotion: string;
  /** E-mail address of the customer whose it is. */
  readonly customer: string | null;
  readonly usageLimit: number | null;
  readonly perCustomerLimit: number | null;
  readonly uses: number;
  readonly isActive: boolean;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly batch: string | null;
}

export interface VoucherFilter {
  readonly promotion: string | null;
  readonly batch: string | null;
  readonly codeKey: string | null;
  /** Begin behind this one, as it is compared. */
  readonly after: string;
  readonly limit: number;
}

/** Vouchers by code. */
export async function findDeskVouchers(db: Executor, filter: VoucherFilter): Promise<DeskVoucher[]> {
  const { promotion, batch, codeKey, after, limit } = filter;
  const { rows } = await sql<DeskVoucher>`
    select v.code, p.key as promotion, c.email as customer, v.usage_limit as "usageLimit",
      v.per_customer_limit as "perCustomerLimit", v.is_active as "isActive", v.starts_at as "startsAt",
      v.ends_at as "endsAt", v.batch, (select count(*) from promotion_redemptions r
        where r.voucher_id = v.id and r.released_at is null)::integer as uses
    from vouchers v join promotions p on p.id = v.promotion_id left join customers c on c.id = v.customer_id
    where (${promotion}::text is null or p.key = ${promotion}) and (${batch}::text is null or v.batch = ${batch})
      and (${codeKey}::text is null or v.code_key = ${codeKey}) and v.code_key > ${after}
    order by v.code_key limit ${limit}`.execute(db);
  return rows;
}
