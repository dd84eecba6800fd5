import { Refusal, throttled } from '../../../kernel/errors.ts';
import { message } from '../../../kernel/messages/index.ts';
import { HOUR, later } from '../../../platform/clock/index.ts';
import type { Executor } from '../../../platform/db/index.ts';
import type { Caller } from '../../../platform/http/index.ts';
import { forgetHits, hitLimits, isTrusted, type Limit } from '../../../platform/rate-limit/index.ts';
import type { AccountsDeps } from '../accounts.deps.ts';
import { grantAttempts, takeAttempt, upsertChallenge } from './throttle.queries.ts';

/** What is being tried. Each scope has budgets of its own. */
export type Scope = 'login' | 'register' | 'register-with-loyalty' | 'code' | 'reset' | 'password' | 'captcha';

type ThrottleDeps = Pick<AccountsDeps, 'db' | 'config' | 'clock' | 'signer' | 'captcha'>;

/** An attempt on an account: an e-mail address, a phone number or a customer's id; null where it is on none. */
export interface Attempt {
  readonly scope: Scope;
  readonly account: string | null;
  readonly caller: Caller;
}

const CAPTCHA_PAGE = '/users/captcha/?next=/';
const GRANTED_ATTEMPTS = 5;
/** Login and registration are the scopes whose clients know the captcha. */
const RELEASABLE: ReadonlySet<Scope> = new Set(['login', 'register', 'register-with-loyalty']);

/**
 * Counts an attempt, before anything costly or telling is done for it. Storefronts call from one address, so that
 * budgets are kept by account and address, by account, by session, and only generously by address alone.
 * @throws Refusal throttled throttled, or captcha_required captcha_required where a captcha can release the caller
 */
export async function countAttempt(deps: ThrottleDeps, attempt: Attempt): Promise<void> {
  if (!deps.config.throttle) return;
  const now = deps.clock.now();
  const retryAfter = await hitLimits(deps.db, limitsOf(deps, attempt), now);
  if (retryAfter === null) return;
  const { caller, scope } = attempt;
  const { visitor } = caller;
  if (deps.captcha === null || visitor === null || !RELEASABLE.has(scope)) throw throttled(retryAfter);
  const challenge = { sessionKeyHash: visitor.keyHash, accountKey: accountKey(deps, attempt) };
  if (await takeAttempt(deps.db, { ...challenge, now })) return;
  await upsertChallenge(deps.db, { ...challenge, expiresAt: later(now, HOUR) });
  throw new Refusal('captcha_required', 'captcha_required', message('throttled', { seconds: retryAfter }), {
    location: CAPTCHA_PAGE,
    retryAfter,
  });
}

/** After a success the account's own budgets are whole again; those of the session and the address are not. */
export async function forgiveAttempts(deps: ThrottleDeps, db: Executor, attempt: Attempt): Promise<void> {
  if (!deps.config.throttle) return;
  await forgetHits(db, [accountKey(deps, attempt), pairKey(deps, attempt)]);
}

/** A solved captcha releases the session for the account it was throttled on. */
export async function releaseAfterCaptcha(deps: ThrottleDeps, caller: Caller): Promise<void> {
  if (caller.visitor === null) return;
  const grant = { attempts: GRANTED_ATTEMPTS, now: deps.clock.now() };
  await grantAttempts(deps.db, caller.visitor.keyHash, grant);
}

function limitsOf(deps: ThrottleDeps, attempt: Attempt): Limit[] {
  const { config, signer } = deps;
  const { scope, caller } = attempt;
  const limits: Limit[] = [];
  if (attempt.account !== null) {
    limits.push({ key: pairKey(deps, attempt), rate: config.rateAccountAddress });
    limits.push({ key: accountKey(deps, attempt), rate: config.rateAccount });
  }
  const session = caller.visitor?.keyHash.toString('hex') ?? caller.session?.id.toString();
  if (session !== undefined)
    limits.push({ key: signer.digest(`rate:${scope}:session`, session), rate: config.rateSession });
  if (!isTrusted(config.trustedCallers, caller.address)) {
    limits.push({ key: signer.digest(`rate:${scope}:address`, caller.address), rate: config.rateAddress });
  }
  return limits;
}

function accountKey({ signer }: ThrottleDeps, { scope, account }: Attempt): Buffer {
  return signer.digest(`rate:${scope}:account`, account ?? '');
}

function pairKey({ signer }: ThrottleDeps, { scope, account, caller }: Attempt): Buffer {
  return signer.digest(`rate:${scope}:account-address`, `${account ?? ''}\0${caller.address}`);
}
