import { sql } from 'kysely';
import type { Executor } from '../../../platform/db/index.ts';
import type { PromotionInput } from './inputs.ts';

/** What was used of a promotion so far, by its ledger. */
export interface Usage {
  readonly id: number;
  readonly key: string;
  readonly count: number;
  /** Minor units by currency. */
  readonly spent: Readonly<Record<string, number>>;
}

/** Waits for orders under way with these promotions, and keeps new ones waiting; then says what was used of them. */
export async function lockUsage(tx: Executor, keys: readonly string[]): Promise<Usage[]> {
  await sql`select from promotions where key = any(${keys}) order by id for update`.execute(tx);
  const { rows } = await sql<Usage>`
    select p.id, p.key, coalesce(sum(r.count), 0)::integer as count,
      coalesce(jsonb_object_agg(r.currency, r.amount) filter (where r.currency is not null), '{}') as spent
    from promotions p left join lateral (
      select currency, count(*) as count, sum(amount) as amount
      from promotion_redemptions where promotion_id = p.id and released_at is null group by currency
    ) r on true
    where p.key = any(${keys}) group by p.id, p.key`.execute(tx);
  return rows;
}

/** Locks the codes of a promotion, in the order in which orders lock them. */
export async function lockVouchersOf(tx: Executor, key: string): Promise<void> {
  await sql`
    select from vouchers where promotion_id = (select id from promotions where key = ${key}) order by id for update`.execute(
    tx,
  );
}

/**
 * Creates or changes promotions by key, new ones in the order given; `used` and `spent` are what counters begin with.
 * @returns how many were not so already
 */
export async function upsertPromotions(
  tx: Executor,
  promotions: readonly (PromotionInput & { readonly used: number; readonly spent: number })[],
  now: Date,
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into promotions as p (key, names, kind, priority, is_exclusive, stacking_group, conditions, benefit, is_active,
      starts_at, ends_at, usage_limit, used_count, per_customer_limit, budget_currency, budget_amount, spent_amount,
      created_date, modified_date)
    select key, names, kind, priority, "isExclusive", "stackingGroup", conditions, benefit, "isActive", "startsAt",
      "endsAt", "usageLimit", used, "perCustomerLimit", budget->>'currency', (budget->>'amount')::bigint, spent, ${now}, ${now}
    from rows from (jsonb_to_recordset(${JSON.stringify(promotions)}::jsonb) as (
      key text, names jsonb, kind text, priority integer, "isExclusive" boolean, "stackingGroup" text, conditions jsonb,
      benefit jsonb, "isActive" boolean, "startsAt" timestamptz, "endsAt" timestamptz, "usageLimit" integer, used integer,
      "perCustomerLimit" integer, budget jsonb, spent bigint)) with ordinality as g (key, names, kind, priority,
      "isExclusive", "stackingGroup", conditions, benefit, "isActive", "startsAt", "endsAt", "usageLimit", used,
      "perCustomerLimit", budget, spent, position)
    order by position
    on conflict (key) do update set names = excluded.names, kind = excluded.kind, priority = excluded.priority,
      is_exclusive = excluded.is_exclusive, stacking_group = excluded.stacking_group, conditions = excluded.conditions,
      benefit = excluded.benefit, is_active = excluded.is_active, starts_at = excluded.starts_at,
      ends_at = excluded.ends_at, usage_limit = excluded.usage_limit, used_count = excluded.used_count,
      per_customer_limit = excluded.per_customer_limit, budget_currency = excluded.budget_currency,
      budget_amount = excluded.budget_amount, spent_amount = excluded.spent_amount, modified_date = excluded.modified_date
    where (p.names, p.kind, p.priority, p.is_exclusive, p.stacking_group, p.conditions, p.benefit, p.is_active,
        p.starts_at, p.ends_at, p.usage_limit, p.used_count, p.per_customer_limit, p.budget_currency, p.budget_amount,
        p.spent_amount)
      is distinct from (excluded.names, excluded.kind, excluded.priority, excluded.is_exclusive,
        excluded.stacking_group, excluded.conditions, excluded.benefit, excluded.is_active, excluded.starts_at,
        excluded.ends_at, excluded.usage_limit, excluded.used_count, excluded.per_customer_limit,
        excluded.budget_currency, excluded.budget_amount, excluded.spent_amount)
    returning p.id`.execute(tx);
  return rows.length;
}

/** @returns whether it was otherwise; null when there is no such promotion */
export async function switchPromotion(
  tx: Executor,
  key: string,
  { isActive, now }: { isActive: boolean; now: Date },
): Promise<boolean | null> {
  const { rows } = await sql<{ changed: boolean }>`
    with there as (select id, is_active from promotions where key = ${key} for no key update),
    changed as (
      update promotions as p set is_active = ${isActive}, modified_date = ${now}
      from there where p.id = there.id and there.is_active <> ${isActive} returning p.id)
    select is_active <> ${isActive} as changed from there`.execute(tx);
  return rows[0]?.changed ?? null;
}

/** Deletes a promotion with its codes unless it was ever redeemed. @returns whether it is gone */
export async function deletePromotion(tx: Executor, key: string): Promise<boolean> {
  const { rows } = await sql<{ id: number }>`
    delete from promotions p where key = ${key}
      and not exists (select 1 from promotion_redemptions r where r.promotion_id = p.id) returning id`.execute(tx);
  return rows.length > 0;
}
