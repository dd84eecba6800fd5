import { invalidField, NON_FIELD } from '../../../kernel/errors.ts';
import type { Signer } from '../../../platform/crypto/index.ts';
import type { Caller } from '../../../platform/http/index.ts';
import { countCall } from '../../../platform/rate-limit/index.ts';
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
  // Numbers are told to carriers and stand on parcels: guessing an address for one is bounded as guessing passwords is.
  await countCall(deps, { scope: 'order', account: tracked.number, accountIs: 'number', caller });
  return findGuestOrder(deps.db, tracked);
}
