import { announceChange } from '../../../platform/cache/index.ts';
import type { Executor } from '../../../platform/db/index.ts';
import type { Adjustment } from '../engine/evaluation.ts';
import { BUDGETS, PROMOTIONS } from '../reading/kept-rules.ts';
import { book, type Entry, findBooked, giveBack, lockRows, type RedeemFailure } from './redeeming.queries.ts';

/** What an order was given, and what it is booked under: its number. */
export interface Redemption {
  readonly reference: string;
  /** Null for a guest. */
  readonly customerId: number | null;
  readonly currency: string;
  readonly adjustments: readonly Adjustment[];
  readonly now: Date;
}

export interface RefusedRedemption {
  readonly promotionId: number;
  readonly promotionKey: string;
  readonly failure: RedeemFailure;
}

/**
 * Redeems all that an order was given, in the caller's transaction: all of it or nothing. What is booked under the
 * reference already is not counted again; where the basket has changed since, release it first.
 *
 * Concurrency: vouchers, then promotions are locked by id, those without any limit so that others may redeem them at
 * the same time; of parallel orders exactly as many succeed as there are uses, and the budget is never exceeded.
 * @returns what was refused; empty: everything was redeemed
 */
export async function redeemPromotions(tx: Executor, redemption: Redemption): Promise<readonly RefusedRedemption[]> {
  const { adjustments, now } = redemption;
  if (adjustments.length === 0) return [];
  const entries = adjustments.map(entryOf);
  await lockRows(tx, {
    promotions: entries.map(({ promotionId }) => promotionId),
    vouchers: entries.flatMap(({ voucherId }) => voucherId ?? []),
  });
  const outcomes = await book(tx, entries, redemption);
  const tags = outcomes.flatMap(({ isExhausted, hasBudget }) => tagsOf(isExhausted, hasBudget));
  await announceChange(tx, tags, now);
  const keys = new Map(adjustments.map(({ promotionId, promotionKey }) => [promotionId, promotionKey]));
  return outcomes.flatMap(({ promotionId, failure }) =>
    failure === null ? [] : [{ promotionId, promotionKey: keys.get(promotionId) ?? '', failure }],
  );
}

function entryOf({ promotionId, voucher, names, amount }: Adjustment): Entry {
  return { promotionId, voucherId: voucher?.id ?? null, code: voucher?.code ?? null, names, amount };
}

function tagsOf(turns: boolean, hasBudget: boolean): string[] {
  if (turns) return [PROMOTIONS];
  return hasBudget ? [BUDGETS] : [];
}

/**
 * Gives back what was redeemed under the reference: the order came to nothing. In the caller's transaction; a second
 * time nothing happens.
 */
export async function releaseRedemptions(tx: Executor, reference: string, now: Date): Promise<void> {
  const booked = await findBooked(tx, reference);
  if (booked.length === 0) return;
  await lockRows(tx, {
    promotions: booked.map(({ promotionId }) => promotionId),
    vouchers: booked.flatMap(({ voucherId }) => voucherId ?? []),
  });
  const released = await giveBack(tx, reference, now);
  await announceChange(
    tx,
    released.flatMap(({ wasExhausted, hasBudget }) => tagsOf(wasExhausted, hasBudget)),
    now,
  );
}
