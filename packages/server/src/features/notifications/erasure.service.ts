import type { Tx } from '../../platform/db/index.ts';
import type { Erased } from '../accounts/index.ts';
import { eraseConsentEvents } from './consents/log.queries.ts';
import { deletePreferences } from './preferences/preferences.queries.ts';
import { deleteSubscription } from './subscriptions/subscriptions.queries.ts';

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
