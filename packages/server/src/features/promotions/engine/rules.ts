import type { Promotion } from '../promotion.ts';
import { compileBenefit } from './benefits.ts';
import { compileCondition, type CompiledCondition } from './conditions.ts';
import { currenciesOf } from './currencies.ts';
import type { CompiledBenefit } from './discounts.ts';
import type { HeldVoucher } from './evaluation.ts';
import type { Pile } from './piles.ts';
import type { CompiledSelector } from './selectors.ts';

/** A promotion made ready to be asked of many baskets. */
export interface Rule {
  readonly promotion: Promotion;
  /** Its place in the order of applying. */
  readonly position: number;
  readonly currencies: ReadonlySet<string> | null;
  /** Milliseconds; it is good from the first to just before the second. */
  readonly from: number;
  readonly to: number;
  readonly conditions: readonly CompiledCondition[];
  readonly benefit: CompiledBenefit;
}

/** All promotions, in the order of applying, and where to look for those that a basket may get. */
export interface PromotionRules {
  readonly rules: readonly Rule[];
  readonly byPromotion: ReadonlyMap<number, Rule>;
  /** The automatic ones that no certain goods are needed for. */
  readonly always: readonly Rule[];
  /** The other automatic ones, by the SKUs and categories of which they need one. */
  readonly byProduct: ReadonlyMap<string, readonly Rule[]>;
  readonly byCategory: ReadonlyMap<string, readonly Rule[]>;
  /** Whether any goes by a customer's coupons, or by how often a customer used it. */
  readonly lookAtCustomers: boolean;
}

/** Compiles promotions once, so that a basket asks only those that it has the goods for. */
export function compileRules(promotions: readonly Promotion[]): PromotionRules {
  const rules = [...promotions].sort((a, b) => b.priority - a.priority || a.id - b.id).map(compileRule);
  const always: Rule[] = [];
  const byProduct = new Map<string, Rule[]>();
  const byCategory = new Map<string, Rule[]>();
  for (const rule of rules.filter(({ promotion }) => promotion.kind === 'automatic')) {
    const { products, categories } = narrowest(rule)?.selector ?? {};
    if (products !== undefined) note(byProduct, products, rule);
    else if (categories !== undefined) note(byCategory, categories, rule);
    else always.push(rule);
  }
  const byPromotion = new Map(rules.map((rule) => [rule.promotion.id, rule]));
  const lookAtCustomers = promotions.some(
    ({ kind, perCustomerLimit }) => kind === 'coupon' || perCustomerLimit !== null,
  );
  return { rules, byPromotion, always, byProduct, byCategory, lookAtCustomers };
}

function compileRule(promotion: Promotion, position: number): Rule {
  return {
    promotion,
    position,
    currencies: currenciesOf(promotion),
    from: promotion.startsAt?.getTime() ?? -Infinity,
    to: promotion.endsAt?.getTime() ?? Infinity,
    conditions: promotion.conditions.map(compileCondition),
    benefit: compileBenefit(promotion.benefit),
  };
}

/** Of the goods it needs, those that fewest baskets have: products before categories. */
function narrowest({ conditions, benefit }: Rule): CompiledSelector | undefined {
  const needed = [...conditions.flatMap(({ on }) => on ?? []), ...benefit.on];
  return (
    needed.find(({ selector }) => selector.products !== undefined) ??
    needed.find(({ selector }) => selector.categories !== undefined)
  );
}

function note(index: Map<string, Rule[]>, keys: readonly string[], rule: Rule): void {
  for (const key of new Set(keys)) {
    const rules = index.get(key);
    if (rules === undefined) index.set(key, [rule]);
    else rules.push(rule);
  }
}

/** The rules that the basket may get, in the order of applying. */
export function candidatesFor(
  { always, byProduct, byCategory, byPromotion }: PromotionRules,
  piles: readonly Pile[],
  vouchers: readonly HeldVoucher[],
): readonly Rule[] {
  const others = new Set<Rule>();
  const add = (rules: readonly Rule[] = []) => {
    for (const rule of rules) others.add(rule);
  };
  for (const { good } of piles) {
    add(byProduct.get(good.sku));
    if (good.listedSku !== good.sku) add(byProduct.get(good.listedSku));
    for (const key of good.categories) add(byCategory.get(key));
  }
  for (const { promotionId } of vouchers) {
    const rule = byPromotion.get(promotionId);
    if (rule !== undefined && rule.promotion.kind !== 'automatic') others.add(rule);
  }
  return others.size === 0 ? always : [...always, ...others].sort((a, b) => a.position - b.position);
}
