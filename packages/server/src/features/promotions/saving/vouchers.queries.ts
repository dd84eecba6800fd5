import { sql } from 'kysely';
import type { Executor } from '../../../platform/db/index.ts';
import type { PromotionKind } from '../promotion.ts';

export interface KnownPromotion {
  readonly id: number;
  readonly key: string;
  readonly kind: PromotionKind;
}

export async function findPromotions(tx: Executor, keys: readonly string[]): Promise<KnownPromotion[]> {
  return tx.selectFrom('promotions').select(['id', 'key', 'kind']).where('key', 'in', keys).execute();
}

/** Ids of registered customers by address, in small letters. */
export async function findOwners(tx: Executor, emails: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ email: string; id: number }>`
    select email, id from customers where user_type = 'registered' and email = any(${emails})`.execute(tx);
  return new Map(rows.map(({ email, id }) => [email, id]));
}

export interface KnownVoucher {
  readonly codeKey: string;
  readonly promotionId: number;
  readonly used: number;
}

/** Waits for orders under way with these codes, and keeps new ones waiting; then says what they were used. */
export async function lockVouchersByCode(tx: Executor, codeKeys: readonly string[]): Promise<KnownVoucher[]> {
  await sql`select from vouchers where code_key = any(${codeKeys}) order by id for update`.execute(tx);
  const { rows } = await sql<KnownVoucher>`
    select v.code_key as "codeKey", v.promotion_id as "promotionId", (
      select count(*) from promotion_redemptions r where r.voucher_id = v.id and r.released_at is null)::integer as used
    from vouchers v where v.code_key = any(${codeKeys})`.execute(tx);
  return rows;
}

export interface VoucherValues {
  readonly promotionId: number;
  readonly code: string;
  readonly codeKey: string;
  readonly customerId: number | null;
  readonly usageLimit: number | null;
  readonly used: number;
  readonly perCustomerLimit: number | null;
  readonly isActive: boolean;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly batch: string | null;
}

const given = (vouchers: readonly VoucherValues[], now: Date) => sql`
  insert into vouchers as v (promotion_id, code, code_key, customer_id, usage_limit, used_count, per_customer_limit,
    is_active, starts_at, ends_at, batch, created_date)
  select "promotionId", code, "codeKey", "customerId", "usageLimit", used, "perCustomerLimit", "isActive", "startsAt",
    "endsAt", batch, ${now}
  from jsonb_to_recordset(${JSON.stringify(vouchers)}::jsonb) as g (
    "promotionId" bigint, code text, "codeKey" text, "customerId" bigint, "usageLimit" integer, used integer,
    "perCustomerLimit" integer, "isActive" boolean, "startsAt" timestamptz, "endsAt" timestamptz, batch text)
  order by "codeKey"`;

/** Creates or changes vouchers by code. */
export async function upsertVouchers(tx: Executor, vouchers: readonly VoucherValues[], now: Date): Promise<void> {
  await sql`${given(vouchers, now)}
    on conflict (code_key) do update set code = excluded.code, customer_id = excluded.customer_id,
      usage_limit = excluded.usage_limit, used_count = excluded.used_count,
      per_customer_limit = excluded.per_customer_limit, is_active = excluded.is_active, starts_at = excluded.starts_at,
      ends_at = excluded.ends_at, batch = excluded.batch`.execute(tx);
}

/** Creates vouchers whose codes are not taken. @returns their codes */
export async function insertNewVouchers(
  tx: Executor,
  vouchers: readonly VoucherValues[],
  now: Date,
): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    ${given(vouchers, now)} on conflict (code_key) do nothing returning v.code`.execute(tx);
  return rows.map(({ code }) => code);
}

/** @returns whether there is such a code */
export async function switchVoucher(db: Executor, codeKey: string, isActive: boolean): Promise<boolean> {
  const { rows } = await sql<{ id: number }>`
    update vouchers set is_active = ${isActive} where code_key = ${codeKey} returning id`.execute(db);
  return rows.length > 0;
}

/**
 * Deletes a customer's own codes and takes codes out of what orders were given: they may name the customer. Uses and
 * amounts stay in the books.
 */
export async function eraseVouchersOf(tx: Executor, customerId: number): Promise<void> {
  await sql`
    update promotion_redemptions set voucher_code = null where customer_id = ${customerId} and voucher_code is not null`.execute(
    tx,
  );
  await sql`
    delete from vouchers where id in (select id from vouchers where customer_id = ${customerId} order by id for update)`.execute(
    tx,
  );
}

/** Takes codes out of what orders of guests who are erased were given: they may name the guest. */
export async function eraseRedeemedCodes(tx: Executor, orderNumbers: readonly string[]): Promise<void> {
  if (orderNumbers.length === 0) return;
  await tx
    .updateTable('promotion_redemptions')
    .set({ voucher_code: null })
    .where('reference', 'in', orderNumbers)
    .where('voucher_code', 'is not', null)
    .execute();
}
