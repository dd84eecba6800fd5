import type { Clock } from '../../../platform/clock/index.ts';
import type { Executor } from '../../../platform/db/index.ts';
import { noSuchPromotion, noSuchVoucher } from '../promotions.refusals.ts';
import type { VoucherInput } from '../saving/inputs.ts';
import { removePromotion, setPromotionActive } from '../saving/promotions.service.ts';
import { saveVouchers } from '../saving/vouchers.service.ts';
import { readTerms } from '../terms.ts';
import { codeKey } from '../vouchers/voucher.rules.ts';
import { type DeskPromotion, type DeskVoucher, findDeskPromotions, findDeskVouchers } from './desk.queries.ts';

export interface DeskDeps {
  readonly db: Executor;
  readonly clock: Clock;
}

export type PromotionState = 'broken' | 'off' | 'ended' | 'used up' | 'later' | 'on';

/** All promotions, in the order of applying. */
export async function listPromotions({ db }: DeskDeps): Promise<DeskPromotion[]> {
  return findDeskPromotions(db, null);
}

/** @throws Refusal not_found not_found */
export async function showPromotion({ db }: DeskDeps, key: string): Promise<DeskPromotion> {
  const [promotion] = await findDeskPromotions(db, key);
  if (promotion === undefined) throw noSuchPromotion(key);
  return promotion;
}

/** Whether a promotion can be had now, and if not, why. `broken`: its terms cannot be read, no basket sees it. */
export function promotionState(promotion: DeskPromotion, now: Date): PromotionState {
  if (readTerms(promotion.conditions, promotion.benefit) === null) return 'broken';
  if (!promotion.isActive) return 'off';
  if (promotion.endsAt !== null && promotion.endsAt <= now) return 'ended';
  if (isUsedUp(promotion)) return 'used up';
  return promotion.startsAt !== null && promotion.startsAt > now ? 'later' : 'on';
}

function isUsedUp({ usageLimit, uses, budgetAmount, budgetCurrency, spent }: DeskPromotion): boolean {
  if (usageLimit !== null && uses >= usageLimit) return true;
  return budgetAmount !== null && budgetCurrency !== null && (spent[budgetCurrency] ?? 0) >= budgetAmount;
}

/** @throws Refusal not_found not_found */
export function switchPromotionAtDesk(deps: DeskDeps, key: string, isActive: boolean): Promise<boolean> {
  return deps.db.transaction().execute((tx) => setPromotionActive(deps, tx, key, isActive));
}

/** @throws Refusal not_found not_found */
export function removePromotionAtDesk(deps: DeskDeps, key: string): Promise<'removed' | 'switched_off'> {
  return deps.db.transaction().execute((tx) => removePromotion(deps, tx, key));
}

export interface VoucherSearch {
  readonly promotion: string | null;
  readonly batch: string | null;
  readonly after: string;
  readonly limit: number;
}

/** Vouchers in the order of their codes. */
export function listVouchers({ db }: DeskDeps, search: VoucherSearch): Promise<DeskVoucher[]> {
  return findDeskVouchers(db, { ...search, codeKey: null, after: codeKey(search.after) ?? '' });
}

/**
 * Makes a code, or changes the one that is there.
 * @throws Refusal as `saveVouchers` does
 */
export async function createVoucher(deps: DeskDeps, voucher: VoucherInput): Promise<void> {
  await deps.db.transaction().execute((tx) => saveVouchers(deps, tx, [voucher]));
}

/**
 * Makes a code a customer's own.
 * @throws Refusal not_found not_found when there is no such code; invalid under it for an unknown customer
 */
export async function assignVoucher(deps: DeskDeps, code: string, email: string): Promise<void> {
  await deps.db.transaction().execute(async (tx) => {
    const filter = { promotion: null, batch: null, codeKey: codeKey(code) ?? '', after: '', limit: 1 };
    const [voucher] = await findDeskVouchers(tx, filter);
    if (voucher === undefined) throw noSuchVoucher(code);
    await saveVouchers(deps, tx, [{ ...voucher, customer: email }]);
  });
}
