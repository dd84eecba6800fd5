import { invalidField, notFound } from '../../../kernel/errors.ts';
import type { Clock } from '../../../platform/clock/index.ts';
import type { Config } from '../../../platform/config/index.ts';
import type { Executor } from '../../../platform/db/index.ts';
import type { Random } from '../../../platform/random/index.ts';
import type { DeskGiftCard } from './gift-card.ts';
import { CODE_ALPHABET, CODE_LENGTH, writtenCode } from './gift-card.rules.ts';
import {
  type GiftCardSearch,
  insertGiftCards,
  type NewGiftCards,
  selectGiftCards,
  switchOffGiftCard,
} from './gift-cards.queries.ts';

export interface GiftCardDeskDeps {
  readonly db: Executor;
  readonly clock: Clock;
  readonly random: Random;
  readonly config: Pick<Config, 'availableCurrencies'>;
}

export type GiftCardOrder = NewGiftCards & { readonly count: number };

const MOST = { count: 10_000, amount: 1_000_000_000 };

/**
 * Makes gift cards. Their codes are nowhere kept: who loses the answer has to make new ones. One statement.
 * @returns the codes, as people read them
 * @throws Refusal invalid under `count` (1 to 10000), `amount` (0.01 to ten million), `currency` for one that the shop
 *   has not, `expires` for a time that is over
 */
export async function issueGiftCards(deps: GiftCardDeskDeps, order: GiftCardOrder): Promise<string[]> {
  const now = deps.clock.now();
  checkOrder(deps, order, now);
  const keys = Array.from({ length: order.count }, () => deps.random.text(CODE_LENGTH, CODE_ALPHABET));
  await insertGiftCards(deps.db, keys, { ...order, now });
  return keys.map(writtenCode);
}

function checkOrder(
  { config }: GiftCardDeskDeps,
  { count, amount, currency, expiresAt }: GiftCardOrder,
  now: Date,
): void {
  refuseOutside('count', count, MOST.count);
  refuseOutside('amount', amount, MOST.amount);
  if (!config.availableCurrencies.includes(currency)) {
    throw invalidField('currency', 'invalid_choice', { value: currency });
  }
  if (expiresAt !== null && expiresAt <= now) throw invalidField('expires', 'invalid');
}

function refuseOutside(field: string, value: number, to: number): void {
  if (!Number.isInteger(value) || value < 1 || value > to) {
    throw invalidField(field, 'whole_number_between', { from: 1, to });
  }
}

/** Gift cards in the order in which they were made; their codes are not known. */
export function listGiftCards({ db }: Pick<GiftCardDeskDeps, 'db'>, search: GiftCardSearch): Promise<DeskGiftCard[]> {
  return selectGiftCards(db, search);
}

/**
 * Makes a gift card invalid; what orders under way have of it stays theirs.
 * @throws Refusal not_found not_found
 */
export async function disableGiftCard({ db }: Pick<GiftCardDeskDeps, 'db'>, id: number): Promise<void> {
  if (!(await switchOffGiftCard(db, id))) throw notFound();
}
