import { dictionary } from '@zxcvbn-ts/language-common';
import { type Message, type MessageKey, message } from '../../../kernel/messages/index.ts';

/** Django's four password validators (Wire: docs/protocol/accounts.md, "Passwords"). Pure. */

/** What a password must not look like. */
export interface Person {
  readonly username: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
}

const common = new Set(dictionary['passwords-common']);

/** Whether there is a password behind a hash: Django marks an account without one by a hash that begins with `!`. */
export function hasPassword(hash: string | null): boolean {
  return hash !== null && !hash.startsWith('!');
}

/** Everything that is wrong with a password; empty when it is fine. */
export function passwordProblems(password: string, person: Person, minLength: number): Message[] {
  const problems: Message[] = [];
  const similar = similarAttribute(password, person);
  if (similar !== null) problems.push(similar);
  if (Array.from(password).length < minLength) problems.push(message('password_too_short', { min: minLength }));
  if (common.has(password.trim().toLowerCase())) problems.push(message('password_too_common'));
  if (/^\p{Nd}+$/u.test(password)) problems.push(message('password_entirely_numeric'));
  return problems;
}

const ATTRIBUTES: readonly (readonly [keyof Person, MessageKey])[] = [
  ['username', 'attribute_username'],
  ['firstName', 'attribute_first_name'],
  ['lastName', 'attribute_last_name'],
  ['email', 'attribute_email'],
];

const MOST_SIMILAR = 0.7;

function similarAttribute(password: string, person: Person): Message | null {
  const wanted = password.toLowerCase();
  for (const [attribute, name] of ATTRIBUTES) {
    const value = person[attribute].toLowerCase();
    const parts = [...value.split(/\W+/), value].filter((part) => part !== '' && comparable(wanted, part));
    if (parts.some((part) => similarity(wanted, part) >= MOST_SIMILAR)) {
      return message('password_too_similar', { attribute: message(name) });
    }
  }
  return null;
}

// Django skips parts so short that no password can be 70 % of them.
function comparable(password: string, part: string): boolean {
  return part.length >= password.length * (MOST_SIMILAR / 2);
}

/** The share of letters that two texts have in common, order aside: difflib's `quick_ratio`. */
function similarity(one: string, other: string): number {
  const available = new Map<string, number>();
  const [letters, others] = [Array.from(one), Array.from(other)];
  for (const letter of others) available.set(letter, (available.get(letter) ?? 0) + 1);
  let shared = 0;
  for (const letter of letters) {
    const left = available.get(letter) ?? 0;
    if (left > 0) shared += 1;
    available.set(letter, left - 1);
  }
  return (2 * shared) / (letters.length + others.length);
}
