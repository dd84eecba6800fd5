import type { Signer } from './signing.ts';

/**
 * Tokens for links that die by themselves: `<seconds in base 36>-<signature>`. What is signed includes the state that
 * using the link changes (a password hash, an address), so that a used link no longer verifies and nothing is stored.
 */
export function makeLinkToken(signer: Signer, purpose: string, state: string, now: Date): string {
  const seconds = Math.floor(now.getTime() / 1000).toString(36);
  return `${seconds}-${signer.sign(purpose, `${seconds}:${state}`)}`;
}

export interface LinkTokenCheck {
  readonly purpose: string;
  readonly state: string;
  readonly token: string;
  readonly maxAgeSeconds: number;
}

/** Whether the token was made for this purpose and state and is not too old. */
export function checkLinkToken(signer: Signer, check: LinkTokenCheck, now: Date): boolean {
  const [, seconds, signature] = /^([0-9a-z]{1,10})-([\w-]{43})$/.exec(check.token) ?? [];
  if (seconds === undefined || signature === undefined) return false;
  if (!signer.verify(check.purpose, `${seconds}:${check.state}`, signature)) return false;
  const age = now.getTime() / 1000 - parseInt(seconds, 36);
  return age <= check.maxAgeSeconds;
}
