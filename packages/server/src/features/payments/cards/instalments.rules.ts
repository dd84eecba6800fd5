import type { Card, InstallmentPlan } from './cards.queries.ts';

/** What an amount costs in instalments. All in minor units. */
export interface Instalments {
  readonly plan: InstallmentPlan;
  readonly amount: number;
  readonly interest: number;
  /** The amount with interest. */
  readonly total: number;
  /** One instalment; the last may be smaller. */
  readonly single: number;
}

export interface CardOffer {
  readonly card: Card;
  /** By count. */
  readonly instalments: readonly Instalments[];
}

/**
 * Interest is the amount times the rate, an instalment the total by the count; both are rounded up to the minor unit.
 * `amount` is a whole number of minor units.
 */
export function instalments(amount: number, plan: InstallmentPlan): Instalments {
  const interest = Number(dividedUp(BigInt(amount) * millionths(plan.rate), 1_000_000n));
  const total = amount + interest;
  return { plan, amount, interest, total, single: Number(dividedUp(BigInt(total), BigInt(plan.count))) };
}

/** What each card offers for an amount. */
export function offers(cards: readonly Card[], amount: number): CardOffer[] {
  return cards.map((card) => ({ card, instalments: card.plans.map((plan) => instalments(amount, plan)) }));
}

/** The cards to show: those that the shop knows, or the generic one while it knows none. */
export function shownCards(cards: readonly Card[]): readonly Card[] {
  const known = cards.filter(({ isGeneric }) => !isGeneric);
  return known.length > 0 ? known : cards;
}

function millionths(rate: string): bigint {
  const [whole = '0', fraction = ''] = rate.split('.');
  return BigInt(whole) * 1_000_000n + BigInt(fraction.padEnd(6, '0').slice(0, 6));
}

function dividedUp(amount: bigint, by: bigint): bigint {
  return (amount + by - 1n) / by;
}
