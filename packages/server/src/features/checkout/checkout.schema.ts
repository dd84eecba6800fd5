import { Type } from 'typebox';
import { fields } from '../../platform/http/decoding/index.ts';
import { Amount, named } from '../../platform/http/index.ts';
import { ShortAddressObject } from '../addresses/index.ts';
import { BasketObject } from '../basket/index.ts';
import { SavedCardObject } from '../payments/index.ts';
import {
  DeliveryOption,
  Installment,
  PageContext,
  PaymentChoice,
  PaymentOption,
  RetailStore,
  ShippingOption,
} from './choices.schema.ts';

/** The checkout on the wire (Wire: docs/protocol/checkout.md). */

const { nullable } = fields;

const nullableText = nullable(Type.String());

const PreOrder = named('PreOrder', {
  basket: BasketObject,
  shipping_address: nullable(ShortAddressObject),
  billing_address: nullable(ShortAddressObject),
  billing_and_shipping_same: nullable(Type.Boolean()),
  delivery_option: nullable(DeliveryOption),
  retail_store: nullable(RetailStore),
  shipping_option: nullable(ShippingOption),
  delivery_range: Type.Null(),
  payment_option: nullable(PaymentOption),
  payment_choice: nullable(PaymentChoice),
  saved_card: nullable(SavedCardObject),
  credit_payment_option: Type.Null(),
  installment: nullable(Installment),
  redirect_to_three_d: nullable(Type.Literal(true)),
  is_redirected: Type.Boolean(),
  shipping_amount: Amount,
  total_amount: Amount,
  total_amount_with_interest: Amount,
  unpaid_amount: Amount,
  loyalty_money: Amount,
  currency_type_label: Type.String(),
  is_guest: Type.Boolean(),
  is_post_order: Type.Boolean(),
  phone_number: Type.Null(),
  user_phone_number: nullableText,
  gift_box: nullable(
    named('GiftBox', {
      ...{ note: Type.String(), gift_video: Type.Boolean(), gift_video_notification_sent: Type.Boolean() },
      price: Amount,
    }),
  ),
  notes: nullableText,
  notifications: Type.Null(),
  gift_card: nullable(Type.Object({ code_end: Type.String(), amount: Amount }, { description: 'Extension' })),
});

/** What every call answers, whatever came of it. */
export const CheckoutAnswer = named('CheckoutAnswer', {
  context_list: Type.Array(
    named('CheckoutContext', {
      page_name: Type.String(),
      page_slug: Type.String(),
      page_context: PageContext,
    }),
  ),
  template_name: fields.choice(['orders/checkout.html', 'orders/index.html']),
  errors: nullable(Type.Record(Type.String(), Type.Array(Type.String()))),
  pre_order: Type.Optional(PreOrder),
  redirect_url: Type.Optional(Type.String({ description: 'There is nothing to check out' })),
});
