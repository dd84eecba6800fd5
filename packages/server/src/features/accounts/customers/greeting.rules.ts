import { message, translate } from '../../../kernel/messages/index.ts';
import type { Contact } from './customers.queries.ts';

/**
 * How a mail to `to` begins. By name only where the customer has proved that address: anybody can register anybody's, and
 * the name would be a stranger's line in our mail.
 */
export function greeting(
  { email, emailVerified, firstName }: Pick<Contact, 'email' | 'emailVerified' | 'firstName'>,
  to: string,
  language: string,
): string {
  const isNamed = emailVerified && to === email;
  return translate(isNamed ? message('mail_hello_name', { name: firstName }) : message('mail_hello'), language);
}
