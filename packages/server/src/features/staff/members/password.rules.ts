import { dictionary } from '@zxcvbn-ts/language-common';
import { type Message, message } from '../../../kernel/messages/index.ts';

const COMMON = new Set(dictionary['passwords-common']);
const FEWEST_CHARACTERS = 5;

export interface PasswordOwner {
  readonly email: string;
  readonly name: string;
}

/**
 * Everything that is wrong with a staff member's password; empty when it is fine. It opens the data of all customers:
 * length counts, and nothing that somebody who knows the address would try first.
 */
export function staffPasswordProblems(password: string, owner: PasswordOwner, minLength: number): Message[] {
  const problems: Message[] = [];
  const lower = password.toLowerCase();
  if (Array.from(password).length < minLength) problems.push(message('password_too_short', { min: minLength }));
  if (COMMON.has(lower.trim()) || new Set(lower).size < FEWEST_CHARACTERS) {
    problems.push(message('password_too_common'));
  }
  if (/^\p{Nd}+$/u.test(password)) problems.push(message('password_entirely_numeric'));
  if (partsOf(owner).some((part) => rest(lower, part).length < (2 * minLength) / 3))
    problems.push(message('password_tells_owner'));
  return problems;
}

/** What is left of a password without a part of its owner's address or name; all of it where that is not in there. */
function rest(password: string, part: string): string {
  return password.includes(part) ? password.replaceAll(part, '') : password.padEnd(1000);
}

function partsOf({ email, name }: PasswordOwner): string[] {
  const words = [email, ...email.split(/[^\p{L}\p{N}]+/u), ...name.split(/\s+/)];
  return words.map((word) => word.toLowerCase()).filter((word) => word.length >= 3);
}
