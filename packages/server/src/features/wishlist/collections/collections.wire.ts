import { formatDateTime } from '../../../platform/http/index.ts';
import type { Showing } from '../../storefront/index.ts';
import type { Wish } from '../goods/wishes.service.ts';
import { presentWish } from '../goods/wishes.wire.ts';
import type { FilledCollection } from './collections.service.ts';
import type { Item } from './items.queries.ts';

export const SHARED_URL = '/wishlists/user-collection/';

/** A collection. Whose it is stays untold (Wire: docs/protocol/wishlists.md, "Collections"). */
export function presentCollection({ id, name, isPublic, slug, items }: FilledCollection, showing: Showing) {
  return {
    pk: id,
    name,
    status: isPublic ? 'public' : 'private',
    slug,
    items: items.map((item) => presentItem(item, showing)),
    public_url: `${SHARED_URL}${slug}/`,
  };
}

export function presentItem(item: Wish<Item>, showing: Showing) {
  return { ...presentWish(item, showing), note: item.note, created_date: formatDateTime(item.createdDate) };
}

/** Absent stays absent. */
export function readStatus(status: 'private' | 'public' | undefined): boolean | undefined {
  return status === undefined ? undefined : status === 'public';
}
