import { HEX } from '../../../platform/random/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { Caller } from '../../../platform/http/index.ts';
import type { OpenedSession } from '../../sessions/index.ts';
import type { AccountsDeps } from '../accounts.deps.ts';
import { insertCustomer } from '../customers/customers.queries.ts';
import { announceConfirmed } from '../emails/confirming.service.ts';
import { enterSession } from '../login/entering.service.ts';
import { hasPassword } from '../passwords/password.rules.ts';
import { lockByEmail, lockById, type LockedCustomer, updateLastLogin } from './vouched.queries.ts';

/** A registered customer whose row is locked until the transaction ends. */
export interface KnownCustomer {
  readonly id: number;
  readonly isActive: boolean;
  readonly emailVerified: boolean;
  /** Whether they can log in by themselves. */
  readonly hasPassword: boolean;
}

/**
 * Locks a registered customer, before anything of theirs: whoever logs in, changes or erases them waits.
 * An address must be normalised. Null when there is none.
 */
export async function lockCustomer(
  tx: Tx,
  who: { readonly id: number } | { readonly email: string },
): Promise<KnownCustomer | null> {
  const customer = 'id' in who ? await lockById(tx, who.id) : await lockByEmail(tx, who.email);
  return customer === null ? null : known(customer);
}

function known({ passwordHash, ...customer }: LockedCustomer): KnownCustomer {
  return { ...customer, hasPassword: hasPassword(passwordHash) };
}

/** Somebody new, whose e-mail address somebody else has confirmed. */
export interface VouchedPerson {
  /** Normalised. */
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
}

/**
 * Registers somebody without a password, in the caller's transaction. Their address counts as confirmed, and whoever has
 * to know of that is told. They have consented to nothing.
 * @returns the customer's id; a taken address violates `customers_email_key`
 */
export async function registerVouched(
  deps: AccountsDeps,
  tx: Tx,
  caller: Caller,
  person: VouchedPerson,
): Promise<number> {
  const now = deps.clock.now();
  const id = await insertCustomer(tx, {
    ...{ ...person, username: deps.random.text(32, HEX), passwordHash: null, phone: null, uniquePhone: null },
    ...{ gender: null, dateOfBirth: null, languageCode: caller.language },
    ...{ emailAllowed: false, smsAllowed: false, whatsappAllowed: false, callAllowed: null },
    attributes: { register_client_type: 'default', logged_ip: caller.address },
    ...{ emailVerifiedAt: now, lastLogin: now, now },
  });
  await announceConfirmed(deps, tx, { customerId: id, email: person.email, now });
  const registered = { customerId: id, sessionId: caller.session?.id ?? null, now };
  for (const hook of deps.onRegistered) await hook(tx, registered);
  return id;
}

/**
 * Lets in a customer whose row is locked or new, as a login does: session and token are new, and what the guest had is
 * theirs.
 */
export async function enterVouched(
  deps: AccountsDeps,
  tx: Tx,
  caller: Caller,
  customerId: number,
): Promise<OpenedSession> {
  await updateLastLogin(tx, customerId, { now: deps.clock.now(), address: caller.address });
  return enterSession(deps, tx, caller, customerId);
}
