import type { TestShop } from '../../../tests/support/app.ts';
import type { Adjustment } from './engine/evaluation.ts';
import { type PromotionInput, savePromotions, saveVouchers, type VoucherInput } from './index.ts';

/** Ten percent off everything, for everybody, where nothing else is said. */
export function promotionInput(key: string, more: Partial<PromotionInput> = {}): PromotionInput {
  return {
    ...{ key, names: { en: `Promotion ${key}` }, kind: 'automatic', priority: 0, isExclusive: false },
    ...{ stackingGroup: null, conditions: [], isActive: true, startsAt: null, endsAt: null, usageLimit: null },
    ...{ perCustomerLimit: null, budget: null },
    benefit: { type: 'percentage', percent: 10, on: {}, atMost: null },
    ...more,
  };
}

export function voucherInput(code: string, promotion: string, more: Partial<VoucherInput> = {}): VoucherInput {
  return {
    ...{ code, promotion, customer: null, usageLimit: null, perCustomerLimit: null, isActive: true, startsAt: null },
    ...{ endsAt: null, batch: null },
    ...more,
  };
}

/** Saves promotions and codes, and lets the server learn of it. */
export async function promote(
  shop: TestShop,
  promotions: readonly PromotionInput[],
  vouchers: readonly VoucherInput[] = [],
): Promise<void> {
  await shop.deps.db.transaction().execute((tx) => savePromotions(shop.deps, tx, promotions));
  await shop.deps.db.transaction().execute((tx) => saveVouchers(shop.deps, tx, vouchers));
  await shop.catchUp();
}

/** What an order was given of a promotion, with its code if it has one. */
export async function adjustmentOf(
  shop: TestShop,
  key: string,
  { code, amount = 100 }: { code?: string; amount?: number } = {},
): Promise<Adjustment> {
  const { db } = shop.deps;
  const promotion = await db.selectFrom('promotions').selectAll().where('key', '=', key).executeTakeFirstOrThrow();
  const voucher =
    code === undefined
      ? null
      : await db.selectFrom('vouchers').select(['id', 'code']).where('code', '=', code).executeTakeFirstOrThrow();
  return {
    ...{ promotionId: promotion.id, promotionKey: key, kind: 'percentage', names: promotion.names, amount, parts: [] },
    voucher: voucher === null ? null : { ...voucher, promotionId: promotion.id },
  };
}
