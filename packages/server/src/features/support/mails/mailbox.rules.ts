import type { Config } from '../../../platform/config/index.ts';

/** Where the shop is told: the mailbox of the operation that a form named, else the shop's; null where there is neither. */
export function mailboxOf(
  { contactEmail, contactEmails }: Pick<Config, 'contactEmail' | 'contactEmails'>,
  operation: string | null,
): string | null {
  return (operation === null ? undefined : contactEmails.get(operation)) ?? contactEmail;
}
