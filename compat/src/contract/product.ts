import {
  amount,
  anyText,
  boolean,
  dateTime,
  digits,
  integer,
  label,
  listOf,
  mapOf,
  nothing,
  nullable,
  object,
  optional,
  path,
  present,
  type Shape,
  webAddress,
  withFields,
} from '../shape.ts';

/**
 * What `types/commerce/product.ts` and `category.ts` of the client declare and what storefronts read of it, where the
 * two differ the stricter: a field missing here is one that no page asks for.
 */

/** How the numbers of an answer reach a page: lists are parsed with every number as its digits. */
export interface Numbers {
  readonly integer: Shape;
}

export const plain: Numbers = { integer };
export const lossless: Numbers = { integer: digits };

export const image = (numbers: Numbers): Shape =>
  withFields({
    pk: numbers.integer,
    status: label,
    image: webAddress,
    order: numbers.integer,
    created_date: dateTime,
    specialimage_set: listOf(object),
  });

const basketOffer = (numbers: Numbers): Shape =>
  withFields({ pk: numbers.integer, label, kwargs: object, listing_kwargs: object });

/** Only attributes with a label, or a type that a page treats specially. */
const attributeLabels = mapOf(withFields({ value: present, label: optional(anyText), data_type: optional(label) }));

const productFields = (numbers: Numbers): Readonly<Record<string, Shape>> => ({
  pk: numbers.integer,
  name: label,
  sku: label,
  base_code: label,
  attributes: object,
  attribute_set: numbers.integer,
  attributes_kwargs: attributeLabels,
  extra_attributes: object,
  productimage_set: listOf(image(numbers)),
  productvideo_set: listOf(object),
  price: amount,
  retail_price: amount,
  currency_type: label,
  unit_type: label,
  in_stock: boolean,
  stock: numbers.integer,
  absolute_url: path,
  product_type: digits,
  price_type: label,
  form_schema: nullable(object),
  is_ready_to_basket: boolean,
  data_source: nothing,
  basket_offers: listOf(basketOffer(numbers)),
});

/** The product object, wherever it appears. */
export const product = (numbers: Numbers): Shape => withFields(productFields(numbers));

const swatch = (numbers: Numbers): Shape =>
  withFields({
    label,
    in_stock: boolean,
    is_selectable: boolean,
    product: withFields({
      pk: numbers.integer,
      price: amount,
      absolute_url: path,
      attributes: object,
      productimage_set: listOf(image(numbers)),
    }),
  });

/** A product as lists show it. */
export const listedProduct = (numbers: Numbers): Shape =>
  withFields({
    ...productFields(numbers),
    extra_data: withFields({
      variants: listOf(withFields({ attribute_key: label, options: listOf(swatch(numbers)) })),
    }),
  });

const variantOption = withFields({
  label,
  value: label,
  order: digits,
  is_selected: boolean,
  is_selectable: boolean,
  is_selectable_without_stock: boolean,
  in_stock: boolean,
  product: product(plain),
});

const productPageFields = {
  in_stock: boolean,
  product: product(plain),
  variants: listOf(withFields({ attribute_key: label, attribute_name: label, options: listOf(variantOption, 1) })),
  selected_variant: nullable(product(plain)),
};

/** `ProductResult`. */
export const productPage = withFields(productPageFields);

/** `ProductResult` of a set. */
export const groupPage = withFields({
  ...productPageFields,
  group_products: listOf(product(plain), 1),
  group_products_total_price: amount,
  group_products_total_retail_price: amount,
});
