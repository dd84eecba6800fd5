import type { Contact } from '../customers/customers.queries.ts';

export const RESET_PURPOSE = 'password-reset';

/** What a reset link is signed over: a new password, a login or another address makes it worthless, as in Django. */
export function resetState({ id, passwordHash, lastLogin, email }: Contact): string {
  return [id, passwordHash ?? '', lastLogin?.getTime() ?? '', email].join(':');
}
