import { throttled } from '../../../kernel/errors.ts';
import type { Caller } from '../../../platform/http/index.ts';
import { hitLimits, isTrusted, type Limit } from '../../../platform/rate-limit/index.ts';
import type { SupportDeps } from '../support.deps.ts';

/** What is being done: asking the shop by a form, writing on in a conversation, or acting by a link. */
export type Scope = 'contact' | 'conversation' | 'link';

export interface Attempt {
  readonly scope: Scope;
  /** Whom it is about: the address that mails would go to, a customer's id, a ticket's number. */
  readonly account: string;
  readonly caller: Caller;
}

/**
 * Counts an attempt before anything is done for it: each may send mails and fill the database with files. Storefronts call
 * from one address, so that budgets are kept by account and address, by account, by session, and only generously by address.
 * @throws Refusal throttled
 */
export async function countAttempt(deps: SupportDeps, { scope, account, caller }: Attempt): Promise<void> {
  const { db, config, clock, signer } = deps;
  if (!config.throttle) return;
  const { visitor, session, address } = caller;
  const key = (kind: string, text: string) => signer.digest(`rate:${scope}:${kind}`, text);
  const limits: Limit[] = [
    { key: key('account-address', `${account}\0${address}`), rate: config.rateAccountAddress },
    { key: key('account', account), rate: config.rateAccount },
  ];
  const sessionKey = visitor?.keyHash.toString('hex') ?? session?.id.toString();
  if (sessionKey !== undefined) limits.push({ key: key('session', sessionKey), rate: config.rateSession });
  if (!isTrusted(config.trustedCallers, address)) {
    limits.push({ key: key('address', address), rate: config.rateAddress });
  }
  const retryAfter = await hitLimits(db, limits, clock.now());
  if (retryAfter !== null) throw throttled(retryAfter);
}
