import type { FieldErrors } from '../../../kernel/errors.ts';
import { type Message, message } from '../../../kernel/messages/index.ts';
import type { AddressFieldRule, AddressText, Config } from '../../../platform/config/index.ts';
import type { FoundPlaces, PlaceChoice } from './chosen-places.queries.ts';
import type { AddressDraft } from './draft.ts';

/** What the shop wants of addresses. */
export type AddressRules = Pick<
  Config,
  | 'addressPhoneMinLength'
  | 'addressDistrictRequired'
  | 'addressCorporateRequired'
  | 'addressFields'
  | 'defaultCountry'
  | 'phonePattern'
>;

/** The first place that does not fit is named: what lies below it cannot be judged. */
export function placeProblems(rules: AddressRules, choice: PlaceChoice, found: FoundPlaces): FieldErrors {
  const unknown = (pk: number) => [message('invalid_pk', { pk })];
  if (found.countryCode === null) return { country: unknown(choice.countryId) };
  if (found.cityId === null) return { city: unknown(choice.cityId) };
  if (found.townshipId === null) {
    return { township: choice.townshipId === null ? [message('required')] : unknown(choice.townshipId) };
  }
  if (choice.districtId !== null) return found.districtId === null ? { district: unknown(choice.districtId) } : {};
  return rules.addressDistrictRequired ? { district: [message('required')] } : {};
}

type Texts = Readonly<Record<AddressText, string | null>>;

function textsOf(draft: AddressDraft): Texts {
  return {
    title: draft.title,
    first_name: draft.firstName,
    last_name: draft.lastName,
    phone_number: draft.phoneNumber,
    email: draft.email,
    line: draft.line,
    postcode: draft.postcode,
    notes: draft.notes,
    company_name: draft.companyName,
    tax_office: draft.taxOffice,
    tax_no: draft.taxNo,
    identity_number: draft.identityNumber,
  };
}

/** An address, and the code of the country that it lies in; null where that is not known. */
export interface Judged {
  readonly draft: AddressDraft;
  readonly countryCode: string | null;
}

/** What is wrong with the texts of an address, by field. */
export function textProblems(rules: AddressRules, { draft, countryCode }: Judged): Record<string, Message[]> {
  const texts = textsOf(draft);
  const country = countryCode?.toUpperCase() ?? '';
  const problems: Record<string, Message[]> = {};
  const note = (field: string, problem: Message | null) => {
    if (problem !== null) problems[field] ??= [problem];
  };
  note('phone_number', phoneProblem(rules, draft.phoneNumber, country));
  if (rules.addressCorporateRequired && draft.isCorporate) {
    for (const field of CORPORATE) note(field, texts[field] === null ? message('required') : null);
  }
  for (const rule of rules.addressFields[country] ?? []) note(rule.field, ruleProblem(rule, texts[rule.field]));
  note('extra_field', extraProblem(draft.extraField));
  return problems;
}

const CORPORATE = ['company_name', 'tax_office', 'tax_no'] as const;

/** The shop's own pattern counts in its own country; elsewhere numbers look as they do there. */
function phoneProblem(rules: AddressRules, phone: string, country: string): Message | null {
  const min = rules.addressPhoneMinLength;
  if (phone.length < min) return message('min_length', { min });
  const pattern = country === rules.defaultCountry ? rules.phonePattern : /^\+?\d+$/;
  return pattern.test(phone) ? null : message('invalid_phone');
}

function ruleProblem(rule: AddressFieldRule, text: string | null): Message | null {
  if (text === null) return rule.required ? message('required') : null;
  const length = Array.from(text).length;
  const { minLength: min, maxLength: max } = rule;
  if (min !== null && length < min) return message('min_length', { min });
  if (max !== null && length > max) return message('max_length', { max });
  const fits = rule.patterns.every((pattern) => new RegExp(pattern, 'u').test(text));
  return fits ? null : message('invalid_value');
}

const MOST_CHARACTERS = 4096;

function extraProblem(extra: AddressDraft['extraField']): Message | null {
  if (extra === null || JSON.stringify(extra).length <= MOST_CHARACTERS) return null;
  return message('max_length', { max: MOST_CHARACTERS });
}

/** The problems that a change is to blame for: what was wrong before, and stays as it was, does not stand in its way. */
export function newProblems(rules: AddressRules, before: Judged, after: Judged): FieldErrors {
  const former = new Map<string, unknown>(Object.entries(textsOf(before.draft)));
  const texts = new Map<string, unknown>(Object.entries(textsOf(after.draft)));
  const known = textProblems(rules, before);
  const stays = (field: string) => field in known && former.get(field) === texts.get(field);
  return Object.fromEntries(Object.entries(textProblems(rules, after)).filter(([field]) => !stays(field)));
}
