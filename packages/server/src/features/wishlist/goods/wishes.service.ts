import { invalidField } from '../../../kernel/errors.ts';
import type { Caller } from '../../../platform/http/index.ts';
import {
  findGoods,
  findKeptGoods,
  type Good,
  type KeptGood,
  type Showing,
  showingFor,
} from '../../storefront/index.ts';
import type { WishlistDeps } from '../wishlist.deps.ts';
import { findRef, type ProductRef } from './refs.queries.ts';

/** A row that keeps a product: a favourite, an alert, an item of a collection. */
export interface WishRow {
  readonly id: number;
  readonly productId: number;
  /** The product that lists show in its place. */
  readonly listedId: number;
}

export type Wish<Row extends WishRow = WishRow> = Row & { readonly good: KeptGood };

export interface Wishes<Row extends WishRow = WishRow> {
  readonly items: readonly Wish<Row>[];
  /** How their products are shown to the caller. */
  readonly showing: Showing;
}

/** The rows with their products, sold or not, in order: at most one statement, none for products that the process has. */
export async function withGoods<Row extends WishRow>(
  deps: WishlistDeps,
  caller: Caller,
  rows: readonly Row[],
): Promise<Wishes<Row>> {
  const showing = await showingFor(deps, caller);
  const refs = rows.map(({ productId, listedId }) => ({ id: productId, listedId }));
  const goods = await findKeptGoods(deps, showing, refs);
  const items = rows.flatMap((row) => {
    const good = goods.get(row.productId);
    return good === undefined ? [] : [{ ...row, good }];
  });
  return { items, showing };
}

export interface Wanted {
  readonly ref: ProductRef;
  readonly good: Good;
  readonly showing: Showing;
}

/**
 * The product that a request names.
 * @throws Refusal invalid invalid_pk under `product` when there is none, or it is not sold to the caller
 */
export async function getWanted(deps: WishlistDeps, caller: Caller, id: number): Promise<Wanted> {
  const showing = await showingFor(deps, caller);
  const ref = await findRef(deps.db, id);
  const goods = ref === null ? null : await findGoods(deps, showing, [ref]);
  const good = goods?.get(id);
  if (ref === null || good === undefined) throw invalidField('product', 'invalid_pk', { pk: id });
  return { ref, good, showing };
}
