import { needsLogin, type Situation } from './conditions.ts';
import type { Adjustment, EvaluationInput, Failure, HeldVoucher } from './evaluation.ts';
import { type Part, pileUp, takeOff } from './piles.ts';
import type { Rule } from './rules.ts';
import { shareOut, sum } from './shares.ts';
import { upsellOf } from './upsells.ts';

/** A basket as the promotions so far have left it. */
export interface State extends Situation {
  /** What its lines still cost together. */
  left: number;
  /** Promotions applied, by key: the first one, the exclusive one, and that of each stacking group. */
  first: string | null;
  exclusive: string | null;
  readonly groups: Map<string, string>;
}

export function openState(input: EvaluationInput): State {
  const piles = pileUp(input.lines);
  const left = sum(piles.map((pile) => pile.left));
  return { input, piles, left, first: null, exclusive: null, groups: new Map() };
}

/** Applies the rule, or says why not and changes nothing. */
export function apply(rule: Rule, state: State): Adjustment | Failure {
  const failure = outsideFailure(rule, state.input) ?? stackingFailure(rule, state) ?? failedCondition(rule, state);
  if (failure !== null) return failure;
  if (state.piles.length === 0) return { reason: 'nothing_fits' };
  const discounts = givenBy(rule, state);
  if (discounts === null) return { reason: 'nothing_fits' };
  return book(rule, state, discounts);
}

export function isApplied(outcome: Adjustment | Failure): outcome is Adjustment {
  return 'parts' in outcome;
}

/** What the basket's goods cannot change. */
function outsideFailure(rule: Rule, input: EvaluationInput): Failure | null {
  return (
    timeFailure(rule, input.now.getTime()) ??
    moneyFailure(rule, input) ??
    voucherFailure(rule, input) ??
    limitFailure(rule, input)
  );
}

function moneyFailure({ promotion, currencies }: Rule, { currency }: EvaluationInput): Failure | null {
  if (promotion.isExhausted || promotion.budget?.left === 0) return { reason: 'exhausted' };
  if (currencies === null || currencies.has(currency)) return null;
  return { reason: 'other_currency', currencies: [...currencies] };
}

function voucherFailure(rule: Rule, input: EvaluationInput): Failure | null {
  const isUnlocked = rule.promotion.kind === 'automatic' || voucherFor(rule, input) !== null;
  return isUnlocked ? null : { reason: 'needs_voucher' };
}

function timeFailure({ promotion, from, to }: Rule, now: number): Failure | null {
  if (now < from && promotion.startsAt !== null) return { reason: 'not_started', at: promotion.startsAt };
  return now >= to && promotion.endsAt !== null ? { reason: 'ended', at: promotion.endsAt } : null;
}

/** A limit of each customer cannot be held for those whom nobody knows. */
function limitFailure({ promotion: { id, perCustomerLimit } }: Rule, { customer }: EvaluationInput): Failure | null {
  if (perCustomerLimit === null) return null;
  if (customer === null) return { reason: 'needs_login' };
  const isUsedUp = (customer.redemptions.get(id) ?? 0) >= perCustomerLimit;
  return isUsedUp ? { reason: 'used_up_by_customer', limit: perCustomerLimit } : null;
}

function voucherFor({ promotion }: Rule, { vouchers }: EvaluationInput): HeldVoucher | null {
  return vouchers.find(({ promotionId }) => promotionId === promotion.id) ?? null;
}

function stackingFailure({ promotion: { isExclusive, stackingGroup } }: Rule, state: State): Failure | null {
  const inTheWay =
    state.exclusive ??
    (isExclusive ? state.first : null) ??
    (stackingGroup === null ? null : (state.groups.get(stackingGroup) ?? null));
  return inTheWay === null ? null : { reason: 'excluded_by', promotionKey: inTheWay };
}

function failedCondition({ promotion, conditions }: Rule, state: State): Failure | null {
  for (const { condition, holds, reach } of conditions) {
    if (holds(state)) continue;
    const far = reach(state);
    const upsell = far === null ? null : upsellOf(promotion, far);
    return needsLogin(condition, state.input) ?? { reason: 'condition', condition, upsell };
  }
  return null;
}

/** Pile by pile; null where there is nothing to give. */
function givenBy({ promotion, benefit }: Rule, state: State): readonly number[] | null {
  if (benefit.discount === null)
    return promotion.benefit.type === 'gift_product' && !hasGift(promotion, state) ? null : [];
  const wanted = benefit.discount(state.piles, state.input.currency);
  const most = Math.max(0, Math.min(promotion.budget?.left ?? Infinity, state.left - 1));
  const given = sum(wanted) > most ? shareOut(most, wanted) : wanted;
  return sum(given) === 0 ? null : given;
}

function hasGift({ id, gift }: Rule['promotion'], { input }: State): boolean {
  return gift !== null && input.withoutGift?.has(id) !== true;
}

function book(rule: Rule, state: State, discounts: readonly number[]): Adjustment {
  const { promotion } = rule;
  const parts: Part[] = [];
  for (const [index, discount] of discounts.entries()) {
    const pile = state.piles[index];
    if (discount > 0 && pile !== undefined) takeOff(pile, discount, parts);
  }
  const amount = sum(discounts);
  state.left -= amount;
  state.first ??= promotion.key;
  if (promotion.isExclusive) state.exclusive = promotion.key;
  if (promotion.stackingGroup !== null) state.groups.set(promotion.stackingGroup, promotion.key);
  return {
    promotionId: promotion.id,
    promotionKey: promotion.key,
    voucher: promotion.kind === 'automatic' ? null : voucherFor(rule, state.input),
    kind: promotion.benefit.type,
    names: promotion.names,
    amount,
    parts,
  };
}
