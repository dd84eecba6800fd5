import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { PriceRule } from './option.ts';

/** Price rules as they are kept: whatever wrote them, nothing else decides on a price. */

/** Amounts and weights have an end, so that their sums and products are whole numbers that a computer can tell apart. */
export const MOST = { amount: 100_000_000_000, perKilogram: 10_000_000, weight: 1_000_000_000, pieces: 1_000_000 };

const closed = { additionalProperties: false };
const whole = (maximum: number) => Type.Integer({ minimum: 0, maximum });
const amounts = (maximum: number) =>
  Type.Record(Type.String({ pattern: '^[a-z]{3}$' }), whole(maximum), { ...closed, minProperties: 1 });
const ids = Type.Array(Type.Integer({ minimum: 1 }), { minItems: 1 });

const Rules = Type.Array(
  Type.Object(
    {
      countries: Type.Optional(Type.Array(Type.String({ pattern: '^[A-Z]{2}$' }), { minItems: 1 })),
      ...{ cities: Type.Optional(ids), townships: Type.Optional(ids) },
      postcodes: Type.Optional(Type.Array(Type.String({ pattern: '^[A-Z0-9]{1,10}$' }), { minItems: 1 })),
      minAmount: Type.Optional(amounts(MOST.amount)),
      maxAmount: Type.Optional(amounts(MOST.amount)),
      minWeight: Type.Optional(whole(MOST.weight)),
      maxWeight: Type.Optional(whole(MOST.weight)),
      minPieces: Type.Optional(whole(MOST.pieces)),
      maxPieces: Type.Optional(whole(MOST.pieces)),
      prices: amounts(MOST.amount),
      freeAbove: Type.Optional(amounts(MOST.amount)),
      perKilogram: Type.Optional(amounts(MOST.perKilogram)),
    },
    closed,
  ),
  { minItems: 1 },
);

const check = Compile(Rules);

/** What was kept, if it is well formed; null otherwise. */
export function readRules(rules: unknown): readonly PriceRule[] | null {
  return check.Check(rules) ? rules : null;
}
