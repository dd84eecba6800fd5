import { rejected } from '../../../kernel/errors.ts';
import { later, SECOND } from '../../../platform/clock/index.ts';
import { keyHash } from '../../../platform/crypto/index.ts';
import type { Caller } from '../../../platform/http/index.ts';
import { countAttempt } from '../../accounts/index.ts';
import type { OpenedSession } from '../../sessions/index.ts';
import { connect } from '../connecting/connecting.service.ts';
import type { Attempt, Identity, Provider } from '../providers/provider.ts';
import type { SocialDeps } from '../social.deps.ts';
import { takeState } from '../social.queries.ts';
import { ATTEMPT_SECONDS, beginAttempt, type Purpose, resumeAttempt } from './attempt.rules.ts';
import { admit } from './matching.service.ts';

/** A browser that goes to a provider, and what for. */
export type Departure = Omit<Purpose, 'provider'> & { readonly provider: Provider };

/**
 * Begins a sign-in, or connecting an account.
 * @returns the provider's address to send the browser to
 * @throws Refusal unavailable social_unavailable
 */
export function begin(deps: SocialDeps, departure: Departure): Promise<string> {
  const attempt = beginAttempt(deps, purposeOf(departure), deps.clock.now());
  return departure.provider.authorization(attempt);
}

function purposeOf({ provider, callback, browser, connectTo }: Departure): Purpose {
  return { provider: provider.name, callback, browser, connectTo };
}

/** A browser that comes back from a provider. */
export interface Return {
  readonly provider: Provider;
  readonly callback: string;
  /** The secret in its cookie; null without one. */
  readonly browser: string | null;
  /** The parameters that it came with. */
  readonly answer: URLSearchParams;
}

export type Finished =
  { readonly outcome: 'signed_in'; readonly session: OpenedSession } | { readonly outcome: 'connected' };

/**
 * Ends what `begin` began, in the same browser, within ten minutes, once.
 * @throws Refusal rejected social_100_1 (state), social_100_2 (denied), social_100_3 (not proved), those of `admit` and
 * `connect`; unavailable social_unavailable; throttled
 */
export async function finish(deps: SocialDeps, caller: Caller, back: Return): Promise<Finished> {
  const { provider, answer } = back;
  const { attempt, connectTo } = resume(deps, caller, back);
  if (answer.get('error') === 'access_denied') {
    throw rejected('social_100_2', 'social_denied', { provider: provider.label });
  }
  const identity = await identify(deps, caller, { provider, attempt, answer });
  if (connectTo === null) return { outcome: 'signed_in', session: await admit(deps, { caller, provider, identity }) };
  await connect(deps, { customerId: connectTo, caller, provider, identity });
  return { outcome: 'connected' };
}

/** A state says what it is for by being good for that. */
function resume(deps: SocialDeps, { customer }: Caller, { provider, callback, browser, answer }: Return) {
  const state = answer.get('state') ?? '';
  const now = deps.clock.now();
  for (const connectTo of customer === null ? [null] : [null, customer.id]) {
    const purpose = browser === null ? null : { provider: provider.name, callback, browser, connectTo };
    const attempt = purpose === null ? null : resumeAttempt(deps, { purpose, state }, now);
    if (attempt !== null) return { attempt, connectTo };
  }
  throw rejected('social_100_1', 'social_state_invalid');
}

async function identify(
  deps: SocialDeps,
  caller: Caller,
  { provider, attempt, answer }: { provider: Provider; attempt: Attempt; answer: URLSearchParams },
): Promise<Identity> {
  // States cost nothing, and each that comes back costs the provider a call.
  await countAttempt(deps, { scope: 'login', account: null, caller });
  const expiresAt = later(deps.clock.now(), ATTEMPT_SECONDS * SECOND);
  const isFirst = await takeState(deps.db, keyHash(attempt.state), expiresAt);
  if (!isFirst) throw rejected('social_100_1', 'social_state_invalid');
  return provider.identify(attempt, answer);
}
