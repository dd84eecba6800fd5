import { invalidFields } from '../../kernel/errors.ts';
import { message } from '../../kernel/messages/index.ts';
import type { Level, LevelChange, Movement } from './levels.queries.ts';

/** A place where stock of one SKU lies, by the merchant's keys. */
export interface StockPlace {
  readonly sku: string;
  /** Key of a location. */
  readonly location: string;
}

export type Count = StockPlace & { readonly onHand: number };
export type Adjustment = StockPlace & { readonly delta: number };

/** What became of a list of movements. What it does not name was done, or was so already. */
export interface StockReport {
  readonly unknownSkus: readonly string[];
  readonly unknownLocations: readonly string[];
  /** Adjustments that would have left less than nothing. */
  readonly short: readonly StockPlace[];
}

const MOST = 1_000_000_000;

/** @throws Refusal invalid under the SKU when a number is not whole, or beyond a thousand million */
export function checkAmounts(amounts: readonly { sku: string; amount: number }[], least: number): void {
  const wrong = amounts.filter(({ amount }) => !Number.isInteger(amount) || amount < least || amount > MOST);
  if (wrong.length > 0)
    throw invalidFields(Object.fromEntries(wrong.map(({ sku }) => [sku, [message('invalid_integer')]])));
}

export interface Ids {
  readonly products: ReadonlyMap<string, number>;
  readonly locations: ReadonlyMap<string, number>;
}

export type Resolved = LevelChange & { readonly place: StockPlace };

/** The changes whose SKU and location are known; those of one level are made one by `merge`. */
export function resolve(
  changes: readonly { readonly place: StockPlace; readonly amount: number }[],
  { products, locations }: Ids,
  merge: (before: number, amount: number) => number,
): Resolved[] {
  const levels = new Map<string, Resolved>();
  for (const { place, amount } of changes) {
    const productId = products.get(place.sku);
    const locationId = locations.get(place.location);
    if (productId === undefined || locationId === undefined) continue;
    const key = levelKey({ productId, locationId });
    const before = levels.get(key);
    levels.set(key, { place, productId, locationId, amount: before ? merge(before.amount, amount) : amount });
  }
  return [...levels.values()];
}

export function report(places: readonly StockPlace[], ids: Ids, short: readonly StockPlace[]): StockReport {
  const unknown = (keys: readonly string[], known: ReadonlyMap<string, number>) =>
    [...new Set(keys)].filter((key) => !known.has(key));
  return {
    unknownSkus: unknown(
      places.map(({ sku }) => sku),
      ids.products,
    ),
    unknownLocations: unknown(
      places.map(({ location }) => location),
      ids.locations,
    ),
    short,
  };
}

/** The levels among these that a statement left as they were. */
export function untouched<Item extends Level>(levels: readonly Item[], movements: readonly Movement[]): Item[] {
  const touched = new Set(
    movements.flatMap(({ productId, locations }) => locations.map((locationId) => levelKey({ productId, locationId }))),
  );
  return levels.filter((level) => !touched.has(levelKey(level)));
}

export function levelKey({ productId, locationId }: Level): string {
  return `${productId} ${locationId}`;
}
