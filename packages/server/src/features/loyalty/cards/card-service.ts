import type { Executor } from '../../../platform/db/index.ts';
import type { Random } from '../../../platform/random/index.ts';
import { balanceOf } from '../money/money.queries.ts';
import type { LoyaltyCard } from './card.ts';
import { newCardNumber } from './card-number.rules.ts';

/** Who keeps the points of loyalty cards. Here a shop with a programme elsewhere connects it; the shop's own is built in. */
export interface LoyaltyCardService {
  /** For a new card, inside a transaction: nothing may be asked over the network. */
  newNumber(): string;
  /**
   * What is on a card, in minor units of the currency. Never in a transaction. A service elsewhere answers within seconds or
   * throws; the card is shown either way.
   */
  pointsOf(card: LoyaltyCard, of: { readonly currency: string; readonly now: Date }): Promise<number>;
}

/** Points are loyalty money. */
export function builtInCards({ db, random }: { readonly db: Executor; readonly random: Random }): LoyaltyCardService {
  return {
    newNumber: () => newCardNumber(random),
    pointsOf: ({ customerId }, of) => balanceOf(db, { customerId, ...of }),
  };
}
