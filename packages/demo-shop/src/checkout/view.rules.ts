import type { Answer } from '@arasta/client';

/** What the checkout answers to every call. */
export type CheckoutAnswer = Answer<'getCheckout'>;
/** The checkout as it stands. */
export type PreOrder = NonNullable<CheckoutAnswer['pre_order']>;
/** What pages offer, of all pages together: no two pages use one word for different things. */
export type Offers = CheckoutAnswer['context_list'][number]['page_context'];
export type Address = NonNullable<PreOrder['shipping_address']>;
export type Installment = NonNullable<PreOrder['installment']>;
export type SavedCard = NonNullable<PreOrder['saved_card']>;

/** What is shown of a checkout, put together from the answers so far. */
export interface View {
  readonly offers: Offers;
  readonly preOrder: PreOrder;
  /** The page that is due: the last one the shop has shown. */
  readonly due: string;
}

/** The parts of the page, in their order. */
export const STEPS = ['contact', 'delivery', 'payment'] as const;
export type Step = (typeof STEPS)[number];

/**
 * The view after an answer. A page beside the way shows nothing that is due: what was due stays so. What an answer does not
 * name is as it was. Null where there is nothing to check out.
 */
export function viewAfter(before: View | null, answer: CheckoutAnswer): View | null {
  if (answer.pre_order === undefined) return null;
  const shown = answer.context_list;
  const offers = shown.reduce<Offers>((all, { page_context }) => ({ ...all, ...page_context }), before?.offers ?? {});
  return { offers, preOrder: answer.pre_order, due: shown.at(-1)?.page_name ?? before?.due ?? '' };
}

/** The step that the page which is due belongs to. */
export function stepOf(due: string): Step {
  if (due === 'IndexPage') return 'contact';
  return DELIVERY.has(due) ? 'delivery' : 'payment';
}

const DELIVERY: ReadonlySet<string> = new Set([
  'DeliveryOptionSelectionPage',
  'AddressSelectionPage',
  'RetailStoreSelectionPage',
]);

/** A page with what is submitted to it. */
export interface Submission {
  readonly page: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/**
 * What is chosen without asking: where a page is due that has a sensible first choice, that one. The shopper sees it, and can
 * choose another. Null where the shopper has to say something.
 */
export function choiceFor({ due, offers }: View): Submission | null {
  const choose = CHOICES[due];
  const fields = choose?.(offers) ?? null;
  return fields === null ? null : { page: due, fields };
}

type Choose = (offers: Offers) => Submission['fields'] | null;

const CHOICES: Readonly<Record<string, Choose>> = {
  DeliveryOptionSelectionPage: ({ delivery_options }) => first('delivery_option', delivery_options),
  AddressSelectionPage: ({ addresses }) => {
    const pk = addresses?.[0]?.pk ?? null;
    return pk === null ? null : { shipping_address: pk, billing_address: pk };
  },
  ShippingOptionSelectionPage: ({ shipping_options }) => first('shipping_option', shipping_options),
  PaymentOptionSelectionPage: ({ payment_options }) => {
    const saved = payment_options?.find(({ payment_type }) => payment_type === 'saved_card');
    return first('payment_option', saved === undefined ? payment_options : [saved]);
  },
  SavedCardSelectionPage: ({ saved_cards }) => first('saved_card', saved_cards),
  InstallmentSelectionPage: ({ installments }) => first('installment', installments),
  FundsTransferChoicePage: ({ bank_accounts }) => first('bank_account', bank_accounts),
  PayOnDeliveryPaymentChoicePage: ({ payment_choices }) => {
    const choice = payment_choices?.[0];
    return choice === undefined ? null : { payment_choice: choice.value };
  },
};

function first(field: string, options: readonly { readonly pk: number }[] | undefined): Submission['fields'] | null {
  const option = options?.[0];
  return option === undefined ? null : { [field]: option.pk };
}

/** Where the browser goes when the answer says so; null where the checkout goes on. */
export function wayOut(answer: CheckoutAnswer): WayOut | null {
  for (const { page_name: name, page_context: context } of answer.context_list) {
    if (context.redirect_url === undefined) continue;
    if (name === 'ThankYouPage') return { kind: 'done', path: context.redirect_url, order: context.order_id ?? null };
    if (name === 'CreditCardThreeDSecurePage' || name === 'RedirectionPageCompletePage') {
      return { kind: 'bank', path: context.redirect_url };
    }
  }
  return answer.redirect_url === undefined ? null : { kind: 'basket' };
}

export type WayOut =
  | { readonly kind: 'done'; readonly path: string; readonly order: number | null }
  | { readonly kind: 'bank'; readonly path: string }
  | { readonly kind: 'basket' };

/** The page that places the order, by the way to pay. */
export function placingPage({ payment_option: option, unpaid_amount: unpaid }: PreOrder): string {
  if (Number(unpaid) === 0) return 'LoyaltyPaymentSelectedPage';
  return PLACING[option?.payment_type ?? ''] ?? 'RedirectionPaymentSelectedPage';
}

const PLACING: Readonly<Record<string, string>> = {
  credit_card: 'CreditCardConfirmationPage',
  saved_card: 'SavedCardConfirmationPage',
  funds_transfer: 'FundsTransferPage',
  pay_on_delivery: 'PayOnDeliveryPage',
  redirection: 'RedirectionPaymentSelectedPage',
  loyalty_money: 'LoyaltyPaymentSelectedPage',
};
