import { notFound, rejected } from '../../../kernel/errors.ts';
import type { Authenticated } from '../../../platform/http/index.ts';
import { getWanted, type Wish, withGoods } from '../goods/wishes.service.ts';
import type { WishlistDeps } from '../wishlist.deps.ts';
import { lockCollection } from './collections.queries.ts';
import type { Filled } from './collections.service.ts';
import { countItems, deleteItem, insertItem, type Item, updateNote } from './items.queries.ts';

export interface ItemRequest {
  readonly collectionId: number;
  readonly productId: number;
  readonly note: string | null;
}

/**
 * Puts a product into a collection of the customer's. Of two calls at once one succeeds.
 * @throws Refusal not_found for a collection that is not the customer's; invalid invalid_pk under `product`; rejected
 *   user_collection_100 when it lies there already, user_collection_300 when the collection is full
 */
export async function addItem(
  deps: WishlistDeps,
  caller: Authenticated,
  request: ItemRequest,
): Promise<Filled<Wish<Item>>> {
  const { ref, good, showing } = await getWanted(deps, caller, request.productId);
  const max = deps.config.collectionItemLimit;
  const item = { ...request, createdDate: deps.clock.now() };
  const id = await deps.db.transaction().execute(async (tx) => {
    if (!(await lockCollection(tx, request.collectionId, caller.customer.id))) throw notFound();
    const inserted = await insertItem(tx, item);
    if (inserted === null) throw rejected('user_collection_100', 'collection_item_taken');
    if ((await countItems(tx, request.collectionId)) > max) {
      throw rejected('user_collection_300', 'collection_full', { max });
    }
    return inserted;
  });
  return { content: { ...item, id, listedId: ref.listedId, good: { ...good, isSold: true } }, showing };
}

/** Where an item lies. */
export interface ItemId {
  readonly id: number;
  readonly collectionId: number;
}

/**
 * Puts or (null) removes an item's note; undefined leaves it.
 * @throws Refusal not_found for an item that is not in a collection of the customer's
 */
export async function changeNote(
  deps: WishlistDeps,
  caller: Authenticated,
  { note, ...item }: ItemId & { readonly note: string | null | undefined },
): Promise<Filled<Wish<Item>>> {
  const changed = await updateNote(deps.db, { ...item, customerId: caller.customer.id }, note);
  const { items, showing } = await withGoods(deps, caller, changed === null ? [] : [changed]);
  const [content] = items;
  if (content === undefined) throw notFound();
  return { content, showing };
}

/** @throws Refusal not_found for an item that is not in a collection of the customer's */
export async function removeItem(deps: WishlistDeps, caller: Authenticated, item: ItemId): Promise<void> {
  if (!(await deleteItem(deps.db, { ...item, customerId: caller.customer.id }))) throw notFound();
}
