import { Type } from 'typebox';
import { Choice, named, pageQuery, shared } from '../../platform/http/index.ts';
import { DetailedAddressObject, DistrictObject } from '../addresses/index.ts';
import { OrderItemObject, parcel } from './items.schema.ts';

const nullableText = Type.Union([Type.String(), Type.Null()]);
const nullableInteger = Type.Union([Type.Integer(), Type.Null()]);
const time = () => Type.String({ format: 'date-time' });
const amount = () => Type.String({ description: 'Two decimals' });

const filter = (description: string) => Type.Optional(Type.String({ description, 'x-raw': true }));

export const OrdersQuery = Type.Object({
  ...pageQuery.properties,
  created_date__gte: filter('Placed on this day (or at this time) or later'),
  created_date__lte: filter('Placed before this day (or at this time or earlier)'),
  last_month: filter('`true`: placed within the last 30 days'),
  search: filter('Digits of an order’s number'),
});

export const ById = Type.Object({ id: Type.Integer(shared('OrderId', 'id of an order')) });

const DiscountItemObject = named('DiscountItem', {
  pk: Type.Integer(),
  order: Type.Integer(),
  promotion: Type.Integer(),
  name: Type.String(),
  code: nullableText,
  offer_type: Type.String(),
  amount: amount(),
  cancel_amount: amount(),
  session_offer_type: Type.Null(),
  created_date: time(),
  modified_date: time(),
});

const PaymentOptionObject = named('OrderPaymentOption', {
  pk: Type.Integer(),
  name: Type.String(),
  slug: Type.String(),
  payment_type: Type.String(),
  payment_type_label: Type.String(),
});

const BankObject = named('Bank', { pk: Type.Integer(), name: Type.String(), slug: Type.String(), logo: nullableText });

const payment = {
  payment_option: PaymentOptionObject,
  payment_option_slug: Type.String(),
  bank: Type.Union([BankObject, Type.Null()]),
  card: nullableInteger,
  installment: nullableInteger,
  installment_count: Type.Integer(),
  installment_interest_amount: amount(),
  bin_number: nullableText,
};

const amounts = {
  amount: amount(),
  amount_without_discount: amount(),
  discount_amount: amount(),
  shipping_amount: amount(),
  shipping_tax_rate: nullableText,
  gift_card_amount: amount(),
  refund_amount: amount(),
  discount_refund_amount: amount(),
  shipping_refund_amount: amount(),
};

const LoyaltyTransactionObject = named('OrderLoyaltyTransaction', {
  id: Type.Integer(),
  amount: Type.String({ description: 'Two decimals, below zero where it was spent' }),
  reason: Choice,
  currency: Choice,
  created_date: time(),
});

/** As an order keeps it: without a district it has one that stands in. */
const OrderAddressObject = named('OrderAddress', { ...DetailedAddressObject.properties, district: DistrictObject });

/** An order with all that belongs to it. */
export const OrderObject = named('Order', {
  id: Type.Integer(),
  number: Type.String(),
  status: Choice,
  currency: Choice,
  orderitem_set: Type.Array(OrderItemObject),
  discountitem_set: Type.Array(DiscountItemObject),
  loyaltytransaction_set: Type.Array(LoyaltyTransactionObject),
  is_cancelled: Type.Boolean(),
  is_cancellable: Type.Boolean(),
  is_refundable: Type.Boolean(),
  is_payable: Type.Boolean(),
  shipping_address: OrderAddressObject,
  billing_address: OrderAddressObject,
  ...payment,
  ...amounts,
  ...parcel,
  defined_tracking_url: nullableText,
  invoice_number: Type.Null(),
  invoice_date: Type.Null(),
  e_archive_url: Type.Null(),
  created_date: time(),
  modified_date: time(),
  remote_addr: nullableText,
  client_type: Type.String(),
  order_type: Type.String(),
  has_gift_box: Type.Boolean(),
  gift_box_note: nullableText,
  language_code: Type.String(),
  notes: nullableText,
  delivery_range: Type.Null(),
  extra_field: Type.Object({}, { additionalProperties: true }),
  user_email: Type.String(),
  user: nullableInteger,
  basket: nullableInteger,
  shipping_option: Type.Integer(),
  shipping_option_slug: Type.String(),
  segment: Type.Null(),
  checkout_provider: Type.Null(),
});
