import {
  peek,
  amount,
  anyText,
  both,
  dateTime,
  integer,
  label,
  listOf,
  mapOf,
  nullable,
  number,
  object,
  oneOf,
  present,
} from '../shape.ts';
import { type Shape, withFields } from '../shape.ts';

/** `Division` of the client; the numbers of places and the parent may be missing. */
export const division: Shape = withFields({
  id: integer,
  name: label,
  division_type: oneOf('main', 'sub'),
  parent: nullable(integer),
  erp_code: label,
  country_id: nullable(integer),
  city_id: nullable(integer),
  township_id: nullable(integer),
  district_id: nullable(integer),
  address: anyText,
  phone_number: anyText,
  fax_number: anyText,
  is_active: oneOf(true),
  latitude: nullable(anyText),
  longitude: nullable(anyText),
  monthly_order_limit: amount,
  current_balance: anyText,
  current_balance_last_update: nullable(dateTime),
  extra_data: object,
});

const itemDivision: Shape = withFields({ id: integer, name: label, erp_code: label, quantity: integer });

/** The fields of `ProductB2b` that are its own. */
const product: Shape = withFields({
  sku: label,
  name: label,
  price: amount,
  base_code: label,
  asorti: anyText,
  category: anyText,
  currency: label,
  variants: mapOf(present),
  product_image: anyText,
});

const cents = (value: unknown): number => Math.round(Number(value) * 100);

const sum = (items: unknown, read: (item: unknown) => number): number =>
  Array.isArray(items) ? items.reduce((total: number, item: unknown) => total + read(item), 0) : Number.NaN;

const agrees =
  (what: string, holds: (value: unknown) => boolean): Shape =>
  (value, at) =>
    holds(value) ? [] : [`${at}: ${what}`];

const item: Shape = both(
  withFields({
    product_remote_id: integer,
    price: amount,
    quantity: integer,
    total_amount: amount,
    divisions: listOf(itemDivision, 1),
    product,
  }),
  agrees(
    'pieces of the divisions',
    (value) => sum(peek(value, 'divisions'), (one) => Number(peek(one, 'quantity'))) === peek(value, 'quantity'),
  ),
  agrees(
    'price by pieces',
    (value) => cents(peek(value, 'price')) * Number(peek(value, 'quantity')) === cents(peek(value, 'total_amount')),
  ),
);

/** `BasketResponse` of the client, whose sums must add up. */
export const b2bBasket: Shape = both(
  withFields({
    id: integer,
    total_amount: amount,
    total_quantity: integer,
    basket_items: listOf(item),
    segment_remote_id: nullable(integer),
  }),
  agrees(
    'pieces of the items',
    (value) =>
      sum(peek(value, 'basket_items'), (one) => Number(peek(one, 'quantity'))) === peek(value, 'total_quantity'),
  ),
  agrees(
    'amounts of the items',
    (value) =>
      sum(peek(value, 'basket_items'), (one) => cents(peek(one, 'total_amount'))) ===
      cents(peek(value, 'total_amount')),
  ),
);

/** `DraftResponse` of the client. */
export const draft: Shape = withFields({ id: integer, name: label, total_amount: number, total_quantity: integer });

/** `Quotations` of the client, and what the guides add. */
export const quotation: Shape = withFields({
  id: integer,
  number: label,
  name: label,
  total_amount: amount,
  net_amount: amount,
  status: oneOf('request_approval', 'pending', 'approved', 'rejected', 'cancelled'),
  created_at: dateTime,
  modified_at: dateTime,
  user: nullable(
    withFields({ id: integer, first_name: anyText, last_name: anyText, email: anyText, division: object }),
  ),
});
