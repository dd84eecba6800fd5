import type { Slice } from '../../../kernel/page.ts';
import type { WishRow } from './wishes.service.ts';

/** A row of a page, with how many there are on all pages. */
export type FoundWish = WishRow & { readonly total: number };

/** A page without rows has no total either: it is the first of an empty list, or lies behind the last one. */
export function sliceOf(rows: readonly FoundWish[]): Slice<WishRow> {
  const items = rows.map(({ id, productId, listedId }) => ({ id, productId, listedId }));
  return { items, total: rows[0]?.total ?? 0 };
}
