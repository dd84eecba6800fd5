import type { Condition } from '../promotion.ts';
import { amountIn, type Reach } from './discounts.ts';
import type { EvaluationInput, Failure } from './evaluation.ts';
import { amountOf, type Pile, piecesOf } from './piles.ts';
import { type CompiledSelector, compileSelector } from './selectors.ts';

/** What a condition is held against. */
export interface Situation {
  readonly input: EvaluationInput;
  readonly piles: readonly Pile[];
}

export interface CompiledCondition {
  readonly condition: Condition;
  /** It cannot hold unless this means something in the basket; null where it does not ask for goods. */
  readonly on: CompiledSelector | null;
  readonly holds: (situation: Situation) => boolean;
  /** How far the basket is from it; null for what is not reached by buying. */
  readonly reach: (situation: Situation) => Reach | null;
}

export function compileCondition(condition: Condition): CompiledCondition {
  switch (condition.type) {
    case 'basket_total':
      return basketTotal(condition);
    case 'quantity':
      return quantity(condition);
    case 'segment':
      return plain(condition, ({ input }) => includes(condition.anyOf, input.customer?.segment));
    case 'first_order':
      return plain(condition, ({ input }) => input.customer?.orderCount === 0);
    case 'payment_option':
      return plain(condition, ({ input }) => includes(condition.anyOf, input.paymentOption));
    case 'currency':
      return plain(condition, ({ input }) => includes(condition.anyOf, input.currency));
  }
}

type Of<Type extends Condition['type']> = Extract<Condition, { type: Type }>;

function basketTotal(condition: Of<'basket_total'>): CompiledCondition {
  const meant = compileSelector(condition.of);
  const least = ({ input }: Situation) => amountIn(condition.minimum, input.currency);
  return {
    condition,
    on: Object.values(condition.minimum).every((minimum) => minimum > 0) ? meant : null,
    holds: (situation) => amountOf(situation.piles, meant) >= least(situation),
    reach: (situation) => ({ by: 'amount', required: least(situation), partial: amountOf(situation.piles, meant) }),
  };
}

function quantity(condition: Of<'quantity'>): CompiledCondition {
  const meant = compileSelector(condition.of);
  const { minimum } = condition;
  return {
    condition,
    on: minimum > 0 ? meant : null,
    holds: ({ piles }) => piecesOf(piles, meant) >= minimum,
    reach: ({ piles }) => ({ by: 'quantity', required: minimum, partial: piecesOf(piles, meant) }),
  };
}

function plain(condition: Condition, holds: (situation: Situation) => boolean): CompiledCondition {
  return { condition, on: null, holds, reach: () => null };
}

function includes(list: readonly string[], value: string | null | undefined): boolean {
  return value !== null && value !== undefined && list.includes(value);
}

/** What is said where the condition fails for a reason that logging in might cure. */
export function needsLogin({ type }: Condition, { customer }: EvaluationInput): Failure | null {
  return customer === null && (type === 'segment' || type === 'first_order') ? { reason: 'needs_login' } : null;
}
