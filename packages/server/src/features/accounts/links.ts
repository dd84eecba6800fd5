import type { Config } from '../../platform/config/index.ts';
import { checkLinkToken, makeLinkToken, type Signer } from '../../platform/crypto/index.ts';

/**
 * The links in mails. Each is signed over the state that using it changes, so that it works once and nothing about it
 * is stored. Path parts hold `[A-Za-z0-9:_-]` only: the published client turns commas into slashes.
 */

/** A form of ours whose answer leads to the storefront: some browsers want that said in the page's policy. */
export function formTargets({ storefrontUrl }: Pick<Config, 'storefrontUrl'>): Record<string, string[]> {
  return storefrontUrl === null ? {} : { 'form-action': [new URL(storefrontUrl).origin] };
}

export const encodeId = (id: number): string => id.toString(36);

/** Null when it is no id of ours. */
export function decodeId(text: string): number | null {
  if (!/^[0-9a-z]{1,10}$/.test(text)) return null;
  const id = parseInt(text, 36);
  return Number.isSafeInteger(id) ? id : null;
}

/** `<email in base64url>:<token>` */
export function signEmail(signer: Signer, link: EmailLink, now: Date): string {
  return `${Buffer.from(link.email).toString('base64url')}:${makeLinkToken(signer, link.purpose, stateOf(link), now)}`;
}

export interface EmailLink {
  readonly purpose: 'email-change' | 'email-verify';
  readonly customerId: number;
  /** The address the link is about. */
  readonly email: string;
  /** The customer's address when the link was made; once it is another, the link is dead. */
  readonly current: string;
  /**
   * Of a change, the hash of the password it was asked for with: who takes an account back by a new password also ends
   * what others had asked for. Null where it does not matter.
   */
  readonly passwordHash: string | null;
}

/** The link of a customer as they are now. */
export function emailLink(contact: LinkedContact, purpose: EmailLink['purpose'], email: string): EmailLink {
  const passwordHash = purpose === 'email-change' ? contact.passwordHash : null;
  return { purpose, customerId: contact.id, email, current: contact.email, passwordHash };
}

export interface LinkedContact {
  readonly id: number;
  readonly email: string;
  readonly passwordHash: string | null;
}

/** What tells a job whether the password is still the one that something was asked for with. */
export function passwordSeal(signer: Signer, { passwordHash }: Pick<LinkedContact, 'passwordHash'>): string {
  return signer.sign('password-seal', passwordHash ?? '');
}

function stateOf({ customerId, email, current, passwordHash }: EmailLink): string {
  return [customerId, current, email, ...(passwordHash === null ? [] : [passwordHash])].join(':');
}

/** The address in a signed part of a path, unproved; null when it is not one. */
export function emailInLink(signed: string): string | null {
  const [encoded = '', token] = signed.split(':');
  if (token === undefined || !/^[\w-]{1,400}$/.test(encoded)) return null;
  return Buffer.from(encoded, 'base64url').toString('utf8');
}

/** Whether the signed part was made for this link and is not too old. */
export function checkSignedEmail(
  deps: { signer: Signer; config: Pick<Config, 'passwordResetTimeout'> },
  signed: string,
  link: EmailLink,
  now: Date,
): boolean {
  const token = signed.split(':')[1] ?? '';
  const maxAgeSeconds = deps.config.passwordResetTimeout;
  return checkLinkToken(deps.signer, { purpose: link.purpose, state: stateOf(link), token, maxAgeSeconds }, now);
}
