import { type FieldErrors, invalidFields } from '../../../kernel/errors.ts';
import { message, type Message } from '../../../kernel/messages/index.ts';

export interface IssuerInput {
  /** Lower-case letters, digits and hyphens; it is shown as the slug. */
  readonly key: string;
  readonly name: string;
  /** A path below the media address, or a whole address. */
  readonly logo: string | null;
}

export interface CardInput {
  /** Lower-case letters, digits and hyphens; it is shown as the slug. */
  readonly key: string;
  readonly name: string;
  readonly bank: IssuerInput;
  readonly family: IssuerInput;
  /** `credit`, `debit` and the like. */
  readonly paymentType: string;
  readonly isCommerceCard: boolean;
  /** The first 4 to 8 digits of the numbers. One that another card had moves to this one. */
  readonly bins: readonly string[];
  /** Plans that are not named are switched off. `rate` is on top of the whole amount: `0.031`. */
  readonly installments: readonly { readonly count: number; readonly rate: string }[];
}

/** The cards of a list, the last of each key. @throws Refusal invalid under the key of whatever cannot be a card */
export function checkCards(inputs: readonly CardInput[]): CardInput[] {
  const cards = [...new Map(inputs.map((card) => [card.key, card])).values()];
  const errors: FieldErrors = Object.fromEntries(
    cards.map((card) => [card.key, problemsOf(card)] as const).filter(([, problems]) => problems.length > 0),
  );
  if (Object.keys(errors).length > 0) throw invalidFields(errors);
  return cards;
}

function problemsOf(card: CardInput): Message[] {
  const issuers = [card, card.bank, card.family];
  const slugs = issuers.filter(({ key }) => !SLUG.test(key) || key.length > 120);
  const nameless = issuers.some(({ name }) => name.trim() === '') || card.paymentType === '';
  const prefixes = card.bins.filter((prefix) => !/^\d{4,8}$/.test(prefix));
  const plans = card.installments.every(({ count, rate }) => isCount(count) && isRate(rate));
  return [
    ...slugs.map(({ key }) => message('invalid_choice', { value: key })),
    ...(nameless ? [message('blank')] : []),
    ...prefixes.map((value) => message('invalid_card_prefix', { value })),
    ...(plans && card.installments.length > 0 ? [] : [message('invalid_installments')]),
  ];
}

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

function isCount(count: number): boolean {
  return Number.isInteger(count) && count >= 1 && count <= 99;
}

/** At most 99.999999, with at most six decimals. */
function isRate(rate: string): boolean {
  return /^\d{1,2}(\.\d{1,6})?$/.test(rate);
}
