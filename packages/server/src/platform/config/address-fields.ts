import { BadSetting, type Parser } from './parsers.ts';

/** The texts of an address that a country can have rules for, as they are called on the wire. */
const ADDRESS_TEXTS = [
  ...(['title', 'first_name', 'last_name', 'phone_number', 'email', 'line', 'postcode', 'notes'] as const),
  ...(['company_name', 'tax_office', 'tax_no', 'identity_number'] as const),
] as const;

export type AddressText = (typeof ADDRESS_TEXTS)[number];

/** What a country wants of one text of an address. */
export interface AddressFieldRule {
  readonly field: AddressText;
  readonly required: boolean;
  readonly minLength: number | null;
  readonly maxLength: number | null;
  /** Sources of regular expressions that a text must match. */
  readonly patterns: readonly string[];
}

/** Country code, in capitals, → rules. */
export type AddressFieldRules = Readonly<Record<string, readonly AddressFieldRule[]>>;

/**
 * Rules for addresses by country, as JSON: `{"TR": [{"field", "validators"?, "kwargs"?}]}`. A field that is listed is
 * required unless `kwargs` says `"required": false`.
 */
export const addressFields: Parser<AddressFieldRules> = (text) => {
  const rules = Object.entries(dictionary(parsed(text), 'the value')).map(([code, fields]) => {
    if (!/^[A-Za-z]{2,20}$/.test(code)) throw new BadSetting(`has ${JSON.stringify(code)}, which is no country code`);
    if (!Array.isArray(fields)) throw new BadSetting(`must have a list under ${code}`);
    return [code.toUpperCase(), fields.map((field, index) => readRule(field, `${code}[${index}]`))] as const;
  });
  return Object.fromEntries(rules);
};

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new BadSetting('must be JSON');
  }
}

function dictionary(value: unknown, where: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new BadSetting(`must be a dictionary: ${where}`);
  }
  return { ...value };
}

function readRule(given: unknown, where: string): AddressFieldRule {
  const rule = onlyKeys(dictionary(given, where), ['field', 'validators', 'kwargs'], where);
  const field = ADDRESS_TEXTS.find((name) => name === rule['field']);
  if (field === undefined) {
    throw new BadSetting(
      `knows no field ${JSON.stringify(rule['field'])} at ${where}; it knows ${ADDRESS_TEXTS.join(', ')}`,
    );
  }
  const kwargs = onlyKeys(
    dictionary(rule['kwargs'] ?? {}, `${where}.kwargs`),
    ['required', 'min_length', 'max_length'],
    `${where}.kwargs`,
  );
  const validators = readValidators(rule['validators'] ?? [], `${where}.validators`);
  return {
    field,
    required: validators.required || readFlag(kwargs['required'] ?? true, `${where}.kwargs.required`),
    minLength: readLength(kwargs['min_length'], `${where}.kwargs.min_length`),
    maxLength: readLength(kwargs['max_length'], `${where}.kwargs.max_length`),
    patterns: validators.patterns,
  };
}

function onlyKeys(given: Record<string, unknown>, known: readonly string[], where: string): Record<string, unknown> {
  const stranger = Object.keys(given).find((key) => !known.includes(key));
  if (stranger !== undefined) {
    throw new BadSetting(`knows no ${JSON.stringify(stranger)} at ${where}; it knows ${known.join(', ')}`);
  }
  return given;
}

function readValidators(given: unknown, where: string): { required: boolean; patterns: string[] } {
  if (!Array.isArray(given)) throw new BadSetting(`must have a list at ${where}`);
  const patterns = given
    .filter((validator) => validator !== 'required')
    .map((validator) => readPattern(validator, where));
  return { required: patterns.length < given.length, patterns };
}

function readPattern(given: unknown, where: string): string {
  const { regex } = onlyKeys(dictionary(given, `"required" or {"regex": "…"} at ${where}`), ['regex'], where);
  if (typeof regex !== 'string') throw new BadSetting(`must have a regular expression at ${where}`);
  try {
    return new RegExp(regex, 'u').source;
  } catch {
    throw new BadSetting(`must have a regular expression at ${where}`);
  }
}

function readFlag(given: unknown, where: string): boolean {
  if (typeof given !== 'boolean') throw new BadSetting(`must have true or false at ${where}`);
  return given;
}

function readLength(given: unknown, where: string): number | null {
  if (given === undefined) return null;
  if (typeof given !== 'number' || !Number.isInteger(given) || given < 0 || given > 1000) {
    throw new BadSetting(`must have a whole number from 0 to 1000 at ${where}`);
  }
  return given;
}
