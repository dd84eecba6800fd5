import type { Texts } from '../../../kernel/texts.ts';
import type { PromotionRules, Rule } from './rules.ts';
import type { GoodFacts } from './selectors.ts';

/** A promotion that a product takes part in. */
export interface Offer {
  readonly promotionId: number;
  readonly names: Texts;
}

/**
 * The automatic promotions that one of the goods (a product, or its variants) takes part in now, in the order of
 * applying: those given on it, and for free shipping and gifts those that it counts for. What only certain customers get is left out: everybody sees the answer.
 */
export function offersFor(rules: PromotionRules, goods: readonly GoodFacts[], now: Date, currency: string): Offer[] {
  const time = now.getTime();
  return rules.rules
    .filter(
      (rule) => isForEverybody(rule) && isGoing(rule, time, currency) && goods.some((good) => takesPart(rule, good)),
    )
    .map(({ promotion: { id, names } }) => ({ promotionId: id, names }));
}

/** When the next promotion starts or ends: offers may be others then. Null if none does. */
export function nextTurn({ rules }: PromotionRules, now: Date): Date | null {
  const time = now.getTime();
  const turns = rules.flatMap(({ from, to }) => [from, to]).filter((turn) => turn > time && turn < Infinity);
  return turns.length === 0 ? null : new Date(Math.min(...turns));
}

const PERSONAL: readonly string[] = ['segment', 'first_order'];

function isForEverybody({ promotion: { kind, conditions } }: Rule): boolean {
  return kind === 'automatic' && !conditions.some(({ type }) => PERSONAL.includes(type));
}

function isGoing({ promotion, from, to, currencies }: Rule, time: number, currency: string): boolean {
  return (
    time >= from &&
    time < to &&
    !promotion.isExhausted &&
    promotion.budget?.left !== 0 &&
    (currencies === null || currencies.has(currency))
  );
}

function takesPart({ promotion, benefit, conditions }: Rule, good: GoodFacts): boolean {
  if (promotion.benefit.type === 'gift_product' && promotion.gift === null) return false;
  if (benefit.on.length > 0) return benefit.on.some(({ fits }) => fits(good));
  return conditions.every(({ on }) => on === null || on.fits(good));
}
