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

/** What was submitted to each page last. */
export type Wishes = ReadonlyMap<string, Submission['fields']>;

/**
 * What is chosen without asking: where a page is due that has a sensible choice, what the shopper had chosen before if it is
 * still offered, else the first. The shopper sees it, and can choose another. Null where the shopper has to say something.
 */
export function choiceFor({ due, offers }: View, wishes: Wishes): Submission | null {
  const choice = CHOICES[due];
  if (choice === undefined) return null;
  const values = choice.values(offers);
  const wished = (field: string) => values.find((one) => one === wishes.get(due)?.[field]);
  const value = wished(choice.field) ?? values[0];
  if (value === undefined) return null;
  const billing = due === 'AddressSelectionPage' && { billing_address: wished('billing_address') ?? value };
  return { page: due, fields: { [choice.field]: value, ...billing } };
}

interface Choice {
  readonly field: string;
  readonly values: (offers: Offers) => readonly (number | string)[];
}

const CHOICES: Readonly<Record<string, Choice>> = {
  DeliveryOptionSelectionPage: { field: 'delivery_option', values: (offers) => pks(offers.delivery_options) },
  AddressSelectionPage: { field: 'shipping_address', values: (offers) => pks(offers.addresses) },
  ShippingOptionSelectionPage: { field: 'shipping_option', values: (offers) => pks(offers.shipping_options) },
  PaymentOptionSelectionPage: {
    field: 'payment_option',
    values: ({ payment_options: options = [] }) => pks(savedFirst(options)),
  },
  SavedCardSelectionPage: { field: 'saved_card', values: (offers) => pks(offers.saved_cards) },
  InstallmentSelectionPage: { field: 'installment', values: (offers) => pks(offers.installments) },
  FundsTransferChoicePage: { field: 'bank_account', values: (offers) => pks(offers.bank_accounts) },
  PayOnDeliveryPaymentChoicePage: {
    field: 'payment_choice',
    values: ({ payment_choices: choices = [] }) => choices.map(({ value }) => value),
  },
};

/** A card that is there already is the shortest way. */
export function savedFirst<Option extends { readonly payment_type: string }>(options: readonly Option[]): Option[] {
  const isSaved = ({ payment_type: type }: Option) => type === 'saved_card';
  return [...options.filter(isSaved), ...options.filter((option) => !isSaved(option))];
}

function pks(options: readonly { readonly pk: number | null }[] = []): number[] {
  return options.flatMap(({ pk }) => (pk === null ? [] : [pk]));
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

/** Whether goods or what is left to pay are others than `before`. */
export function isOther(now: PreOrder, before: PreOrder): boolean {
  return now.basket.version !== before.basket.version || now.unpaid_amount !== before.unpaid_amount;
}

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
