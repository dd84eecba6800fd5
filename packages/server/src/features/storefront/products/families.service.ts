import { notFound } from '../../../kernel/errors.ts';
import type { Pricing } from '../../catalogue/index.ts';
import type { StorefrontDeps } from '../storefront.deps.ts';
import type { Family, ShelfProduct } from './family.ts';
import { type FoundFamilies, readFamilies, readShelf } from './family.queries.ts';
import { familyTags, isSold } from './family.rules.ts';

/**
 * The listed products among `ids` that are sold in this price list, with their variants: those the process keeps, and
 * the rest by one statement. Ids of variants tell their product in `parentOf`.
 */
export async function findFamilies(
  deps: StorefrontDeps,
  ids: readonly number[],
  pricing: Pricing,
): Promise<FoundFamilies> {
  const families = new Map<number, Family>();
  const missing: number[] = [];
  for (const id of ids) {
    const kept = deps.families.get(keyOf(id, pricing));
    if (kept === undefined) missing.push(id);
    else families.set(id, kept);
  }
  if (missing.length === 0) return { families, parentOf: new Map() };
  const read = await readMissing(deps, missing, pricing);
  for (const [id, family] of read.families) if (isSold(family)) families.set(id, family);
  return { families, parentOf: read.parentOf };
}

function readMissing(deps: StorefrontDeps, ids: readonly number[], pricing: Pricing): Promise<FoundFamilies> {
  return deps.families.fill(async (keep) => {
    const read = await readFamilies(deps.db, ids, { pricing, now: deps.clock.now() });
    keepSold(keep, read, pricing);
    return read;
  });
}

type Keep = Parameters<Parameters<StorefrontDeps['families']['fill']>[0]>[0];

function keepSold(keep: Keep, { families }: FoundFamilies, pricing: Pricing): void {
  for (const [id, family] of families) {
    if (isSold(family)) keep(keyOf(id, pricing), { value: family, tags: familyTags(family), bytes: sizeOf(family) });
  }
}

/** The listed products among `ids` that the process keeps. No statement. */
export function familiesInMemory(
  deps: StorefrontDeps,
  ids: readonly number[],
  pricing: Pricing,
): ReadonlyMap<number, Family> {
  return new Map(
    ids.flatMap((id): [number, Family][] => {
      const kept = deps.families.get(keyOf(id, pricing));
      return kept === undefined ? [] : [[id, kept]];
    }),
  );
}

/** Listed products as they are sold, and as they are described whether sold or not. */
export interface Shelf {
  readonly sold: ReadonlyMap<number, Family>;
  readonly all: ReadonlyMap<number, Family>;
}

/** Reads listed products, those that are not sold too. One statement. */
export function findShelf(deps: StorefrontDeps, ids: readonly number[], pricing: Pricing): Promise<Shelf> {
  return deps.families.fill(async (keep) => {
    const { onSale, all } = await readShelf(deps.db, ids, { pricing, now: deps.clock.now() });
    keepSold(keep, onSale, pricing);
    return { sold: new Map([...onSale.families].filter(([, family]) => isSold(family))), all: all.families };
  });
}

function keyOf(id: number, { listId, publicListId }: Pricing): string {
  return `${id}|${listId}|${publicListId}`;
}

// Measured with long descriptions left aside: a product object of about this size.
const PRODUCT_BYTES = 1500;

function sizeOf({ listed, variants }: Family): number {
  const description = Object.values(listed.descriptions).reduce((sum, text) => sum + text.length * 2, 0);
  return description + (1 + variants.length) * PRODUCT_BYTES;
}

/** The listed products of any ids, variants' too, in their order, each once; what is not sold now is left out. */
export async function findShown(
  deps: StorefrontDeps,
  ids: readonly number[],
  pricing: Pricing,
): Promise<readonly Family[]> {
  const found = await findFamilies(deps, ids, pricing);
  const listed = [...new Set(ids.map((id) => found.parentOf.get(id) ?? id))];
  const above = await findFamilies(deps, listed, pricing);
  return listed.flatMap((id) => above.families.get(id) ?? []);
}

export interface FoundVariant {
  /** The id of its listed product. */
  readonly parent: number;
  readonly variant: ShelfProduct;
  /** The attributes that tell it apart. */
  readonly keys: readonly string[];
}

/**
 * The family that is asked for by the id of its listed product, or what is known of the variant of that id.
 * @throws Refusal not_found when it is not sold
 */
export async function getFamily(
  deps: StorefrontDeps,
  id: number,
  pricing: Pricing,
): Promise<{ family: Family } | FoundVariant> {
  const found = await findFamilies(deps, [id], pricing);
  const family = found.families.get(id);
  if (family !== undefined) return { family };
  const parent = found.parentOf.get(id);
  if (parent === undefined) throw notFound();
  const above = (await findFamilies(deps, [parent], pricing)).families.get(parent);
  const variant = above?.variants.find((candidate) => candidate.id === id);
  if (variant === undefined) throw notFound();
  return { parent, variant, keys: above?.listed.variantKeys ?? [] };
}
