import { type Changes, memo } from '../../../platform/cache/index.ts';
import type { Executor } from '../../../platform/db/index.ts';
import { type Card, selectCardId, selectCards } from './cards.queries.ts';
import { type CardOffer, offers, shownCards } from './instalments.rules.ts';

/** The cards with an active plan, by id; read once per process and again after a change. */
export type CardTable = () => Promise<readonly Card[]>;

export interface CardsDeps {
  readonly cards: CardTable;
}

export function cardTable(db: Executor, changes: Changes): CardTable {
  return memo(changes, ['cards'], () => selectCards(db));
}

/**
 * What an amount (minor units, of any currency) costs in instalments with each card, cards by id, plans by count. While
 * the shop knows no card: the generic one, so that the list is never empty, because storefronts read its first item
 * without asking. No statement but after a change.
 */
export async function installmentTable(deps: CardsDeps, amount: number): Promise<CardOffer[]> {
  return offers(shownCards(await deps.cards()), amount);
}

const LONGEST_PREFIX = 8;
const SHORTEST_PREFIX = 4;

/**
 * The card that a number begins like; the longest prefix counts. `digits` are the first ones of the number, blanks
 * allowed. For a card that the shop does not know, or whose plans are all switched off: the generic one. One statement.
 */
export async function findCardByBin(deps: CardsDeps & { readonly db: Executor }, digits: string): Promise<Card> {
  const plain = digits.replaceAll(/\s/g, '').slice(0, LONGEST_PREFIX);
  const cards = await deps.cards();
  const generic = cards.find(({ isGeneric }) => isGeneric);
  if (generic === undefined) throw new Error('The generic card is missing');
  if (!/^\d{4,}$/.test(plain)) return generic;
  const lengths = Array.from({ length: plain.length - SHORTEST_PREFIX + 1 }, (_, index) => index + SHORTEST_PREFIX);
  const id = await selectCardId(
    deps.db,
    lengths.map((length) => plain.slice(0, length)),
  );
  return cards.find((card) => card.id === id) ?? generic;
}
