import { invalidField } from '../../../kernel/errors.ts';
import { DAY, later } from '../../../platform/clock/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { Caller } from '../../../platform/http/index.ts';
import { countCall } from '../../../platform/rate-limit/index.ts';
import { changeConsents, type ConsentDeps, type Consents, type RegisteredCustomer } from '../../accounts/index.ts';
import type { NotificationDeps } from '../notifications.deps.ts';
import { type Permissions, takePermissions, upsertPermissions } from './permissions.queries.ts';

const KEPT_FOR = DAY;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export interface PermissionRequest {
  readonly uid: string;
  readonly basketId: number;
  readonly permissions: Permissions;
}

/**
 * Keeps what a guest allows in a one-click checkout for a day, until their session registers; of a customer who is logged
 * in it counts at once. What is not allowed here withdraws nothing.
 * @throws Refusal throttled; invalid invalid_uuid under `uid`, invalid_pk under `basket` for one that is not the caller's
 */
export async function keepPermissions(
  deps: NotificationDeps,
  caller: Caller,
  { uid, basketId, permissions }: PermissionRequest,
): Promise<void> {
  await countCall(deps, { scope: 'permissions', account: null, caller });
  if (!UUID.test(uid)) throw invalidField('uid', 'invalid_uuid');
  const { session, customer } = caller;
  if (session === null || !(await deps.ownsBasket(caller, basketId))) {
    throw invalidField('basket', 'invalid_pk', { pk: basketId });
  }
  const address = caller.address.slice(0, 64) || 'unknown';
  if (customer === null) {
    const expiresAt = later(deps.clock.now(), KEPT_FOR);
    await upsertPermissions(deps.db, { ...permissions, sessionId: session.id, uid, address, expiresAt });
    return;
  }
  await deps.db.transaction().execute((tx) => grant(deps, tx, { customerId: customer.id, permissions, address }));
}

/** Gives a customer who has just registered what their session's guest had allowed. */
export async function applyPermissions(deps: ConsentDeps, tx: Tx, registered: RegisteredCustomer): Promise<void> {
  const { customerId, sessionId, now } = registered;
  const kept = sessionId === null ? null : await takePermissions(tx, sessionId, now);
  if (kept !== null) await grant(deps, tx, { customerId, permissions: kept, address: kept.address });
}

async function grant(
  deps: ConsentDeps,
  tx: Tx,
  { customerId, permissions, address }: { customerId: number; permissions: Permissions; address: string },
): Promise<void> {
  const { email, sms, call } = permissions;
  const wanted: Partial<Consents> = {
    ...(email ? { email } : {}),
    ...(sms ? { sms } : {}),
    ...(call ? { call } : {}),
  };
  await changeConsents(deps, tx, { customerId, wanted, source: 'one_click_checkout', address });
}
