import { invalidField } from '../../../kernel/errors.ts';
import type { Clock } from '../../../platform/clock/index.ts';
import type { Executor } from '../../../platform/db/index.ts';
import type { Random } from '../../../platform/random/index.ts';
import { noSuchPromotion } from '../promotions.refusals.ts';
import { CODE_ALPHABET, codeKey } from '../vouchers/voucher.rules.ts';
import { findPromotions, insertNewVouchers, type KnownPromotion, type VoucherValues } from './vouchers.queries.ts';

export interface GeneratingDeps {
  readonly db: Executor;
  readonly clock: Clock;
  readonly random: Random;
}

export interface Batch {
  /** Key of the promotion: one of the kind `voucher_code`. */
  readonly promotion: string;
  readonly count: number;
  readonly prefix: string;
  /** How many random characters follow the prefix. */
  readonly length: number;
  readonly usageLimit: number | null;
  readonly perCustomerLimit: number | null;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  /** What the batch is called. */
  readonly batch: string;
}

const MOST = 100_000;
const AT_ONCE = 5000;

/**
 * Makes vouchers with random codes, in portions: each is saved when it is handed out, so that what was handed out is
 * good even if the rest fails. Codes that are taken are drawn again.
 * @throws Refusal invalid by field; not_found not_found when there is no such promotion
 */
export async function* generateVouchers(deps: GeneratingDeps, batch: Batch): AsyncGenerator<readonly string[]> {
  const promotion = await checkBatch(deps.db, batch);
  let left = batch.count;
  while (left > 0) {
    const drawn = Array.from({ length: Math.min(left, AT_ONCE) }, () => voucherOf(deps, promotion, batch));
    const codes = await insertNewVouchers(deps.db, drawn, deps.clock.now());
    left -= codes.length;
    yield codes;
  }
}

async function checkBatch(db: Executor, batch: Batch): Promise<KnownPromotion> {
  checkForm(batch);
  const key = batch.promotion;
  const [promotion] = await findPromotions(db, [key]);
  if (promotion === undefined) throw noSuchPromotion(key);
  if (promotion.kind === 'automatic') throw invalidField('promotion', 'promotion_needs_no_code', { key });
  if (promotion.kind !== 'voucher_code') throw invalidField('promotion', 'voucher_needs_customer', { key });
  return promotion;
}

function checkForm({ count, length, prefix, batch }: Batch): void {
  if (!isWithin(count, 1, MOST)) throw invalidField('count', 'whole_number_between', { from: 1, to: MOST });
  if (!isWithin(length, 8, 20)) throw invalidField('length', 'whole_number_between', { from: 8, to: 20 });
  if (prefix !== '' && (prefix.length > 40 || codeKey(prefix) === null)) throw invalidField('prefix', 'voucher_code');
  if (!isWithin(batch.length, 1, 80)) throw invalidField('batch', 'invalid');
}

function isWithin(value: number, from: number, to: number): boolean {
  return Number.isInteger(value) && value >= from && value <= to;
}

function voucherOf({ random }: GeneratingDeps, promotion: KnownPromotion, batch: Batch): VoucherValues {
  const code = batch.prefix + random.text(batch.length, CODE_ALPHABET);
  const { usageLimit, perCustomerLimit, startsAt, endsAt } = batch;
  return {
    ...{ promotionId: promotion.id, code, codeKey: codeKey(code) ?? code, customerId: null, used: 0, isActive: true },
    ...{ usageLimit, perCustomerLimit, startsAt, endsAt, batch: batch.batch },
  };
}
