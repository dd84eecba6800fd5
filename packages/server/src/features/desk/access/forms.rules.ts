import { checkLinkToken, keyHash, makeLinkToken, type Signer } from '../../../platform/crypto/index.ts';

/**
 * What a form carries, so that no other site's page can send it: bound to the staff session, or before the login to a
 * cookie of the login page. It differs from page to page, and dies with what it is bound to.
 */
export interface FormOf {
  readonly purpose: 'desk-form' | 'desk-login';
  /** The key of the session, or the value of the login page's cookie. */
  readonly secret: string;
}

export function makeFormToken(signer: Signer, { purpose, secret }: FormOf, now: Date): string {
  return makeLinkToken(signer, purpose, stateOf(secret), now);
}

export interface FormCheck extends FormOf {
  readonly token: string;
  readonly maxAgeSeconds: number;
}

export function isFormToken(signer: Signer, { purpose, secret, token, maxAgeSeconds }: FormCheck, now: Date): boolean {
  return checkLinkToken(signer, { purpose, state: stateOf(secret), token, maxAgeSeconds }, now);
}

function stateOf(secret: string): string {
  return keyHash(secret).toString('hex');
}
