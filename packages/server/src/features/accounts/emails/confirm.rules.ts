import type { Contact } from '../customers/customers.queries.ts';

export const CONFIRM_PURPOSE = 'email-confirm';

/** What a confirmation link is signed over: once the address changes it confirms nothing. */
export function confirmState({ id, email }: Pick<Contact, 'id' | 'email'>): string {
  return `${id}:${email}`;
}
