import type { Caller } from '../../../platform/http/index.ts';
import { findTrackedOrder } from '../../orders/index.ts';
import type { SupportDeps } from '../support.deps.ts';
import { isOrderOf } from './opening.queries.ts';
import type { Request } from './opening.service.ts';

type Named = Pick<Request, 'orderId' | 'buyerId'>;

/**
 * The order that a guest names: one of the session by its id, any guest's by its number together with the address that it
 * was placed with. That proves as much as it does where orders are tracked, and counts as a try there. What is neither is
 * returned as it came, to be refused like all that is not one's own.
 * @throws Refusal throttled
 */
export async function readGuestsOrder(
  deps: SupportDeps,
  caller: Caller,
  { orderId, buyerId, email }: Named & Pick<Request, 'email'>,
): Promise<Named> {
  const given = { orderId, buyerId };
  if (orderId === null || caller.customer !== null) return given;
  if (buyerId !== null && (await isOrderOf(deps.db, buyerId, orderId))) return given;
  const order = await findTrackedOrder(deps, caller, { number: String(orderId), email });
  return order === null ? given : { orderId: order.id, buyerId: order.customerId };
}
