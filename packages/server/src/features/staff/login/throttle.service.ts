import { throttled } from '../../../kernel/errors.ts';
import type { Executor } from '../../../platform/db/index.ts';
import { forgetHits, hitLimits, type Limit } from '../../../platform/rate-limit/index.ts';
import type { StaffDeps } from '../staff.deps.ts';

/** A login that is being tried. */
export interface StaffAttempt {
  /** Normalised, whether or not somebody has it. */
  readonly email: string;
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
    { key: accountKey(deps, attempt.email), rate: config.rateStaffAccount },
    { key: signer.digest('rate:staff:address', attempt.address), rate: config.rateStaffAddress },
  ];
}

/** After a success the account's own budgets are whole again; that of the address is not. */
export async function forgiveAttempts(deps: StaffDeps, db: Executor, attempt: StaffAttempt): Promise<void> {
  if (deps.config.throttle) await forgetHits(db, [accountKey(deps, attempt.email), pairKey(deps, attempt)]);
}

/** Gives an account its budget over all addresses back, e.g. with a new password. */
export async function forgiveAccount(deps: Pick<StaffDeps, 'signer'>, db: Executor, email: string): Promise<void> {
  await forgetHits(db, [accountKey(deps, email)]);
}

function accountKey({ signer }: Pick<StaffDeps, 'signer'>, email: string): Buffer {
  return signer.digest('rate:staff:account', email);
}

function pairKey({ signer }: StaffDeps, { email, address }: StaffAttempt): Buffer {
  return signer.digest('rate:staff:account-address', `${email}\0${address}`);
}
