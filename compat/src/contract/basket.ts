import {
  anyText,
  both,
  dateTime,
  integer,
  label,
  listOf,
  matching,
  nothing,
  nullable,
  number,
  object,
  peek,
  type Shape,
  webAddress,
  withFields,
} from '../shape.ts';
import { list } from '../untyped.ts';
import { plain, product } from './product.ts';

/** `types/commerce/basket.ts` of the client, and what a storefront's pages and payment plug-ins read of a basket. */

/** Pages take a price apart as a text, and both decimals are shown. */
const money = matching(/^\d+\.\d\d$/);

/** Minor units of a field; 0 where there is no amount. */
const minor = (value: unknown, field: string): number => Math.round(Number(peek(value, field)) * 100);

const sum = (items: unknown, field: string): number =>
  list(items, field).reduce<number>((total, item) => total + minor(item, field), 0);

const adds =
  (what: string, left: (value: unknown) => number, right: (value: unknown) => number): Shape =>
  (value, at) =>
    left(value) === right(value) ? [] : [`${at}: ${what} expected, got ${left(value)} and ${right(value)}`];

const discount = withFields({ description: label, discount: money });

/** A page shows its choices by the labels, and takes its prices apart as texts. */
const basketProduct = both(
  product(plain),
  withFields({ price: money, retail_price: money, category: nullable(withFields({ pk: integer, name: label })) }),
);

/** `BasketItem`. */
const basketItem = both(
  withFields({
    id: integer,
    product: basketProduct,
    quantity: integer,
    unit_price: money,
    price: money,
    retail_price: money,
    total_amount: money,
    discount_amount: money,
    currency_type: matching(/^[a-z]{3}$/),
    currency_type_label: matching(/^[A-Z]{3}$/),
    tax_rate: money,
    shipping_discount: nullable(money),
    offer_badges: listOf(discount),
    stock: integer,
    attributes: object,
    attributes_kwargs: object,
    image: nullable(webAddress),
    parent: nothing,
  }),
  adds(
    'price times quantity',
    (item) => minor(item, 'total_amount'),
    (item) => minor(item, 'price') * Number(peek(item, 'quantity')),
  ),
);

const upsell = withFields({
  message: label,
  params: withFields({ partial_percentage: number, required: number, partial: number, remaining: number }),
});

const items = (basket: unknown): unknown => peek(basket, 'basketitem_set');

/** `Basket`: every answer holds all of it, because the client puts it in place of what it had. */
export const basket = both(
  withFields({
    pk: integer,
    basketitem_set: listOf(basketItem),
    total_quantity: integer,
    total_product_amount: money,
    total_discount_amount: money,
    total_amount: money,
    discounts: listOf(discount),
    voucher_code: nullable(label),
    upsell_details: listOf(upsell),
    upsell_messages: listOf(anyText),
    unavailable_basket_products: listOf(withFields({ pk: integer, name: label, unavailable_quantity: integer })),
    segment: nullable(withFields({ pk: integer, price_list: nullable(integer), stock_list: nullable(integer) })),
    created_date: dateTime,
    modified_date: dateTime,
  }),
  // Payment plug-ins share out what is paid over the lines by their part of the whole.
  adds(
    'lines that add up to the total',
    (one) => sum(items(one), 'total_amount'),
    (one) => minor(one, 'total_product_amount'),
  ),
  adds(
    'discounts that add up to the total',
    (one) => sum(peek(one, 'discounts'), 'discount'),
    (one) => minor(one, 'total_discount_amount'),
  ),
  adds(
    'discounts of the lines that add up to the total',
    (one) => sum(items(one), 'discount_amount'),
    (one) => minor(one, 'total_discount_amount'),
  ),
  adds(
    'the goods less the discounts',
    (one) => minor(one, 'total_amount'),
    (one) => minor(one, 'total_product_amount') - minor(one, 'total_discount_amount'),
  ),
  adds(
    'the pieces of all lines',
    (one) => Number(peek(one, 'total_quantity')),
    (one) => list(items(one), 'items').reduce<number>((all, item) => all + Number(peek(item, 'quantity')), 0),
  ),
);

/** What `addProduct` and `updateQuantity` hand to the page, which takes `basket` out of it. */
export const basketAnswer = withFields({ basket });

/** `error.data` of a refused call: the page shows the text, or joins the texts of every field. */
export const refusal = withFields({ non_field_errors: label, error_code: matching(/^basket_\d+_\d+$/) });
