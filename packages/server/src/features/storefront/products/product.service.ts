import { notFound } from '../../../kernel/errors.ts';
import type { Caller } from '../../../platform/http/index.ts';
import { showingFor } from '../showing.ts';
import type { StorefrontDeps } from '../storefront.deps.ts';
import { findFamilies, type FoundVariant, getFamily } from './families.service.ts';
import type { Family } from './family.ts';
import { readSelection, type Selection, variantQuery } from './family.rules.ts';
import type { Showing } from './showing.ts';

export interface ShownProduct {
  readonly family: Family;
  readonly selection: Selection;
  readonly showing: Showing;
}

export interface ProductAsked {
  readonly id: number;
  /** Attribute key to value, as asked. */
  readonly query: ReadonlyMap<string, string>;
}

/** A product's page lies at another address: that of the listed product, or of the group. */
export interface Elsewhere {
  readonly location: string;
  /** The product whose change may lead elsewhere. */
  readonly listedId: number;
}

/**
 * A listed product and what the query selects of its variants.
 * @throws Refusal not_found when there is none that is sold in the caller's currency
 */
export async function getProduct(
  deps: StorefrontDeps,
  caller: Caller,
  { id, query }: ProductAsked,
): Promise<ShownProduct | Elsewhere> {
  const showing = await showingFor(deps, caller);
  const found = await getFamily(deps, id, showing.pricing);
  if ('parent' in found) return { location: variantLocation(found, query), listedId: found.parent };
  const { family } = found;
  if (family.listed.isGroup) return { location: withQuery(`/group-product/${id}/`, asked(query)), listedId: id };
  return { family, selection: readSelection(family, Object.fromEntries(query)), showing };
}

/** The query stays as it was asked; what it leaves open of the variant's values is added. */
function variantLocation({ parent, variant, keys }: FoundVariant, query: ReadonlyMap<string, string>): string {
  const open = variantQuery(
    keys.filter((key) => !query.has(key)),
    variant,
  );
  return withQuery(`/product/${parent}/`, [asked(query), open].filter((part) => part !== '').join('&'));
}

function asked(query: ReadonlyMap<string, string>): string {
  return [...query].map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`).join('&');
}

function withQuery(path: string, query: string): string {
  return query === '' ? path : `${path}?${query}`;
}

export interface ShownGroup {
  readonly family: Family;
  readonly members: readonly Family[];
  readonly showing: Showing;
}

/**
 * A group and its members, in the order of the group.
 * @throws Refusal not_found when there is none, or it is no group
 */
export async function getGroup(deps: StorefrontDeps, caller: Caller, id: number): Promise<ShownGroup> {
  const showing = await showingFor(deps, caller);
  const found = await getFamily(deps, id, showing.pricing);
  if ('parent' in found || !found.family.listed.isGroup) throw notFound();
  const ids = found.family.members;
  const { families } = await findFamilies(deps, ids, showing.pricing);
  return { family: found.family, members: ids.flatMap((member) => families.get(member) ?? []), showing };
}
