import { throttled } from '../../kernel/errors.ts';
import type { Clock } from '../clock/index.ts';
import type { Config } from '../config/index.ts';
import type { Signer } from '../crypto/index.ts';
import type { Executor } from '../db/index.ts';
import type { Caller } from '../http/index.ts';
import { hitLimits, type Limit } from './limits.ts';
import { isTrusted } from './trusted.ts';

export interface CallDeps {
  readonly db: Executor;
  readonly config: Config;
  readonly clock: Clock;
  readonly signer: Signer;
}

/** What is called, and about whom. */
export interface Call {
  /** Each has budgets of its own. */
  readonly scope: string;
  /** An e-mail address, say; null where the call is about nobody. */
  readonly account: string | null;
  readonly caller: Pick<Caller, 'address' | 'visitor'>;
}

/**
 * Counts a call that anybody may make: about one account from one network address, about the account, of the session,
 * and generously of the network address.
 * @throws Refusal throttled
 */
export async function countCall({ db, config, clock, signer }: CallDeps, call: Call): Promise<void> {
  if (!config.throttle) return;
  const { scope, account, caller } = call;
  const key = (what: string, text: string) => signer.digest(`rate:${scope}:${what}`, text);
  const limits: Limit[] = [];
  if (account !== null) {
    limits.push({ key: key('account-address', `${account}\0${caller.address}`), rate: config.rateAccountAddress });
    limits.push({ key: key('account', account), rate: config.rateAccount });
  }
  const session = caller.visitor?.keyHash.toString('hex');
  if (session !== undefined) limits.push({ key: key('session', session), rate: config.rateSession });
  if (!isTrusted(config.trustedCallers, caller.address)) {
    limits.push({ key: key('address', caller.address), rate: config.rateAddress });
  }
  const retryAfter = await hitLimits(db, limits, clock.now());
  if (retryAfter !== null) throw throttled(retryAfter);
}
