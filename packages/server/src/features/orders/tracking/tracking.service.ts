import { invalidField, NON_FIELD, throttled } from '../../../kernel/errors.ts';
import type { Signer } from '../../../platform/crypto/index.ts';
import type { Caller } from '../../../platform/http/index.ts';
import { hitLimits, isTrusted, type Limit } from '../../../platform/rate-limit/index.ts';
import type { Order } from '../order.ts';
import { findGuestOrder } from '../reading/orders.queries.ts';
import type { OrderReadingDeps } from '../reading/reading.deps.ts';

export interface TrackingDeps extends OrderReadingDeps {
  readonly signer: Signer;
}

type CountingDeps = Pick<TrackingDeps, 'db' | 'config' | 'clock' | 'signer'>;

/** What a guest was told when ordering. */
export interface Tracked {
  readonly number: string;
  readonly email: string;
}

/**
 * A guest's order, for whoever knows its number and e-mail address.
 * @throws Refusal throttled; invalid order_unknown under `non_field_errors`, the same for an unknown number, another
 *   address and a customer's order
 */
export async function trackOrder(deps: TrackingDeps, caller: Caller, tracked: Tracked): Promise<Order> {
  const order = await findTrackedOrder(deps, caller, tracked);
  if (order === null) throw invalidField(NON_FIELD, 'order_unknown');
  return order;
}

/** The same, null where there is none. Every try counts. @throws Refusal throttled */
export async function findTrackedOrder(deps: CountingDeps, caller: Caller, tracked: Tracked): Promise<Order | null> {
  await countAttempt(deps, caller, tracked.number);
  return findGuestOrder(deps.db, tracked);
}

/** Numbers are told to carriers and stand on parcels: how often an address is guessed for one is bounded as logins are. */
async function countAttempt(deps: CountingDeps, caller: Caller, number: string): Promise<void> {
  const { db, config, clock, signer } = deps;
  if (!config.throttle) return;
  const { visitor, address } = caller;
  const limits: Limit[] = [
    { key: signer.digest('rate:order:number-address', `${number}\0${address}`), rate: config.rateAccountAddress },
    { key: signer.digest('rate:order:number', number), rate: config.rateAccount },
  ];
  const session = visitor?.keyHash.toString('hex') ?? caller.session?.id.toString();
  if (session !== undefined)
    limits.push({ key: signer.digest('rate:order:session', session), rate: config.rateSession });
  if (!isTrusted(config.trustedCallers, address)) {
    limits.push({ key: signer.digest('rate:order:address', address), rate: config.rateAddress });
  }
  const retryAfter = await hitLimits(db, limits, clock.now());
  if (retryAfter !== null) throw throttled(retryAfter);
}
