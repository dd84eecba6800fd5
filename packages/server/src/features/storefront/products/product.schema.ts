import { Type } from 'typebox';
import { Amount, named } from '../../../platform/http/index.ts';

/** The product object and its page (Wire: docs/protocol/catalogue.md). */

const Nullable = <Schema extends Parameters<typeof Type.Array>[0]>(schema: Schema) => Type.Union([schema, Type.Null()]);
const FreeObject = Type.Record(Type.String(), Type.Unknown());

const ImageObject = named('ProductImage', {
  pk: Type.Integer(),
  status: Type.String(),
  image: Type.String(),
  order: Type.Integer(),
  created_date: Type.String(),
  specialimage_set: Type.Array(Type.Unknown()),
});

const OfferObject = named('OfferBadge', {
  pk: Type.Integer(),
  label: Type.String(),
  listing_kwargs: FreeObject,
  kwargs: FreeObject,
});

const productFields = {
  pk: Type.Integer(),
  name: Type.String(),
  sku: Type.String(),
  base_code: Type.String(),
  attributes: FreeObject,
  attribute_set: Nullable(Type.Integer()),
  attributes_kwargs: Type.Record(
    Type.String(),
    named('AttributeDetail', { value: Type.Unknown(), label: Type.String(), data_type: Type.String() }),
  ),
  extra_attributes: FreeObject,
  productimage_set: Type.Array(ImageObject),
  productvideo_set: Type.Array(Type.Unknown()),
  price: Amount,
  retail_price: Amount,
  lowest_price_30_days: Nullable(Amount),
  currency_type: Type.String(),
  unit_type: Type.String(),
  in_stock: Type.Boolean(),
  stock: Type.Integer(),
  absolute_url: Type.String(),
  product_type: Type.String(),
  price_type: Type.String(),
  form_schema: Type.Null(),
  is_ready_to_basket: Type.Boolean(),
  data_source: Type.Null(),
  max_quantity: Nullable(Type.Integer()),
  basket_offers: Type.Array(OfferObject),
  created_date: Type.String(),
  modified_date: Type.String(),
};

export const ProductObject = named('Product', productFields);

const Swatch = named('Swatch', {
  label: Type.String(),
  in_stock: Type.Boolean(),
  is_selectable: Type.Boolean(),
  product: Type.Object({
    pk: Type.Integer(),
    price: Amount,
    absolute_url: Type.String(),
    attributes: FreeObject,
    productimage_set: Type.Array(ImageObject),
  }),
});

/** As lists show it: with what they show of its variants. */
export const ListedProduct = named('ProductCard', {
  ...productFields,
  extra_data: Type.Object({
    variants: Type.Array(Type.Object({ attribute_key: Type.String(), options: Type.Array(Swatch) })),
  }),
});

const VariantGroup = named('VariantGroup', {
  attribute_key: Type.String(),
  attribute_name: Type.String(),
  options: Type.Array(
    named('VariantOption', {
      label: Type.String(),
      value: Type.String(),
      order: Type.String(),
      is_selected: Type.Boolean(),
      is_selectable: Type.Boolean(),
      is_selectable_without_stock: Type.Boolean(),
      in_stock: Type.Boolean(),
      product: ProductObject,
    }),
  ),
});

export const ProductPage = named('ProductAnswer', {
  in_stock: Type.Boolean(),
  product: ProductObject,
  variants: Type.Array(VariantGroup),
  selected_variant: Nullable(ProductObject),
});

export const GroupPage = named('GroupProductAnswer', {
  ...ProductPage.properties,
  group_products: Type.Array(ProductObject),
  group_products_total_price: Amount,
  group_products_total_retail_price: Amount,
});

export const CategoryObject = named('Category', {
  pk: Type.Integer(),
  name: Type.String(),
  menuitemmodel: Nullable(Type.String()),
  absolute_url: Type.String(),
  sort_option: Type.Null(),
  uuid: Type.String(),
  depth: Type.Integer(),
  attributes: FreeObject,
});
