import { throttled } from '../../kernel/errors.ts';
import type { Clock } from '../clock/index.ts';
import type { Config, Rate } from '../config/index.ts';
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
  /** What the account is, where its counts are kept under another word. */
  readonly accountIs?: 'account' | 'number';
  readonly caller: Pick<Caller, 'address' | 'visitor' | 'session'>;
}

/**
 * Counts a call that anybody may make: about one account from one network address, about the account, of the session, and
 * generously of the network address, which the customers of a storefront share.
 * @throws Refusal throttled
 */
export async function countCall(
  deps: CallDeps,
  { scope, account, accountIs = 'account', caller }: Call,
): Promise<void> {
  const { config, signer } = deps;
  const { address, visitor, session } = caller;
  const key = (what: string, text: string) => signer.digest(`rate:${scope}:${what}`, text);
  const limits: Limit[] = [];
  if (account !== null) {
    limits.push({ key: key(`${accountIs}-address`, `${account}\0${address}`), rate: config.rateAccountAddress });
    limits.push({ key: key(accountIs, account), rate: config.rateAccount });
  }
  const sessionKey = visitor?.keyHash.toString('hex') ?? session?.id.toString();
  if (sessionKey !== undefined) limits.push({ key: key('session', sessionKey), rate: config.rateSession });
  if (!isTrusted(config.trustedCallers, address)) {
    limits.push({ key: key('address', address), rate: config.rateAddress });
  }
  await mustAllow(deps, limits);
}

/** What a customer does, and how often they may. */
export interface CustomerCall {
  readonly scope: string;
  readonly customerId: number;
  readonly rate: Rate;
}

/**
 * Counts a call that only customers may make, wherever they call from.
 * @throws Refusal throttled
 */
export async function countCustomerCall(deps: CallDeps, { scope, customerId, rate }: CustomerCall): Promise<void> {
  await mustAllow(deps, [{ key: deps.signer.digest(`rate:${scope}`, String(customerId)), rate }]);
}

async function mustAllow({ db, config, clock }: CallDeps, limits: readonly Limit[]): Promise<void> {
  if (!config.throttle) return;
  const retryAfter = await hitLimits(db, limits, clock.now());
  if (retryAfter !== null) throw throttled(retryAfter);
}
