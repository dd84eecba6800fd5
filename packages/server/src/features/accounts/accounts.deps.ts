import type { Captcha } from '../../platform/captcha/index.ts';
import type { Config } from '../../platform/config/index.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Passwords, SessionKeys, Signer } from '../../platform/crypto/index.ts';
import type { Executor, Tx } from '../../platform/db/index.ts';
import type { SessionCookies } from '../../platform/http/index.ts';
import type { Random } from '../../platform/random/index.ts';
import type { ConsentChange } from './consents/consents.rules.ts';

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
  /** The address that was theirs until now, where it was another; nobody need ever have proved it. */
  readonly former?: { readonly email: string; readonly wasProved: boolean };
  readonly now: Date;
}

/** Told inside the transaction that confirms an address, whichever way: what was ordered under it finds its owner. */
export type ConfirmHook = (tx: Tx, confirmed: ConfirmedEmail) => Promise<void>;

/**
 * Told inside the transaction in which whoever has the mailbox sets a new password by a link: ways into the account that
 * somebody else may have left there end with it.
 */
export type TakeBackHook = (tx: Tx, customerId: number) => Promise<void>;

/**
 * Told inside the transaction that registers a customer, or saves a profile, who wants to join the loyalty programme; joining
 * again changes nothing.
 */
export type EnrolHook = (tx: Tx, joining: { readonly customerId: number; readonly now: Date }) => Promise<void>;

/** The customer whose account is being erased, as they were. */
export interface Erased {
  readonly id: number;
  readonly email: string;
  /** Whether they had proved that the address is theirs. */
  readonly emailVerified: boolean;
}

/** Deletes what a feature keeps about a customer, inside the transaction that erases the account. */
export type EraseHook = (tx: Tx, erased: Erased) => Promise<void>;

/** Somebody without an account whose things are erased. */
export interface ErasedGuest {
  /** Normalised; no registered customer has it. */
  readonly email: string;
  /** The guest customers that have it. */
  readonly guestIds: readonly number[];
  /** The sessions that were theirs. */
  readonly sessionIds: readonly number[];
  readonly now: Date;
}

/** What is kept of somebody without an account. Orders, tickets and lines of the consent log stay, without the person. */
export type GuestRecord =
  'guests' | 'sessions' | 'baskets' | 'addresses' | 'stockAlerts' | 'subscriptions' | 'orders' | 'tickets' | 'consents';

/** How many of each were erased, or emptied of the person. */
export type GuestErasure = Partial<Record<GuestRecord, number>>;

/** Erases what a feature keeps of somebody without an account, inside the transaction that does so everywhere. */
export type EraseGuestHook = (tx: Tx, erased: ErasedGuest) => Promise<GuestErasure>;

/** Consents to marketing that a registered customer gave or withdrew. */
export interface ConsentsChanged {
  readonly customerId: number;
  readonly email: string;
  readonly emailVerified: boolean;
  readonly changes: readonly ConsentChange[];
  /** A word for how it came about, such as `profile`. */
  readonly source: string;
  /** Where the call came from; null where none did. */
  readonly address: string | null;
  /** The version of the privacy text that the customer agreed to, where it was noted. */
  readonly wording: string | null;
  readonly now: Date;
}

/** Told inside the transaction that changes the flags, whichever way. */
export type ConsentHook = (tx: Tx, changed: ConsentsChanged) => Promise<void>;

/** A customer who has just been made by registering. */
export interface RegisteredCustomer {
  readonly customerId: number;
  /** The session of the guest they were; null where nothing was kept of it. */
  readonly sessionId: number | null;
  readonly now: Date;
}

/** Told inside the transaction of a registration, before the guest's session is taken over. */
export type RegisterHook = (tx: Tx, registered: RegisteredCustomer) => Promise<void>;

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
  readonly onTakenBack: readonly TakeBackHook[];
  readonly onConsentsChanged: readonly ConsentHook[];
  readonly onRegistered: readonly RegisterHook[];
  readonly enrol: EnrolHook;
  /** What else goes when an account is erased. */
  readonly eraseHooks: readonly EraseHook[];
  /** What goes when an address is erased that nobody registered. */
  readonly eraseGuestHooks: readonly EraseGuestHook[];
}
