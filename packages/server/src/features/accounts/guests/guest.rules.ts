import { normaliseEmail } from '../../../kernel/email.ts';
import { type Message, message } from '../../../kernel/messages/index.ts';
import { normalisePhone } from '../../../kernel/phone.ts';
import type { Config } from '../../../platform/config/index.ts';
import type { GuestContact } from './guests.queries.ts';

/** What is wrong with what a guest told; at least one of them is not null. */
export interface GuestProblems {
  readonly email: Message | null;
  readonly phone: Message | null;
}

/**
 * Reads what a guest tells in checkout: the e-mail address normalised, the phone by the shop's pattern. Both are wanted;
 * texts that are absent count as empty.
 */
export function readGuest(
  config: Pick<Config, 'phonePattern'>,
  told: { readonly email: string; readonly phone: string },
): { readonly guest: GuestContact } | { readonly problems: GuestProblems } {
  const email = normaliseEmail(told.email.trim());
  const phone = normalisePhone(told.phone);
  const problems = {
    email: email === null ? problemOf(told.email, 'invalid_email') : null,
    phone: config.phonePattern.test(phone) ? null : problemOf(told.phone, 'invalid_phone'),
  };
  return email === null || problems.phone !== null ? { problems } : { guest: { email, phone } };
}

function problemOf(told: string, otherwise: 'invalid_email' | 'invalid_phone'): Message {
  return message(told.trim() === '' ? 'required' : otherwise);
}
