import { Type } from 'typebox';
import { fields } from '../../../platform/http/decoding/index.ts';
import { named } from '../../../platform/http/index.ts';
import { ListedProduct } from '../../storefront/index.ts';

/** The product object as wishlists show it (Wire: docs/protocol/wishlists.md, "The product"). */
const WishedProduct = named('WishedProduct', {
  ...ListedProduct.properties,
  custom_attribute_set: Type.Null(),
  parent: Type.Union([Type.Integer(), Type.Null()]),
  is_seller_product: Type.Boolean(),
  listing_code: Type.Null(),
  is_form_required: Type.Boolean(),
  is_active: Type.Boolean(),
  is_listable: Type.Boolean(),
  group_products: Type.Array(Type.Unknown()),
});

/** A favourite or an alert. */
export const WishObject = named('Wish', { pk: Type.Integer(), product: WishedProduct });

/** What was just put by. */
export const NewWish = named('NewWish', { pk: Type.Integer(), product: Type.Integer() });

export const productPk = () => fields.wholeNumber();

/** A parameter that filters a list, taken as it comes: one that makes no sense finds nothing. */
export const filter = (description: string) => Type.Optional(Type.String({ description, 'x-raw': true }));
