import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Benefit, Condition } from './promotion.ts';

/** Conditions and benefits as they are kept: whatever wrote them, nothing else gets into the engine. */

const closed = { additionalProperties: false };
const Minor = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
const Currency = Type.String({ pattern: '^[a-z]{3}$' });
const Amounts = Type.Record(Type.String({ pattern: '^[a-z]{3}$' }), Minor, { ...closed, minProperties: 1 });
const Names = Type.Array(Type.String({ minLength: 1 }), { minItems: 1 });
const Count = Type.Integer({ minimum: 1, maximum: 1_000_000 });
const Percent = Type.Number({ minimum: 0.01, maximum: 100 });
const orNull = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);

const Selector = Type.Object(
  {
    products: Type.Optional(Names),
    categories: Type.Optional(Names),
    attributes: Type.Optional(Type.Record(Type.String(), Names)),
    exceptProducts: Type.Optional(Names),
    exceptCategories: Type.Optional(Names),
    fullPriceOnly: Type.Optional(Type.Boolean()),
  },
  closed,
);

const Conditions = Type.Array(
  Type.Union([
    Type.Object({ type: Type.Literal('basket_total'), minimum: Amounts, of: Selector }, closed),
    Type.Object({ type: Type.Literal('quantity'), minimum: Count, of: Selector }, closed),
    Type.Object({ type: Type.Literal('segment'), anyOf: Names }, closed),
    Type.Object({ type: Type.Literal('first_order') }, closed),
    Type.Object({ type: Type.Literal('payment_option'), anyOf: Names }, closed),
    Type.Object({ type: Type.Literal('currency'), anyOf: Type.Array(Currency, { minItems: 1 }) }, closed),
  ]),
);

const Tier = Type.Object(
  { from: Type.Union([Amounts, Count]), percent: orNull(Percent), amount: orNull(Amounts) },
  closed,
);

const Benefits = Type.Union([
  Type.Object({ type: Type.Literal('percentage'), percent: Percent, on: Selector, atMost: orNull(Amounts) }, closed),
  Type.Object({ type: Type.Literal('amount'), amount: Amounts, on: Selector, each: Type.Boolean() }, closed),
  Type.Object({ type: Type.Literal('fixed_price'), price: Amounts, on: Selector }, closed),
  Type.Object(
    {
      ...{ type: Type.Literal('buy_x_get_y'), buy: Count, get: Count, percent: Percent, bought: Selector },
      ...{ got: orNull(Selector), atMostTimes: orNull(Count) },
    },
    closed,
  ),
  Type.Object(
    { type: Type.Literal('cheapest_free'), of: Type.Integer({ minimum: 2, maximum: 1_000_000 }), on: Selector },
    closed,
  ),
  Type.Object({ type: Type.Literal('free_shipping') }, closed),
  Type.Object({ type: Type.Literal('gift_product'), sku: Type.String({ minLength: 1 }), quantity: Count }, closed),
  Type.Object(
    {
      ...{ type: Type.Literal('tiered'), by: Type.Union([Type.Literal('amount'), Type.Literal('quantity')]) },
      ...{ on: Selector, tiers: Type.Array(Tier, { minItems: 1 }) },
    },
    closed,
  ),
]);

const conditionsCheck = Compile(Conditions);
const benefitCheck = Compile(Benefits);

export interface Terms {
  readonly conditions: readonly Condition[];
  readonly benefit: Benefit;
}

/** What was kept, if it is well formed; null otherwise. */
export function readTerms(conditions: unknown, benefit: unknown): Terms | null {
  if (!conditionsCheck.Check(conditions) || !benefitCheck.Check(benefit)) return null;
  return hasTiersAsItSays(benefit) ? { conditions, benefit } : null;
}

function hasTiersAsItSays(benefit: Benefit): boolean {
  if (benefit.type !== 'tiered') return true;
  return benefit.tiers.every(({ from }) => (typeof from === 'number') === (benefit.by === 'quantity'));
}
