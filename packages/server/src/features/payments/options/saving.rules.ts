import { type FieldErrors, invalidFields } from '../../../kernel/errors.ts';
import { isIban, plainIban } from '../../../kernel/iban.ts';
import { message, type Message } from '../../../kernel/messages/index.ts';
import type { Texts } from '../../../kernel/texts.ts';
import type { IssuerInput } from '../cards/saving.rules.ts';
import type { PaymentChoice, PaymentConditions, PaymentOption, PaymentType } from '../payment.ts';

export interface PaymentOptionInput {
  /** Lower-case letters, digits and hyphens; it is shown as the slug. */
  readonly key: string;
  readonly names: Texts;
  readonly type: PaymentType;
  /** Of cards and redirections, and of these only. */
  readonly gateway: string | null;
  readonly threeD: PaymentOption['threeD'];
  /** Of pay on delivery, which has at least one, and of it only. */
  readonly choices: readonly PaymentChoice[];
  readonly conditions: PaymentConditions;
  readonly position: number;
  readonly isActive: boolean;
}

export interface BankAccountInput {
  /** Blanks allowed. */
  readonly iban: string;
  readonly holderName: string;
  readonly bank: IssuerInput;
  readonly descriptions: Texts;
  /** Null for money of any currency. */
  readonly currency: string | null;
  readonly position: number;
  readonly isActive: boolean;
}

/** The options of a list, the last of each key. @throws Refusal invalid under the key of whatever cannot be an option */
export function checkOptions(inputs: readonly PaymentOptionInput[]): PaymentOptionInput[] {
  const options = [...new Map(inputs.map((option) => [option.key, option])).values()];
  refuse(options.map((option) => [option.key, problemsOf(option)]));
  return options;
}

const VIA_GATEWAY: ReadonlySet<PaymentType> = new Set(['credit_card', 'saved_card', 'redirection']);

function problemsOf(option: PaymentOptionInput): Message[] {
  const viaGateway = VIA_GATEWAY.has(option.type);
  const atTheDoor = option.type === 'pay_on_delivery';
  const choices = option.choices.every(isChoice) && option.choices.length > 0 === atTheDoor;
  return [
    ...(isSlug(option.key) ? [] : [message('invalid_choice', { value: option.key })]),
    ...(isNamed(option.names) ? [] : [message('blank')]),
    ...((option.gateway !== null) === viaGateway ? [] : [message('invalid_payment_gateway')]),
    ...(choices && isDistinct(option.choices) ? [] : [message('invalid_payment_choices')]),
  ];
}

function isChoice({ value, names, fees }: PaymentChoice): boolean {
  return /^[\w-]{1,60}$/.test(value) && isNamed(names) && Object.values(fees).every((fee) => fee >= 0);
}

function isDistinct(choices: readonly PaymentChoice[]): boolean {
  return new Set(choices.map(({ value }) => value)).size === choices.length;
}

/** The accounts of a list, the last of each IBAN. @throws Refusal invalid under the IBAN of whatever cannot be one */
export function checkAccounts(inputs: readonly BankAccountInput[]): BankAccountInput[] {
  const plain = inputs.map((account) => ({ ...account, iban: plainIban(account.iban) }));
  const accounts = [...new Map(plain.map((account) => [account.iban, account])).values()];
  refuse(accounts.map((account) => [account.iban, problemsOfAccount(account)]));
  return accounts;
}

function problemsOfAccount({ iban, holderName, bank }: BankAccountInput): Message[] {
  return [
    ...(isIban(iban) ? [] : [message('invalid_iban', { value: iban })]),
    ...(isSlug(bank.key) ? [] : [message('invalid_choice', { value: bank.key })]),
    ...(holderName.trim() === '' || bank.name.trim() === '' ? [message('blank')] : []),
  ];
}

function isSlug(key: string): boolean {
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(key) && key.length <= 120;
}

function isNamed(names: Texts): boolean {
  return Object.values(names).some((name) => name.trim() !== '');
}

function refuse(problems: readonly (readonly [key: string, problems: readonly Message[]])[]): void {
  const errors: FieldErrors = Object.fromEntries(problems.filter(([, found]) => found.length > 0));
  if (Object.keys(errors).length > 0) throw invalidFields(errors);
}
