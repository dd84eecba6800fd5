import type { Texts } from '../../../kernel/texts.ts';
import type { Clock } from '../../../platform/clock/index.ts';
import type { Executor } from '../../../platform/db/index.ts';
import { currenciesOf } from '../engine/currencies.ts';
import type { Benefit, Condition, PromotionKind } from '../promotion.ts';
import { readTerms } from '../terms.ts';
import { type AssignedRow, findAssigned } from './offers.queries.ts';

export interface OffersDeps {
  readonly db: Executor;
  readonly clock: Clock;
}

export type OfferState = 'active' | 'future' | 'expired';

/** A code that belongs to the customer, with what it gives. */
export interface AssignedOffer {
  /** The code's own. */
  readonly id: number;
  readonly code: string;
  readonly names: Texts;
  readonly kind: PromotionKind;
  readonly conditions: readonly Condition[];
  readonly benefit: Benefit;
  readonly state: OfferState;
  readonly startsAt: Date;
  /** Null where it does not end. */
  readonly endsAt: Date | null;
}

/** The customer's offers of one state that exist in the currency, those that end first in front. */
export async function listOffers(
  { db, clock }: OffersDeps,
  customerId: number,
  { state, currency }: { state: OfferState; currency: string },
): Promise<AssignedOffer[]> {
  const now = clock.now();
  const rows = await findAssigned(db, customerId);
  return rows.flatMap((row) => offerOf(row, currency, now) ?? []).filter((offer) => offer.state === state);
}

function offerOf(row: AssignedRow, currency: string, now: Date): AssignedOffer | null {
  const terms = readTerms(row.conditions, row.benefit);
  if (terms === null) return null;
  const budget = row.budgetCurrency === null ? null : { currency: row.budgetCurrency };
  const currencies = currenciesOf({ ...terms, budget });
  if (currencies !== null && !currencies.has(currency)) return null;
  const { id, code, names, kind, endsAt } = row;
  return { id, code, names, kind, ...terms, state: stateOf(row, now), startsAt: row.startsAt ?? row.createdAt, endsAt };
}

function stateOf({ startsAt, endsAt }: AssignedRow, now: Date): OfferState {
  if (endsAt !== null && endsAt <= now) return 'expired';
  return startsAt !== null && startsAt > now ? 'future' : 'active';
}
