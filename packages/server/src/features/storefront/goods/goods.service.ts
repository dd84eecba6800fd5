import type { Executor } from '../../../platform/db/index.ts';
import type { Pricing } from '../../catalogue/index.ts';
import type { StorefrontDeps } from '../storefront.deps.ts';
import { familiesInMemory, findFamilies, findShelf, type Shelf } from '../products/families.service.ts';
import { readFamilies } from '../products/family.queries.ts';
import { isFamilyInStock, isInStock, isSold } from '../products/family.rules.ts';
import type { Family, ShelfProduct } from '../products/family.ts';
import type { Showing } from '../products/showing.ts';

/** Which product is meant, and under which one lists show it. */
export interface GoodRef {
  readonly id: number;
  /** The same as `id`, but for a variant. */
  readonly listedId: number;
}

/** A product as it lies in a basket or on a wishlist: a listed one, or one of its variants. */
export interface Good {
  readonly family: Family;
  /** Null where the listed product itself is meant. */
  readonly variant: ShelfProduct | null;
}

/**
 * The products by id, as far as they are sold in the caller's price list. Prices and stock are at most as old as what
 * product pages show. No statement for families that the process has, else one for all.
 */
export async function findGoods(
  deps: StorefrontDeps,
  { pricing }: Pick<Showing, 'pricing'>,
  refs: readonly GoodRef[],
): Promise<ReadonlyMap<number, Good>> {
  const { families } = await findFamilies(deps, [...new Set(refs.map(({ listedId }) => listedId))], pricing);
  return new Map(refs.flatMap(({ id, listedId }) => goodOf(families.get(listedId), id)));
}

/**
 * As `findGoods`, but as the database has them now, for decisions: past the process's memory, which may be a moment
 * behind. One statement.
 */
export async function readGoods(
  db: Executor,
  reading: { pricing: Pricing; now: Date },
  refs: readonly GoodRef[],
): Promise<ReadonlyMap<number, Good>> {
  const { families } = await readFamilies(db, [...new Set(refs.map(({ listedId }) => listedId))], reading);
  const sold = new Map([...families].filter(([, family]) => isSold(family)));
  return new Map(refs.flatMap(({ id, listedId }) => goodOf(sold.get(listedId), id)));
}

/** Whether a piece can be bought now: of a listed product, of any of its variants. */
export function isGoodInStock({ family, variant }: Good): boolean {
  return variant === null ? isFamilyInStock(family) : isInStock(variant);
}

/** A good as somebody keeps it for later: it may be no longer sold. */
export interface KeptGood extends Good {
  /** Otherwise it is out of stock, and priced as it was last, or at 0 where it has no price in the caller's list. */
  readonly isSold: boolean;
}

/**
 * The products by id, whether sold or not: what was put by is shown until the product is deleted. Otherwise as
 * `findGoods`; what is not sold costs the one statement each time.
 */
export async function findKeptGoods(
  deps: StorefrontDeps,
  { pricing }: Pick<Showing, 'pricing'>,
  refs: readonly GoodRef[],
): Promise<ReadonlyMap<number, KeptGood>> {
  const memory = familiesInMemory(deps, [...new Set(refs.map(({ listedId }) => listedId))], pricing);
  const known = new Map(refs.flatMap((ref) => keptOf({ sold: memory, all: new Map() }, ref)));
  const missing = refs.filter(({ id }) => !known.has(id));
  if (missing.length === 0) return known;
  const shelf = await findShelf(deps, [...new Set(missing.map(({ listedId }) => listedId))], pricing);
  return new Map([...known, ...missing.flatMap((ref) => keptOf(shelf, ref))]);
}

function keptOf({ sold, all }: Shelf, { id, listedId }: GoodRef): [number, KeptGood][] {
  const [found] = goodOf(sold.get(listedId), id);
  if (found !== undefined) return [[id, { ...found[1], isSold: true }]];
  return goodOf(all.get(listedId), id).map(([, { family, variant }]) => {
    const around = sold.get(listedId) ?? unsellable(family);
    return [id, { family: around, variant: variant && withoutPieces(variant), isSold: false }];
  });
}

function unsellable(family: Family): Family {
  return { ...family, listed: withoutPieces(family.listed), variants: family.variants.map(withoutPieces) };
}

function withoutPieces(product: ShelfProduct): ShelfProduct {
  return { ...product, available: 0, sellWithoutStock: false };
}

function goodOf(family: Family | undefined, id: number): [number, Good][] {
  if (family === undefined) return [];
  if (family.listed.id === id) return [[id, { family, variant: null }]];
  const variant = family.variants.find((candidate) => candidate.id === id);
  return variant === undefined ? [] : [[id, { family, variant }]];
}

/** What the good is by itself. */
export function productOf({ family, variant }: Good): ShelfProduct {
  return variant ?? family.listed;
}
