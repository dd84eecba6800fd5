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
  // Numbers are told to carriers and stand on parcels: guessing an address for one is bounded as guessing passwords is.
  await countCall(deps, { scope: 'order', account: tracked.number, accountIs: 'number', caller });
  const order = await findGuestOrder(deps.db, tracked);
  if (order === null) throw invalidField(NON_FIELD, 'order_unknown');
  return order;
}
