import { notFound } from '../../../kernel/errors.ts';
import type { Clock } from '../../../platform/clock/index.ts';
import type { Executor } from '../../../platform/db/index.ts';
import { lockCustomerFacts } from '../../accounts/index.ts';
import type { CardOfCustomer, SavedCard } from './saved-card.ts';
import { MOST_SAVED_CARDS } from './saved-cards.rules.ts';
import {
  countSavedCards,
  selectSavedCard,
  selectSavedCards,
  unmarkOthers,
  updateSavedCard,
} from './saved-cards.queries.ts';

/** A customer's cards, at most `MOST_SAVED_CARDS`: the default one first, then the newest. One statement. */
export function findSavedCards(db: Executor, customerId: number): Promise<SavedCard[]> {
  return selectSavedCards(db, customerId);
}

/** Whether a customer has as many cards as there can be. One statement. */
export async function hasMostCards(db: Executor, customerId: number): Promise<boolean> {
  return (await countSavedCards(db, customerId)) >= MOST_SAVED_CARDS;
}

/** @throws Refusal not_found for a card that is another's or nobody's */
export async function getSavedCard(db: Executor, wanted: CardOfCustomer): Promise<SavedCard> {
  const card = await selectSavedCard(db, wanted);
  if (card === null) throw notFound();
  return card;
}

/** What is not there stays. */
export interface CardChange {
  readonly name?: string | null;
  readonly isDefault?: boolean;
}

/**
 * Names a customer's card, or makes it the default one in place of another.
 * Concurrency: calls for one customer take turns, so that two defaults at once are one in the end, the later.
 * @throws Refusal not_found for a card that is another's or nobody's
 */
export async function changeSavedCard(
  { db, clock }: { readonly db: Executor; readonly clock: Clock },
  wanted: CardOfCustomer,
  change: CardChange,
): Promise<SavedCard> {
  return db.transaction().execute(async (tx) => {
    await lockCustomerFacts(tx, wanted.customerId);
    const card = await getSavedCard(tx, wanted);
    const { name = card.name, isDefault = card.isDefault } = change;
    if (name === card.name && isDefault === card.isDefault) return card;
    const now = clock.now();
    if (isDefault) await unmarkOthers(tx, wanted, now);
    const changed = await updateSavedCard(tx, { id: card.id, name, isDefault }, now);
    // Removed while this waited for nobody: removing needs no turn.
    if (changed === null) throw notFound();
    return changed;
  });
}
