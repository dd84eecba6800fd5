import {
  anyText,
  boolean,
  dateTime,
  integer,
  label,
  listOf,
  matching,
  nothing,
  nullable,
  object,
  oneOf,
  path,
  type Shape,
  uuid,
  webAddress,
  withFields,
} from '../shape.ts';
import { orderAddress } from './address.ts';
import { pageOf } from './place.ts';
import { image, plain } from './product.ts';

/** `types/commerce/order.ts` and `account.ts` of the client, and what the pages of orders and returns read. */

const money = matching(/^\d+\.\d\d$/);
const labelled = withFields({ value: label, label });

/** The codes that a storefront has a text for, and those of a review. */
const status = withFields({
  value: oneOf(
    ...['50', '100', '200', '300', '350', '400', '450', '500', '510', '520', '540', '544', '545', '550', '600'],
  ),
  label,
});

const boughtProduct = withFields({
  pk: integer,
  sku: label,
  base_code: label,
  name: label,
  image: nullable(webAddress),
  absolute_url: path,
  attributes: object,
  attributes_kwargs: object,
  extra_attributes: object,
  form_schema: nothing,
  data_source: nothing,
});

const returnCompany = withFields({ pk: integer, shipping_company: labelled });

const easyReturn = withFields({
  id: integer,
  code: label,
  shipping_company: labelled,
  start_date: dateTime,
  end_date: dateTime,
});

/** The page of a return reads the kind of a request and its code. */
const cancellationRequest = withFields({
  id: integer,
  uuid,
  order_item: integer,
  reason: integer,
  description: anyText,
  cancellation_type: withFields({ value: oneOf('cancel', 'refund'), label }),
  status: labelled,
  easy_return: nullable(easyReturn),
  created_date: dateTime,
  modified_date: dateTime,
});

const shipping = {
  tracking_number: nullable(label),
  tracking_url: nullable(webAddress),
  shipping_tracking_url: nullable(webAddress),
  shipping_company: nullable(labelled),
  invoice_number: nullable(label),
  invoice_date: nullable(label),
  e_archive_url: nullable(webAddress),
};

const orderItem = withFields({
  id: integer,
  order: integer,
  status,
  price_currency: labelled,
  product: boughtProduct,
  is_cancelled: boolean,
  is_cancellable: boolean,
  is_refundable: boolean,
  is_tradable: boolean,
  cancellationrequest_set: listOf(cancellationRequest),
  active_cancellation_request: nullable(cancellationRequest),
  available_easy_return_shipping_companies: listOf(returnCompany),
  ...shipping,
  price: money,
  retail_price: money,
  unit_price: money,
  total_amount: money,
  quantity: matching(/^\d+$/),
  tax_rate: money,
  image: nullable(webAddress),
  productimage_set: listOf(image(plain)),
  attributes: object,
  attributes_kwargs: object,
  localized_attributes: object,
  localized_attributes_kwargs: object,
  extra_field: object,
  estimated_delivery_date: nullable(label),
  parent: nothing,
  created_date: dateTime,
  modified_date: dateTime,
});

const discountItem = withFields({
  pk: integer,
  order: integer,
  promotion: integer,
  name: label,
  amount: money,
  cancel_amount: money,
  code: nullable(label),
  offer_type: label,
  session_offer_type: nothing,
  created_date: dateTime,
  modified_date: dateTime,
});

/** What a guest form turns into a number and back. */
const orderNumber: Shape = (value, at) =>
  typeof value === 'string' && /^[1-9]\d*$/.test(value) && Number.isSafeInteger(Number(value))
    ? []
    : [`${at}: a number of digits expected that a script can hold, got ${JSON.stringify(value)}`];

/** `Order`. */
export const order = withFields({
  id: integer,
  number: orderNumber,
  status,
  currency: labelled,
  orderitem_set: listOf(orderItem, 1),
  discountitem_set: listOf(discountItem),
  is_cancelled: boolean,
  is_cancellable: boolean,
  is_refundable: boolean,
  is_payable: boolean,
  shipping_address: orderAddress,
  billing_address: orderAddress,
  client_type: label,
  payment_option: withFields({ pk: integer, name: label, payment_type: label, payment_type_label: label, slug: label }),
  bank: nullable(withFields({ pk: integer, name: label, slug: label, logo: nullable(webAddress) })),
  amount: money,
  amount_without_discount: money,
  discount_amount: money,
  shipping_amount: money,
  refund_amount: money,
  discount_refund_amount: money,
  shipping_refund_amount: money,
  installment_count: integer,
  installment_interest_amount: money,
  ...shipping,
  created_date: dateTime,
  modified_date: dateTime,
  remote_addr: nullable(label),
  has_gift_box: boolean,
  gift_box_note: nullable(anyText),
  language_code: label,
  notes: nullable(label),
  extra_field: object,
  user_email: label,
  shipping_option_slug: label,
  payment_option_slug: label,
  bin_number: nullable(matching(/^\d{6,8}$/)),
  user: nullable(integer),
  basket: nullable(integer),
  shipping_option: nullable(integer),
  card: nullable(integer),
  installment: nullable(integer),
});

export const orders = pageOf(order);

/** What the thank-you page reads. */
export const completed = withFields({ campaigns: listOf(object), order });

/** `AccountOrderCancellationReason`. */
export const cancellationReasons = pageOf(
  withFields({
    id: integer,
    uuid,
    cancellation_type: oneOf('cancel', 'refund'),
    subject: label,
    extra_information_needed: boolean,
    is_active: oneOf(true),
    order: integer,
    translations: nullable(object),
    created_date: dateTime,
    modified_date: dateTime,
  }),
);

/** `LoyaltyTransactions`. */
export const loyaltyTransactions = pageOf(
  withFields({
    amount: matching(/^-?\d+\.\d\d$/),
    created_date: dateTime,
    transaction: withFields({ created_date: dateTime, order: nullable(label) }),
  }),
);
