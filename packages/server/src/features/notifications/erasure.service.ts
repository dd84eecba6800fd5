import type { Tx } from '../../platform/db/index.ts';
import type { Erased, ErasedGuest, GuestErasure } from '../accounts/index.ts';
import { eraseConsentEvents } from './consents/log.queries.ts';
import { type LogDeps, noteConsent } from './consents/log.service.ts';
import { deletePermissionsOf } from './permissions/permissions.queries.ts';
import { deletePreferences } from './preferences/preferences.queries.ts';
import { deleteSubscription, endSubscription } from './subscriptions/subscriptions.queries.ts';

/**
 * Takes a customer out of preferences, newsletter and consent log. Of the log the digest of the address stays until its
 * time is up: mails that were sent may still be complained of. What hangs on an address that they never proved is
 * somebody else's.
 */
export async function eraseNotificationsOf(tx: Tx, { id, email, emailVerified }: Erased): Promise<void> {
  await deletePreferences(tx, id);
  if (emailVerified) await deleteSubscription(tx, email);
  await eraseConsentEvents(tx, { customerId: id, email: emailVerified ? email : null });
}

/**
 * Takes an address that nobody registered out of newsletter and consent log, and what guests allowed in their sessions. The log
 * says that the consent ended, or it would be kept for ever; its digests stay until their time is up.
 */
export async function eraseGuestNotifications(
  deps: LogDeps,
  tx: Tx,
  { email, sessionIds, now }: Pick<ErasedGuest, 'email' | 'sessionIds' | 'now'>,
): Promise<GuestErasure> {
  await deletePermissionsOf(tx, sessionIds);
  if ((await endSubscription(tx, email, now)) === 'confirmed') {
    const changes = [{ channel: 'email', isGranted: false }] as const;
    const person = { customerId: null, email, address: null, wording: null };
    await noteConsent(deps, tx, { kind: 'marketing', source: 'erased', changes, ...person, now });
  }
  const isForgotten = await deleteSubscription(tx, email);
  const consents = await eraseConsentEvents(tx, { customerId: null, email });
  return { subscriptions: isForgotten ? 1 : 0, consents };
}
