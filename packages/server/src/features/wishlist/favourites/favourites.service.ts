import { notAuthenticated, notFound, rejected } from '../../../kernel/errors.ts';
import type { Page } from '../../../kernel/page.ts';
import type { Authenticated } from '../../../platform/http/index.ts';
import { getWanted, type Wishes, withGoods } from '../goods/wishes.service.ts';
import { lockCustomer } from '../owner.queries.ts';
import type { WishlistDeps } from '../wishlist.deps.ts';
import {
  countFavourites,
  deleteFavourite,
  type FavouriteFilter,
  findFavourites,
  insertFavourite,
} from './favourites.queries.ts';

/**
 * A page of the customer's favourites, newest first, and how many there are. One that is not sold any more stays on it,
 * out of stock, until the customer or the shop deletes it. At most two statements.
 */
export async function listFavourites(
  deps: WishlistDeps,
  caller: Authenticated,
  wanted: { page: Page; filter: FavouriteFilter },
): Promise<Wishes & { total: number }> {
  const { items, total } = await findFavourites(deps.db, caller.customer.id, wanted);
  return { ...(await withGoods(deps, caller, items)), total };
}

/**
 * Puts a product on the customer's list. Of two calls at once one succeeds.
 * @returns the favourite's id
 * @throws Refusal invalid invalid_pk under `product`; rejected favourite_product_100 when it, or (unless
 *   FAVOURITE_SKU_IS_ACTIVE) another product of its base code, is there already, favourite_product_200 when the list is
 *   full; unauthenticated when the account was erased meanwhile
 */
export async function addFavourite(deps: WishlistDeps, caller: Authenticated, productId: number): Promise<number> {
  const { ref } = await getWanted(deps, caller, productId);
  const { favouritesBySku, favouriteLimit: max } = deps.config;
  const customerId = caller.customer.id;
  const favourite = { customerId, productId, uniqueBaseCode: favouritesBySku ? null : ref.baseCode };
  return deps.db.transaction().execute(async (tx) => {
    if (!(await lockCustomer(tx, customerId))) throw notAuthenticated();
    const id = await insertFavourite(tx, { ...favourite, now: deps.clock.now() });
    if (id === null) throw rejected('favourite_product_100', 'favourite_taken');
    if ((await countFavourites(tx, customerId)) > max) {
      throw rejected('favourite_product_200', 'favourites_full', { max });
    }
    return id;
  });
}

/** @throws Refusal not_found for a favourite that is not the customer's */
export async function removeFavourite(deps: WishlistDeps, caller: Authenticated, id: number): Promise<void> {
  if (!(await deleteFavourite(deps.db, id, caller.customer.id))) throw notFound();
}
