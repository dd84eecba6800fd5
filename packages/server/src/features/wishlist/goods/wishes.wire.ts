import { type KeptGood, presentGood, presentSwatches, type Showing } from '../../storefront/index.ts';
import type { Wish } from './wishes.service.ts';

/** A favourite or an alert (Wire: docs/protocol/wishlists.md). */
export function presentWish({ id, good }: Wish, showing: Showing) {
  return { pk: id, product: presentKept(good, showing) };
}

/** The product object of lists with the few keys that only wishlists have. */
function presentKept(good: KeptGood, showing: Showing) {
  const { family, variant, isSold } = good;
  return {
    ...presentGood(good, showing),
    extra_data: presentSwatches(family, showing),
    is_ready_to_basket: isSold && isOneSku(good),
    custom_attribute_set: null,
    parent: variant === null ? null : family.listed.id,
    is_seller_product: false,
    listing_code: null,
    is_form_required: false,
    is_active: isSold,
    is_listable: isSold && variant === null,
    group_products: [],
  };
}

/** Whether nothing is left to choose. */
function isOneSku({ family: { listed }, variant }: KeptGood): boolean {
  return variant !== null || (listed.variantKeys.length === 0 && !listed.isGroup);
}
