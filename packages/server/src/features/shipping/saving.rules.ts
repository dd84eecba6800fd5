import { type FieldErrors, invalidFields } from '../../kernel/errors.ts';
import { message, type Message } from '../../kernel/messages/index.ts';
import type { Texts } from '../../kernel/texts.ts';
import type { Amounts, PriceRule } from './option.ts';
import type { PlaceName } from './places.rules.ts';
import type { DeliveryType } from './shipping.ts';

export interface DeliveryOptionInput {
  /** Lower-case letters, digits and hyphens; it is shown as the slug. */
  readonly key: string;
  readonly names: Texts;
  readonly type: DeliveryType;
  /** Lower ones come first. */
  readonly position: number;
  readonly isActive: boolean;
}

/** A price rule whose places are named. */
export type PriceRuleInput = Omit<PriceRule, 'cities' | 'townships'> & {
  readonly cities?: readonly PlaceName[];
  readonly townships?: readonly PlaceName[];
};

export interface ShippingOptionInput {
  /** Lower-case letters, digits and hyphens; it is shown as the slug. */
  readonly key: string;
  readonly names: Texts;
  readonly descriptions: Texts;
  /** A path below the media address, or a whole address. */
  readonly logo: string | null;
  readonly deliveryTypes: readonly DeliveryType[];
  /** The first that matches gives the price; where none does, the option is not offered. */
  readonly rules: readonly PriceRuleInput[];
  /** Per cent. */
  readonly taxRate: number | null;
  readonly position: number;
  readonly isActive: boolean;
}

export interface ShippingCompanyInput {
  /** Lower-case letters, digits and hyphens. */
  readonly key: string;
  readonly name: string;
  /** With `{number}` where the parcel's number goes. */
  readonly trackingUrl: string | null;
  readonly takesReturns: boolean;
  readonly isActive: boolean;
}

/** The last of each key. */
export function lastOfEach<Input extends { readonly key: string }>(inputs: readonly Input[]): Input[] {
  return [...new Map(inputs.map((input) => [input.key, input])).values()];
}

/** @throws Refusal invalid under the key of whatever cannot be saved */
export function refuseWrong<Input extends { readonly key: string }>(
  inputs: readonly Input[],
  problemsOf: (input: Input) => readonly Message[],
): void {
  const found = inputs.map((input) => [input.key, problemsOf(input)] as const);
  const errors: FieldErrors = Object.fromEntries(found.filter(([, problems]) => problems.length > 0));
  if (Object.keys(errors).length > 0) throw invalidFields(errors);
}

export function deliveryProblems({ key, names }: DeliveryOptionInput): Message[] {
  return [...keyProblems(key), ...nameProblems(names)];
}

export function optionProblems({ key, names, deliveryTypes, rules, taxRate }: ShippingOptionInput): Message[] {
  const isTaxed = taxRate === null || (taxRate >= 0 && taxRate <= 100);
  return [
    ...keyProblems(key),
    ...nameProblems(names),
    ...(deliveryTypes.length > 0 ? [] : [message('required')]),
    ...(isTaxed ? [] : [message('max_value', { max: 100 })]),
    ...rules.flatMap((rule, index) => (isPriced(rule) ? [] : [badRule(index)])),
    ...(rules.length > 0 ? [] : [badRule(0)]),
  ];
}

/** `index` counts from zero, people from one. */
export function badRule(index: number): Message {
  return message('shipping_rule', { number: index + 1 });
}

export function companyProblems({ key, name, trackingUrl }: ShippingCompanyInput): Message[] {
  const isAddress = trackingUrl === null || (/^https?:\/\/\S+$/.test(trackingUrl) && trackingUrl.length <= 1000);
  return [
    ...keyProblems(key),
    ...(name.trim() === '' || name.length > 120 ? [message('blank')] : []),
    ...(isAddress ? [] : [message('invalid_choice', { value: trackingUrl })]),
  ];
}

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

function keyProblems(key: string): Message[] {
  return SLUG.test(key) && key.length <= 120 ? [] : [message('invalid_choice', { value: key })];
}

function nameProblems(names: Texts): Message[] {
  return Object.values(names).some((name) => name.trim() !== '') ? [] : [message('blank')];
}

/** What could never be met, or would ask for weight in a currency without a price for it, is a slip. */
function isPriced({ prices, perKilogram, ...rule }: PriceRuleInput): boolean {
  const currencies = Object.keys(prices);
  const isWeighed = perKilogram === undefined || currencies.every((currency) => perKilogram[currency] !== undefined);
  return currencies.length > 0 && isWeighed && isRange(rule.minWeight, rule.maxWeight) && areRanges(rule);
}

function areRanges({ minPieces, maxPieces, minAmount, maxAmount }: Omit<PriceRuleInput, 'prices'>): boolean {
  const least: Amounts = minAmount ?? {};
  const amounts = Object.entries(least).every(([currency, from]) => isRange(from, maxAmount?.[currency]));
  return isRange(minPieces, maxPieces) && amounts;
}

function isRange(from = 0, to = Infinity): boolean {
  return from <= to;
}
