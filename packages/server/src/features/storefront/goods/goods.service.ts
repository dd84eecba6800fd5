import type { StorefrontDeps } from '../storefront.deps.ts';
import { findFamilies } from '../products/families.service.ts';
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
