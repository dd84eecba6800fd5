import type { Mail } from './mail.ts';

// Printable ASCII without blanks, commas and angle brackets: whatever would end the address or the header's line.
const PLAIN_ADDRESS = /^https?:\/\/[\x21-\x3b\x3d\x3f-\x7e]{1,900}$/;

/**
 * The headers a mail carries for what it says of itself, by name.
 * @throws Error for an address to unsubscribe at that could be more than one address
 */
export function mailHeaders({ unsubscribe }: Pick<Mail, 'unsubscribe'>): Record<string, string> {
  if (unsubscribe === undefined) return {};
  if (!PLAIN_ADDRESS.test(unsubscribe) || unsubscribe.includes(',') || !URL.canParse(unsubscribe)) {
    throw new Error('The address to unsubscribe at is not a plain web address');
  }
  return { 'List-Unsubscribe': `<${unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}
