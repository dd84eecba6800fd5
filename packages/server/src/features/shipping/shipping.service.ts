import { type Changes, memo } from '../../platform/cache/index.ts';
import type { Executor } from '../../platform/db/index.ts';
import { findWeights } from '../catalogue/index.ts';
import type { ShippingOption } from './option.ts';
import { goesByWeight, type Parcel, priceOf } from './prices.rules.ts';
import type { Consignment, DeliveryOption, ShippingQuote } from './shipping.ts';
import { selectDeliveryOptions, selectShippingOptions } from './shipping.queries.ts';
import { readRules } from './stored-rules.ts';

/** The options, read once per process and again after a change. */
export interface ShippingMemory {
  deliveryOptions(): Promise<readonly DeliveryOption[]>;
  shippingOptions(): Promise<readonly ShippingOption[]>;
}

export interface ShippingDeps {
  readonly db: Executor;
  readonly shipping: ShippingMemory;
}

/** What is announced when an option changes. */
export const SHIPPING = 'shipping';

export function shippingMemory(db: Executor, changes: Changes): ShippingMemory {
  return {
    deliveryOptions: memo(changes, [SHIPPING], () => selectDeliveryOptions(db)),
    shippingOptions: memo(changes, [SHIPPING], () => readOptions(db)),
  };
}

/** An option whose rules cannot be read is not offered. */
async function readOptions(db: Executor): Promise<ShippingOption[]> {
  const kept = await selectShippingOptions(db);
  return kept.flatMap((option) => {
    const rules = readRules(option.rules);
    return rules === null ? [] : [{ ...option, rules }];
  });
}

/** The active ways to get the goods, by position. No statement but after a change. */
export function deliveryOptions({ shipping }: Pick<ShippingDeps, 'shipping'>): Promise<readonly DeliveryOption[]> {
  return shipping.deliveryOptions();
}

/**
 * The ways to ship a consignment, by position, then price. One whose rules all pass it by is not there; where a
 * promotion pays, those that are there cost nothing. One statement, and that only where some rule goes by weight.
 */
export async function quoteShipping(deps: ShippingDeps, consignment: Consignment): Promise<ShippingQuote[]> {
  const all = await deps.shipping.shippingOptions();
  const options = all.filter(({ deliveryTypes }) => deliveryTypes.includes(consignment.deliveryType));
  const parcel = await parcelOf(deps, options, consignment);
  const quotes = options.flatMap((option) => {
    const price = priceOf(option.rules, parcel);
    return price === null ? [] : [{ option, amount: consignment.freeShipping ? 0 : price }];
  });
  return quotes
    .toSorted((a, b) => a.option.position - b.option.position || a.amount - b.amount)
    .map(({ option, amount }) => quoteOf(option, amount));
}

async function parcelOf(
  deps: ShippingDeps,
  options: readonly ShippingOption[],
  consignment: Consignment,
): Promise<Parcel> {
  const { pieces } = consignment;
  const isWeighed = options.some(({ rules }) => rules.some(goesByWeight));
  const weights = isWeighed ? await findWeights(deps.db, [...new Set(pieces.map(({ productId }) => productId))]) : null;
  return {
    ...consignment,
    pieceCount: pieces.reduce((sum, { quantity }) => sum + quantity, 0),
    weight: pieces.reduce((sum, { productId, quantity }) => sum + quantity * (weights?.get(productId) ?? 0), 0),
  };
}

function quoteOf({ id, key, names, descriptions, logo, taxRate }: ShippingOption, amount: number): ShippingQuote {
  return { id, key, names, descriptions, logo, amount, taxRate };
}
