import type { FieldErrors } from '../../../kernel/errors.ts';
import { type Message, message } from '../../../kernel/messages/index.ts';
import type { SubscriptionAttribute } from '../../../platform/config/index.ts';

/** What the form at `/subscriptions/` asks for, by name. */
export type Attributes = ReadonlyMap<string, SubscriptionAttribute>;

const LONGEST = 255;

/**
 * Reads what was filled in; unknown names are passed over.
 * @returns the answers by name, or what is wrong with which
 */
export function readAnswers(
  declared: Attributes,
  given: Readonly<Record<string, unknown>>,
): { answers: Record<string, string | string[]> } | { errors: FieldErrors } {
  const answers: Record<string, string | string[]> = {};
  const errors: Record<string, Message[]> = {};
  for (const [name, attribute] of declared) {
    const values = valuesOf(Object.hasOwn(given, name) ? given[name] : undefined);
    const wrong = values === null ? message('not_a_string') : problemOf(attribute, values);
    if (wrong !== null) errors[name] = [wrong];
    else if (values !== null && values.length > 0) answers[name] = attribute.multi ? values : (values[0] ?? '');
  }
  return Object.keys(errors).length > 0 ? { errors } : { answers };
}

/** Texts and numbers, one or several, without blanks around them; null for anything else. */
function valuesOf(given: unknown): string[] | null {
  const list: unknown[] = Array.isArray(given) ? given : [given ?? ''];
  const texts = list.map((value) => (typeof value === 'number' ? String(value) : value));
  if (!texts.every((value) => typeof value === 'string')) return null;
  return texts.map((value) => value.trim()).filter((value) => value !== '');
}

function problemOf({ isRequired, multi, dataType, choices }: SubscriptionAttribute, values: string[]): Message | null {
  if (values.length === 0) return isRequired ? message('required') : null;
  if (values.length > (multi ? choices.length : 1)) return message('invalid');
  if (dataType === 'text') return (values[0] ?? '').length > LONGEST ? message('max_length', { max: LONGEST }) : null;
  const stranger = values.find((value) => !choices.some((choice) => choice.value === value));
  return stranger === undefined ? null : message('invalid_choice', { value: stranger.slice(0, LONGEST) });
}
