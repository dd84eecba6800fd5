import { notAuthenticated, notFound, rejected } from '../../../kernel/errors.ts';
import type { Page } from '../../../kernel/page.ts';
import { slugify } from '../../../kernel/slug.ts';
import type { Authenticated, Caller } from '../../../platform/http/index.ts';
import { HEX } from '../../../platform/random/index.ts';
import { type Showing, showingFor } from '../../storefront/index.ts';
import { type Wish, withGoods } from '../goods/wishes.service.ts';
import { lockCustomer } from '../owner.queries.ts';
import type { WishlistDeps } from '../wishlist.deps.ts';
import {
  type Collection,
  type CollectionChange,
  type CollectionFilter,
  countCollections,
  deleteCollection,
  findBySlug,
  findCollection,
  findCollections,
  insertCollection,
  updateCollection,
} from './collections.queries.ts';
import { findItems, type Item } from './items.queries.ts';

export type FilledCollection = Collection & { readonly items: readonly Wish<Item>[] };

export interface Filled<Content> {
  readonly content: Content;
  /** How the products are shown to the caller. */
  readonly showing: Showing;
}

// Each comes with all its items: as many products as on the longest list of favourites.
const MOST_ON_A_PAGE = 10;

/** The page, with no more collections on it than can be shown at once. */
export function bounded(page: Page): Page {
  return { ...page, size: Math.min(page.size, MOST_ON_A_PAGE) };
}

/** A page of the customer's collections with their items, newest first. At most three statements. */
export async function listCollections(
  deps: WishlistDeps,
  caller: Authenticated,
  wanted: { page: Page; filter: CollectionFilter },
): Promise<Filled<readonly FilledCollection[]> & { total: number }> {
  const { items, total } = await findCollections(deps.db, caller.customer.id, wanted);
  return { ...(await fill(deps, caller, items)), total };
}

async function fill(
  deps: WishlistDeps,
  caller: Caller,
  collections: readonly Collection[],
): Promise<Filled<readonly FilledCollection[]>> {
  const rows = await findItems(
    deps.db,
    collections.map(({ id }) => id),
  );
  const { items, showing } = await withGoods(deps, caller, rows);
  const byCollection = Map.groupBy(items, ({ collectionId }) => collectionId);
  const content = collections.map((collection) => ({ ...collection, items: byCollection.get(collection.id) ?? [] }));
  return { content, showing };
}

/** @throws Refusal not_found when there is no collection */
async function fillOne(
  deps: WishlistDeps,
  caller: Caller,
  collection: Collection | null,
): Promise<Filled<FilledCollection>> {
  const { content, showing } = await fill(deps, caller, collection === null ? [] : [collection]);
  const [only] = content;
  if (only === undefined) throw notFound();
  return { content: only, showing };
}

/**
 * Makes a collection, which is empty.
 * @throws Refusal rejected user_collection_200 when the customer has as many as allowed; unauthenticated when the
 *   account was erased meanwhile
 */
export async function createCollection(
  deps: WishlistDeps,
  caller: Authenticated,
  { name, isPublic }: { name: string; isPublic: boolean },
): Promise<Filled<FilledCollection>> {
  const customerId = caller.customer.id;
  const max = deps.config.collectionLimit;
  const slug = [slugify(name), deps.random.text(32, HEX)].filter((part) => part !== '').join('-');
  const collection = await deps.db.transaction().execute(async (tx) => {
    if (!(await lockCustomer(tx, customerId))) throw notAuthenticated();
    if ((await countCollections(tx, customerId)) >= max) {
      throw rejected('user_collection_200', 'collections_full', { max });
    }
    return insertCollection(tx, { customerId, name, isPublic, slug, now: deps.clock.now() });
  });
  return { content: { ...collection, items: [] }, showing: await showingFor(deps, caller) };
}

/** @throws Refusal not_found for a collection that is not the customer's */
export async function getCollection(deps: WishlistDeps, caller: Authenticated, id: number) {
  return fillOne(deps, caller, await findCollection(deps.db, id, caller.customer.id));
}

/**
 * A public collection for anybody, or the caller's own.
 * @throws Refusal not_found for any other, as for one that is not there
 */
export async function getShared(deps: WishlistDeps, caller: Caller, slug: string) {
  return fillOne(deps, caller, await findBySlug(deps.db, slug, caller.customer?.id ?? null));
}

/**
 * Changes name and status; the slug stays, so that links do.
 * @throws Refusal not_found for a collection that is not the customer's
 */
export async function changeCollection(
  deps: WishlistDeps,
  caller: Authenticated,
  { id, ...change }: CollectionChange & { id: number },
) {
  return fillOne(deps, caller, await updateCollection(deps.db, { id, customerId: caller.customer.id }, change));
}

/** Deletes a collection with its items. @throws Refusal not_found for one that is not the customer's */
export async function removeCollection(deps: WishlistDeps, caller: Authenticated, id: number): Promise<void> {
  if (!(await deleteCollection(deps.db, id, caller.customer.id))) throw notFound();
}
