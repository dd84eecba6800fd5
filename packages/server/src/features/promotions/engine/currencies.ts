import type { Amounts, Benefit, Condition } from '../promotion.ts';
import { isIn } from './tiers.ts';

interface Limits {
  readonly conditions: readonly Condition[];
  readonly benefit: Benefit;
  readonly budget: { readonly currency: string } | null;
}

/** The currencies a promotion exists in: those that all its amounts have. Null for any. */
export function currenciesOf({ conditions, benefit, budget }: Limits): ReadonlySet<string> | null {
  return [
    ...conditions.map(ofCondition),
    ofBenefit(benefit),
    budget === null ? null : new Set([budget.currency]),
  ].reduce(common, null);
}

type Currencies = ReadonlySet<string> | null;

function common(a: Currencies, b: Currencies): Currencies {
  return a === null || b === null ? (a ?? b) : new Set([...a].filter((currency) => b.has(currency)));
}

function of(amounts: Amounts): Currencies {
  return new Set(Object.keys(amounts));
}

function ofCondition(condition: Condition): Currencies {
  if (condition.type === 'basket_total') return of(condition.minimum);
  return condition.type === 'currency' ? new Set(condition.anyOf) : null;
}

function ofBenefit(benefit: Benefit): Currencies {
  switch (benefit.type) {
    case 'percentage':
      return benefit.atMost === null ? null : of(benefit.atMost);
    case 'amount':
      return of(benefit.amount);
    case 'fixed_price':
      return of(benefit.price);
    case 'tiered':
      return ofTiers(benefit);
    default:
      return null;
  }
}

/** Those in which there is a tier at all. */
function ofTiers({ tiers }: Extract<Benefit, { type: 'tiered' }>): Currencies {
  const amounts = tiers.flatMap(({ from, amount }) => [typeof from === 'number' ? null : from, amount]);
  if (tiers.some(({ from, amount }) => typeof from === 'number' && amount === null)) return null;
  const named = new Set(amounts.flatMap((each) => Object.keys(each ?? {})));
  return new Set([...named].filter((currency) => tiers.some((tier) => isIn(tier, currency))));
}
