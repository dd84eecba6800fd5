import { Type } from 'typebox';
import { fields } from '../../platform/http/decoding/index.ts';
import { Amount, named } from '../../platform/http/index.ts';
import { ShortAddressObject } from '../addresses/index.ts';
import { SavedCardObject } from '../payments/index.ts';

/** What can be chosen in a checkout, on the wire (Wire: docs/protocol/checkout.md, "Pages"). */

const { nullable } = fields;

const nullableText = nullable(Type.String());
const Place = Type.Object({ pk: Type.Integer(), name: Type.String() });
const Named = Type.Object({ pk: Type.Integer(), slug: Type.String(), name: Type.String() });

export const RetailStore = named('CheckoutStore', {
  ...Place.properties,
  address: Type.String(),
  township: Type.Object({
    ...Place.properties,
    city: Type.Object({ ...Place.properties, country: Type.Integer() }),
  }),
  district: nullable(Type.Object({ ...Place.properties, city: Type.Integer(), township: Type.Integer() })),
});

export const DeliveryOption = named('DeliveryOption', {
  ...Named.properties,
  ...{ delivery_option_type: Type.String(), sort_order: Type.Integer() },
});

export const ShippingOption = named('ShippingOption', {
  ...Named.properties,
  ...{ logo: nullableText, shipping_amount: Amount, description: nullableText, kwargs: Type.Object({}) },
});

export const PaymentOption = named('PaymentOption', {
  ...Named.properties,
  ...{ payment_type: Type.String(), payment_type_label: Type.String() },
});

export const PaymentChoice = named('PaymentChoice', { label: Type.String(), value: Type.String(), price: Amount });

export const Installment = named('ChosenInstallment', {
  ...{ pk: Type.Integer(), installment_count: Type.Integer(), label: Type.String() },
  ...{ price_with_accrued_interest: Amount, monthly_price_with_accrued_interest: Amount },
});

const BankAccount = named('BankAccount', {
  ...{ pk: Type.Integer(), iban: Type.String(), holder_name: Type.String(), description: nullableText },
  sort_order: Type.Integer(),
  bank: Type.Object({ ...Named.properties, logo: nullableText }),
});

const CardType = Type.Object({ name: Type.String(), slug: Type.String(), logo: nullableText });

const GiftCard = Type.Object({ code_end: Type.String(), amount: Amount, balance: Amount });

/** What a page has to say: of these, what the page is about. */
export const PageContext = Type.Partial(
  Type.Object(
    {
      ...{ is_user_logged_in: Type.Boolean(), can_guest_purchase: Type.Boolean(), has_gift_box: Type.Boolean() },
      delivery_options: Type.Array(DeliveryOption),
      addresses: Type.Array(ShortAddressObject),
      country: nullable(Type.Object({ ...Place.properties, code: Type.String() })),
      retail_stores: Type.Array(RetailStore),
      shipping_options: Type.Array(ShippingOption),
      payment_options: Type.Array(PaymentOption),
      unavailable_options: Type.Array(PaymentOption),
      ...{ checkout_url: Type.Null(), status_url: Type.Null() },
      bank_accounts: Type.Array(BankAccount),
      payment_choices: Type.Array(PaymentChoice),
      saved_cards: Type.Array(SavedCardObject),
      card_type: nullable(CardType),
      installments: Type.Array(Installment),
      can_save_card: Type.Boolean(),
      ...{ balance: Amount, price: Amount, gift_card: nullable(GiftCard) },
      coupons: Type.Array(Type.Object({ pk: Type.Integer(), is_selected: Type.Boolean() })),
      /** Of the end, and of what leads on to the bank. */
      redirect_url: Type.String(),
      ...{ order_id: Type.Integer(), new_user: Type.Boolean(), token: Type.String() },
      campaigns: Type.Array(Type.Unknown()),
    },
    { additionalProperties: true },
  ),
);
