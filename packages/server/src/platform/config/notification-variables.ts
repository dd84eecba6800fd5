import { optional, setting } from './declarations.ts';
import { BadSetting, type Parser, text, wholeNumber } from './parsers.ts';

/** A question of the form at `/subscriptions/`. */
export interface SubscriptionAttribute {
  /** One text for all languages, or one by language. */
  readonly label: string | Readonly<Record<string, string>>;
  readonly dataType: 'text' | 'dropdown';
  readonly isRequired: boolean;
  /** Whether several choices can be made. */
  readonly multi: boolean;
  readonly choices: readonly { readonly value: string; readonly label: SubscriptionAttribute['label'] }[];
}

const EXAMPLE =
  '{"topic": {"label": {"en": "Topic"}, "data_type": "dropdown", "choices": [{"value": "a", "label": "A"}]}}';

const attributes: Parser<ReadonlyMap<string, SubscriptionAttribute>> = (value) => {
  return new Map(Object.entries(parsed(value)).map(([key, attribute]) => [nameOf(key), attributeOf(key, attribute)]));
};

function parsed(value: string): Record<string, unknown> {
  try {
    return recordOf(JSON.parse(value));
  } catch (error) {
    throw error instanceof BadSetting ? error : new BadSetting(`must be JSON such as ${EXAMPLE}`);
  }
}

function recordOf(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new BadSetting(`must be made of objects, such as ${EXAMPLE}`);
  }
  return Object.fromEntries(Object.entries(value));
}

function nameOf(key: string): string {
  // What is wrong with an answer is told under its name, and the address is asked for anyway.
  if (/^[a-z][a-z0-9_]{0,39}$/.test(key) && key !== 'email') return key;
  throw new BadSetting(`${JSON.stringify(key)} is no name: letters a-z, digits and _`);
}

function attributeOf(key: string, declared: unknown): SubscriptionAttribute {
  const attribute = recordOf(declared);
  const dataType = attribute['data_type'];
  if (dataType !== 'text' && dataType !== 'dropdown')
    throw new BadSetting(`${key}: data_type must be text or dropdown`);
  const choices = Array.isArray(attribute['choices'])
    ? attribute['choices'].map((choice) => choiceOf(key, choice))
    : [];
  if ((dataType === 'dropdown') !== choices.length > 0) throw new BadSetting(`${key}: choices belong to a dropdown`);
  return {
    ...{ label: labelOf(key, attribute['label']), dataType, choices },
    ...{ isRequired: attribute['is_required'] === true, multi: attribute['multi'] === true && dataType === 'dropdown' },
  };
}

function choiceOf(key: string, declared: unknown): SubscriptionAttribute['choices'][number] {
  const { value, label } = recordOf(declared);
  if (typeof value !== 'string' || value === '') throw new BadSetting(`${key}: every choice needs a value`);
  return { value, label: labelOf(key, label ?? value) };
}

function labelOf(key: string, label: unknown): SubscriptionAttribute['label'] {
  if (typeof label === 'string' && label !== '') return label;
  const texts = Object.entries(recordOf(label)).map(([language, words]) => [language, String(words)] as const);
  if (texts.length === 0) throw new BadSetting(`${key}: a label is missing`);
  return Object.fromEntries(texts);
}

/** Consents and the newsletter. */
export const notifications = {
  consentWording: optional(
    'CONSENT_TEXT_VERSION',
    text,
    'Version of the text that customers consent to, such as `2026-03`: the consent log notes it with every consent.',
  ),
  consentLogDays: setting(
    'CONSENT_LOG_DAYS',
    '1095',
    wholeNumber(1, 36_500),
    'Days that the consent log is kept after a consent has ended.',
  ),
  subscriptionPendingDays: setting(
    'SUBSCRIPTION_PENDING_DAYS',
    '7',
    wholeNumber(1, 60),
    'Days that a link which confirms a subscription is good; what is not confirmed by then is forgotten.',
  ),
  subscriptionAttributes: setting(
    'SUBSCRIPTION_ATTRIBUTES',
    '{}',
    attributes,
    `What the form at \`/subscriptions/\` asks for besides the address, as JSON: \`${EXAMPLE}\`; \`data_type\` is \`text\` or \`dropdown\`, further keys are \`is_required\` and \`multi\`.`,
  ),
} as const;
