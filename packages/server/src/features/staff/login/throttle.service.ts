import { throttled } from '../../../kernel/errors.ts';
import type { Executor } from '../../../platform/db/index.ts';
import { forgetHits, hitLimits, type Limit } from '../../../platform/rate-limit/index.ts';
import type { StaffDeps } from '../staff.deps.ts';

/** A login that is being tried. */
export interface StaffAttempt {
  /** Normalised, whether or not somebody has it. */
  readonly email: string;
  /** The hash that the password is held against; null where nobody has the address. A new one starts with whole budgets. */
  readonly passwordHash: string | null;
  readonly address: string;
}

/**
 * Counts an attempt at the desk's door, before anything costly or telling is done for it.
 * @throws Refusal throttled throttled
 */
export async function countAttempt(deps: StaffDeps, attempt: StaffAttempt): Promise<void> {
  if (!deps.config.throttle) return;
  const retryAfter = await hitLimits(deps.db, limitsOf(deps, attempt), deps.clock.now());
  if (retryAfter !== null) throw throttled(retryAfter);
}

function limitsOf(deps: StaffDeps, attempt: StaffAttempt): Limit[] {
  const { config, signer } = deps;
  return [
    { key: pairKey(deps, attempt), rate: config.rateStaffAccountAddress },
    { key: accountKey(deps, attempt), rate: config.rateStaffAccount },
    { key: signer.digest('rate:staff:address', attempt.address), rate: config.rateStaffAddress },
  ];
}

/** After a success the account's own budgets are whole again; that of the address is not. */
export async function forgiveAttempts(deps: StaffDeps, db: Executor, attempt: StaffAttempt): Promise<void> {
  if (deps.config.throttle) await forgetHits(db, [accountKey(deps, attempt), pairKey(deps, attempt)]);
}

function accountKey({ signer }: StaffDeps, { email, passwordHash }: StaffAttempt): Buffer {
  return signer.digest('rate:staff:account', `${email}\0${passwordHash ?? ''}`);
}

function pairKey({ signer }: StaffDeps, { email, passwordHash, address }: StaffAttempt): Buffer {
  return signer.digest('rate:staff:account-address', `${email}\0${passwordHash ?? ''}\0${address}`);
}
