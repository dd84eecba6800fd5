import { checkLinkToken, makeLinkToken, type Signer } from '../../../platform/crypto/index.ts';
import { LOWER_ALPHANUMERIC, type Random } from '../../../platform/random/index.ts';
import type { Attempt } from '../providers/provider.ts';

/**
 * A sign-in between its two halves. Nothing is stored: state, nonce and verifier are derived from the shop's key, what the
 * browser's cookie holds, and a few random letters, so that each tab has its own.
 */

/** A sign-in may take so long. */
export const ATTEMPT_SECONDS = 600;

/** What a state is good for, and for nothing else. */
export interface Purpose {
  readonly provider: string;
  readonly callback: string;
  /** The secret in the browser's cookie. */
  readonly browser: string;
  /** The customer whom an account is to be connected to; null for signing in. */
  readonly connectTo: number | null;
}

export function newBrowserSecret(random: Random): string {
  return random.text(32, LOWER_ALPHANUMERIC);
}

/** Null for a cookie that holds no secret of ours. */
export function readBrowserSecret(cookie: string | null): string | null {
  return cookie !== null && /^[a-z0-9]{32}$/.test(cookie) ? cookie : null;
}

export function beginAttempt(
  { signer, random }: { signer: Signer; random: Random },
  purpose: Purpose,
  now: Date,
): Attempt {
  const salt = random.text(16, LOWER_ALPHANUMERIC);
  const state = `${salt}.${makeLinkToken(signer, STATE, textOf(purpose, salt), now)}`;
  return attemptOf(signer, purpose, state);
}

/** Null for a state that was not made for this, or too long ago. */
export function resumeAttempt(
  { signer }: { signer: Signer },
  { purpose, state }: { purpose: Purpose; state: string },
  now: Date,
): Attempt | null {
  const [salt = '', token = '', ...rest] = state.split('.');
  if (rest.length > 0 || !/^[a-z0-9]{16}$/.test(salt)) return null;
  const check = { purpose: STATE, state: textOf(purpose, salt), token, maxAgeSeconds: ATTEMPT_SECONDS };
  return checkLinkToken(signer, check, now) ? attemptOf(signer, purpose, state) : null;
}

const STATE = 'social-state';

function textOf({ provider, callback, browser, connectTo }: Purpose, salt: string): string {
  return [salt, provider, connectTo ?? '', browser, callback].join(' ');
}

function attemptOf(signer: Signer, { browser, callback }: Purpose, state: string): Attempt {
  const secret = `${state} ${browser}`;
  const nonce = signer.sign('social-nonce', secret);
  return { state, nonce, verifier: signer.sign('social-verifier', secret), callback };
}
