import type { Executor } from '../../../platform/db/index.ts';
import {
  type GiftCardRefund,
  type GiftCardSpending,
  lockGiftCard,
  lockGiftCardsOfSpending,
  putBackOnCard,
  refillCard,
  takeOffCard,
} from './gift-cards.queries.ts';

export type { GiftCardSpending };

/**
 * Spends from a gift card, inside the caller's transaction: all of it or nothing. Spent already under the reference, and
 * not given back: nothing more is spent. Two statements.
 * @returns whether exactly this amount is spent now; false, also for a card that is switched off or expired, leaves
 *   everything as it was
 */
export async function spendGiftCard(tx: Executor, spending: GiftCardSpending): Promise<boolean> {
  const { giftCardId, amount } = spending;
  if (amount === 0) return true;
  if (!Number.isSafeInteger(amount) || amount < 0) throw new Error('An amount of a gift card is a whole number');
  await lockGiftCard(tx, giftCardId);
  const { held, spent } = await takeOffCard(tx, spending);
  return held + spent === amount;
}

/**
 * Gives back to the card what was spent under a reference, even if it has expired meanwhile, inside the caller's
 * transaction. A second time, or where nothing was spent, nothing happens. Two statements, one where nothing was spent.
 */
export async function giveBackGiftCard(tx: Executor, reference: string, now: Date): Promise<void> {
  if (await lockGiftCardsOfSpending(tx, reference)) await putBackOnCard(tx, reference, now);
}

/**
 * Gives back to the card a part of what was spent under a reference, even if it has expired meanwhile, inside the caller's
 * transaction, once for each reference of a refund. Two statements.
 * @returns false where that was done before, or nothing was spent
 */
export async function refundToGiftCard(tx: Executor, refund: GiftCardRefund): Promise<boolean> {
  if (!Number.isSafeInteger(refund.amount) || refund.amount <= 0)
    throw new Error('A refund is a whole number above zero');
  return (await lockGiftCardsOfSpending(tx, refund.spendingReference)) && refillCard(tx, refund);
}
