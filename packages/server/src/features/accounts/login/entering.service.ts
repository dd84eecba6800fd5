import type { Tx } from '../../../platform/db/index.ts';
import type { Caller } from '../../../platform/http/index.ts';
import { type OpenedSession, openSession } from '../../sessions/index.ts';
import type { AccountsDeps } from '../accounts.deps.ts';

/**
 * Opens a session for a customer who has proved who they are, and hands over what the guest had, inside the caller's
 * transaction: a login happens with all of it or not at all.
 */
export async function enterSession(
  deps: AccountsDeps,
  tx: Tx,
  caller: Caller,
  customerId: number,
): Promise<OpenedSession> {
  const session = await openSession(deps, tx, caller, customerId);
  const { id: sessionId, isTakenOver, guestCustomerId } = session;
  if (isTakenOver) await deps.onLogin(tx, { sessionId, customerId, guestCustomerId, now: deps.clock.now() });
  return session;
}
