import type { Config } from '../../../platform/config/index.ts';
import type { Signer } from '../../../platform/crypto/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { ConsentChange, ConsentsChanged } from '../../accounts/index.ts';
import { endSubscription } from '../subscriptions/subscriptions.queries.ts';
import { type ConsentKind, insertConsentEvents } from './log.queries.ts';

export interface LogDeps {
  readonly config: Config;
  readonly signer: Signer;
}

/** What is noted of one act of a person's. */
export interface Consent {
  readonly kind: ConsentKind;
  readonly changes: readonly ConsentChange[];
  readonly source: string;
  readonly customerId: number | null;
  readonly email: string;
  /** Where the call came from; null where none did. */
  readonly address: string | null;
  /** The text that was consented to, where it is known by something better than the configuration. */
  readonly wording: string | null;
  readonly now: Date;
}

const LONGEST_ADDRESS = 64;

/** Adds to the log what was granted and withdrawn, in the caller's transaction. */
export async function noteConsent({ config, signer }: LogDeps, tx: Tx, consent: Consent): Promise<void> {
  const { changes, address, wording, ...rest } = consent;
  const from = address === null || address === '' ? null : address.slice(0, LONGEST_ADDRESS);
  const events = changes.map((change) => ({
    ...{ ...rest, ...change, address: from, emailDigest: emailDigest(signer, rest.email) },
    wording: change.isGranted ? (wording ?? config.consentWording) : null,
  }));
  await insertConsentEvents(tx, events);
}

/** What an address is found by in the log, also once it was erased. */
export function emailDigest(signer: Signer, email: string): Buffer {
  return signer.digest('consent', email);
}

/**
 * Notes what a customer gave or withdrew. Whoever withdraws e-mail at a confirmed address leaves the newsletter with it:
 * else the address would be written to again once it is no account's any more.
 */
export async function recordConsents(deps: LogDeps, tx: Tx, changed: ConsentsChanged): Promise<void> {
  const { emailVerified, ...consent } = changed;
  await noteConsent(deps, tx, { kind: 'marketing', ...consent });
  const leaves = changed.changes.some(({ channel, isGranted }) => channel === 'email' && !isGranted);
  if (leaves && emailVerified) await endSubscription(tx, changed.email, changed.now);
}
