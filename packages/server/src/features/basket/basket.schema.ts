import { Type } from 'typebox';
import { fields } from '../../platform/http/decoding/index.ts';
import { Amount, named, shared } from '../../platform/http/index.ts';
import { ProductObject } from '../storefront/index.ts';

const { choice, dictionary, flag, nullable, text, wholeNumber } = fields;

/** Baskets on the wire (Wire: docs/protocol/baskets.md). */

// Far beyond any basket: what is within it and yet too much is refused with a word.
const MOST_PIECES = 1_000_000;
const NAMESPACE = { max: 40, description: 'Which of several baskets; default: the one the session chose' };

const optional = {
  attributes: Type.Optional(nullable(dictionary())),
  namespace: Type.Optional(nullable(text(NAMESPACE))),
};

export const AddBody = Type.Object({
  product: wholeNumber({ minimum: 1 }),
  quantity: wholeNumber({ minimum: 1, maximum: MOST_PIECES }),
  ...optional,
});

export const SetBody = Type.Object({
  product: wholeNumber({ minimum: 1 }),
  quantity: wholeNumber({ minimum: 0, maximum: MOST_PIECES }),
  ...optional,
});

export const VoucherBody = Type.Object({
  voucher_code: Type.Optional(nullable(text({ max: 64 }))),
  remove_voucher_code: Type.Optional(nullable(flag())),
  namespace: optional.namespace,
});

export const BasketQuery = Type.Object({
  namespace: Type.Optional(Type.String({ ...shared('BasketNamespace', NAMESPACE.description), 'x-raw': true })),
  explain: Type.Optional(
    Type.String({ ...shared('ExplainPromotions', '1: why each promotion holds or does not'), 'x-raw': true }),
  ),
});

const Discount = named('BasketDiscount', { description: Type.String(), discount: Amount });
const FreeObject = Type.Record(Type.String(), Type.Unknown());

const BasketItem = named('BasketItem', {
  id: Type.Integer(),
  product: named('BasketProduct', {
    ...ProductObject.properties,
    category: nullable(Type.Object({ pk: Type.Integer(), name: Type.String() })),
  }),
  quantity: Type.Integer(),
  unit_price: Amount,
  price: Amount,
  retail_price: Amount,
  total_amount: Amount,
  discount_amount: Amount,
  currency_type: Type.String(),
  currency_type_label: Type.String(),
  tax_rate: Type.String(),
  shipping_discount: nullable(Amount),
  offer_badges: Type.Array(Discount),
  stock: Type.Integer(),
  attributes: FreeObject,
  attributes_kwargs: FreeObject,
  image: nullable(Type.String()),
  parent: Type.Null(),
  datasource: Type.Null(),
  extra_product_stock_detailed: Type.Null(),
  extra_product_price_detailed: Type.Null(),
  is_gift: Type.Boolean({ description: 'Extension: given by a promotion; it cannot be changed' }),
});

const Upsell = named('Upsell', {
  message: Type.String(),
  params: named('UpsellParams', {
    partial_percentage: Type.Number(),
    required: Type.Number(),
    partial: Type.Number(),
    remaining: Type.Number(),
  }),
});

const Explained = named('PromotionExplanation', {
  pk: Type.Integer(),
  key: Type.String(),
  label: Type.String(),
  kind: choice(['automatic', 'coupon', 'coupon_code', 'voucher_code']),
  applied: Type.Boolean(),
  discount: nullable(Amount),
  reason: nullable(Type.String({ description: 'A word for programs: what failed first' })),
  message: nullable(Type.String({ description: 'The same in a sentence, with what would unlock it' })),
  params: nullable(Upsell.properties.params),
});

/** The basket by itself. */
export const BasketObject = named('Basket', {
  pk: Type.Integer({ description: '0 while nothing has been put in' }),
  namespace: Type.String(),
  version: Type.Integer(),
  basketitem_set: Type.Array(BasketItem),
  total_quantity: Type.Integer(),
  total_product_amount: Amount,
  total_discount_amount: Amount,
  total_amount: Amount,
  discounts: Type.Array(Discount),
  voucher_code: nullable(Type.String()),
  upsell_details: Type.Array(Upsell),
  upsell_messages: Type.Array(Type.String()),
  unavailable_basket_products: Type.Array(
    named('UnavailableBasketProduct', {
      pk: Type.Integer(),
      name: Type.String(),
      unavailable_quantity: Type.Integer(),
    }),
  ),
  segment: nullable(Type.Object({ pk: Type.Integer(), stock_list: Type.Null(), price_list: nullable(Type.Integer()) })),
  created_date: Type.String(),
  modified_date: Type.String(),
  explanation: Type.Optional(Type.Array(Explained)),
});

export const BasketAnswer = named('BasketAnswer', { basket: BasketObject });

export const MiniBasket = named('MiniBasket', {
  pk: Type.Integer(),
  total_quantity: Type.Integer(),
  total_amount: Amount,
});
