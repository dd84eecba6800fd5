import {
  anyText,
  boolean,
  both,
  integer,
  label,
  listOf,
  mapOf,
  matching,
  nothing,
  nullable,
  object,
  oneOf,
  optional,
  peek,
  type Shape,
  webAddress,
  withFields,
} from '../shape.ts';
import { checkoutAddress, chosenAddress, shortCountry, storeAddress } from './address.ts';
import { basket } from './basket.ts';

/** `types/commerce/checkout.ts` of the client, and what its middlewares and a storefront's checkout page read. */

/** The client takes the dot out of an amount to get minor units. */
const money = matching(/^\d+\.\d\d$/);

const named = { pk: integer, name: label, slug: label };

const deliveryOption = withFields({
  ...named,
  delivery_option_type: oneOf('customer', 'retail_store'),
  sort_order: integer,
});

const shippingOption = withFields({
  ...named,
  logo: nullable(label),
  shipping_amount: money,
  description: nullable(label),
  kwargs: object,
});

export const paymentOption = withFields({ ...named, payment_type: label, payment_type_label: label });

const paymentChoice = withFields({ label, value: label, price: money });

const installment = withFields({
  pk: integer,
  installment_count: integer,
  label,
  price_with_accrued_interest: money,
  monthly_price_with_accrued_interest: money,
});

const cardType = withFields({ name: label, slug: label, logo: nullable(webAddress) });

const bankAccount = withFields({
  pk: integer,
  iban: label,
  holder_name: label,
  description: nullable(label),
  sort_order: integer,
  bank: withFields({ ...named, logo: nullable(webAddress) }),
});

const place = { pk: integer, name: label };

/** Smaller than a store of `/stores/`. */
const retailStore = withFields({
  ...place,
  address: label,
  township: withFields({ ...place, city: withFields({ ...place, country: integer }) }),
  district: nullable(withFields({ ...place, city: integer, township: integer })),
});

const giftBox = withFields({ note: anyText, gift_video: boolean, gift_video_notification_sent: boolean, price: money });

const isStores = (value: unknown): boolean => peek(value, 'pk') === null;

/** `PreOrder`: every key in every answer. */
export const preOrder = withFields({
  basket,
  shipping_address: nullable((value, at) => (isStores(value) ? storeAddress : chosenAddress)(value, at)),
  billing_address: nullable(chosenAddress),
  billing_and_shipping_same: nullable(boolean),
  delivery_option: nullable(deliveryOption),
  retail_store: nullable(retailStore),
  shipping_option: nullable(shippingOption),
  payment_option: nullable(paymentOption),
  payment_choice: nullable(paymentChoice),
  credit_payment_option: nothing,
  installment: nullable(installment),
  shipping_amount: money,
  total_amount: money,
  total_amount_with_interest: money,
  unpaid_amount: money,
  loyalty_money: money,
  currency_type_label: matching(/^[A-Z]{3}$/),
  redirect_to_three_d: nullable(boolean),
  is_redirected: boolean,
  is_guest: boolean,
  is_post_order: boolean,
  phone_number: nullable(label),
  user_phone_number: nullable(label),
  gift_box: nullable(giftBox),
  delivery_range: nothing,
  notes: nullable(label),
  notifications: nullable(listOf(object)),
});

/** What the client takes out of the context of a page. */
const contents: Readonly<Record<string, Readonly<Record<string, Shape>>>> = {
  IndexPage: { is_user_logged_in: boolean, can_guest_purchase: boolean, has_gift_box: boolean },
  DeliveryOptionSelectionPage: { delivery_options: listOf(deliveryOption, 1) },
  AddressSelectionPage: { addresses: listOf(checkoutAddress), country: shortCountry },
  RetailStoreSelectionPage: {
    addresses: listOf(checkoutAddress),
    retail_stores: listOf(retailStore),
    country: shortCountry,
  },
  ShippingOptionSelectionPage: { shipping_options: listOf(shippingOption) },
  PaymentOptionSelectionPage: {
    payment_options: listOf(paymentOption),
    bank_accounts: optional(listOf(bankAccount, 1)),
    unavailable_options: listOf(paymentOption),
    checkout_url: nothing,
    status_url: nothing,
  },
  InstallmentSelectionPage: { card_type: nullable(cardType), installments: listOf(installment, 1) },
  FundsTransferChoicePage: { bank_accounts: listOf(bankAccount, 1) },
  PayOnDeliveryPaymentChoicePage: { payment_choices: listOf(paymentChoice, 1) },
  CreditCardThreeDSecurePage: { redirect_url: oneOf('/orders/redirect-three-d/') },
  LoyaltyMoneyUsagePage: { balance: money },
  ThankYouPage: {
    redirect_url: matching(/^\/orders\/completed\/[^/,?#]+\/$/),
    order_id: integer,
    new_user: boolean,
    token: matching(/^[0-9a-f]{40}$/),
    campaigns: listOf(object),
  },
};

const nameOf = (context: unknown): string => String(peek(context, 'page_name'));

/** The client passes over instalments beside a choice of delivery: there the page of instalments is empty. */
const besideDelivery: typeof contents = { ...contents, InstallmentSelectionPage: { installments: optional(nothing) } };

const context =
  (declared: typeof contents): Shape =>
  (value, at) => {
    const name = nameOf(value);
    const page_context = both(object, withFields(declared[name] ?? {}));
    return withFields({ page_name: label, page_slug: oneOf(name.toLowerCase()), page_context })(value, at);
  };

const contexts: Shape = (value, at) => {
  const pages: readonly unknown[] = Array.isArray(value) ? value : [];
  const hasDelivery = pages.some((page) => nameOf(page) === 'DeliveryOptionSelectionPage');
  return listOf(context(hasDelivery ? besideDelivery : contents))(value, at);
};

/** Views join the texts of every field. */
const errors = mapOf(listOf(label, 1));

const answerWith = (errorsShape: Shape): Shape =>
  withFields({
    context_list: contexts,
    template_name: oneOf('orders/index.html', 'orders/checkout.html'),
    errors: errorsShape,
    pre_order: preOrder,
  });

/** A checkout's answer that went well: a plug-in takes whatever is truthy for an error. */
export const checkoutAnswer = answerWith(nothing);

/** One that the shopper has to put right. */
export const refusedAnswer = answerWith(both(object, errors));

/** One without anything to check out. */
export const emptyAnswer = withFields({ context_list: contexts, redirect_url: oneOf('/baskets/basket/') });
