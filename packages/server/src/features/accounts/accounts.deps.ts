import type { Captcha } from '../../platform/captcha/index.ts';
import type { Config } from '../../platform/config/index.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Passwords, SessionKeys, Signer } from '../../platform/crypto/index.ts';
import type { Executor, Tx } from '../../platform/db/index.ts';
import type { SessionCookies } from '../../platform/http/index.ts';
import type { Random } from '../../platform/random/index.ts';

/** A session that was a guest's, and the customer who has it now. */
export interface LoginOfGuest {
  readonly sessionId: number;
  readonly customerId: number;
  /** The customer that the guest was since checkout, detached from the session now; null for none. */
  readonly guestCustomerId: number | null;
  readonly now: Date;
}

/**
 * Told inside the transaction of a login or registration that took a guest's session over: baskets are merged by it, and
 * addresses move over.
 */
export type LoginHook = (tx: Tx, login: LoginOfGuest) => Promise<void>;

/** A registered customer who has proved that an e-mail address is theirs. */
export interface ConfirmedEmail {
  readonly customerId: number;
  /** Normalised. */
  readonly email: string;
  readonly now: Date;
}

/** Told inside the transaction that confirms an address, whichever way: what was ordered under it finds its owner. */
export type ConfirmHook = (tx: Tx, confirmed: ConfirmedEmail) => Promise<void>;

/**
 * Told inside the transaction that registers a customer, or saves a profile, who wants to join the loyalty programme; joining
 * again changes nothing.
 */
export type EnrolHook = (tx: Tx, joining: { readonly customerId: number; readonly now: Date }) => Promise<void>;

/** The customer whose account is being erased, as they were. */
export interface Erased {
  readonly id: number;
  readonly email: string;
}

/** Deletes what a feature keeps about a customer, inside the transaction that erases the account. */
export type EraseHook = (tx: Tx, erased: Erased) => Promise<void>;

/** What the account services and routes are built from. */
export interface AccountsDeps {
  readonly db: Executor;
  readonly config: Config;
  readonly clock: Clock;
  readonly random: Random;
  readonly signer: Signer;
  readonly passwords: Passwords;
  readonly keys: SessionKeys;
  readonly cookies: SessionCookies;
  readonly captcha: Captcha | null;
  readonly onLogin: LoginHook;
  readonly onEmailConfirmed: readonly ConfirmHook[];
  readonly enrol: EnrolHook;
  /** What else goes when an account is erased. */
  readonly eraseHooks: readonly EraseHook[];
}
