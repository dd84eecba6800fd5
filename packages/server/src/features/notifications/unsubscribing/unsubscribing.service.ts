import type { Tx } from '../../../platform/db/index.ts';
import { changeConsents, type ConsentSource, lockConsents } from '../../accounts/index.ts';
import { noteConsent } from '../consents/log.service.ts';
import type { NotificationDeps } from '../notifications.deps.ts';
import { switchStockAlerts } from '../preferences/preferences.service.ts';
import { endSubscription } from '../subscriptions/subscriptions.queries.ts';
import type { Unsubscription } from './links.rules.ts';

/** Who says so, and from where. */
export interface Said {
  readonly source: ConsentSource;
  /** Null where no call did. */
  readonly address: string | null;
}

/**
 * Ends mails of a kind to an address, for a registered customer by their own flags. Again, it changes nothing. Whoever
 * asks has proved the address, or is the operator.
 */
export function unsubscribe(deps: NotificationDeps, wanted: Unsubscription, said: Said): Promise<void> {
  return deps.db.transaction().execute(async (tx) => {
    if (wanted.kind === 'marketing') await leaveNewsletter(deps, tx, wanted.email, said);
    else await leaveAlerts(deps, tx, wanted.email, said);
  });
}

/** Withdraws the consent to e-mail, wherever it is kept. @returns whether there was any */
export async function leaveNewsletter(deps: NotificationDeps, tx: Tx, email: string, said: Said): Promise<boolean> {
  const holder = await lockConsents(tx, { email });
  const allowed = holder?.consents.email === true;
  if (holder !== null && allowed) {
    await changeConsents(deps, tx, { customerId: holder.id, wanted: { email: false }, ...said });
  }
  const now = deps.clock.now();
  const former = await endSubscription(tx, email, now);
  // What the customer's own flag has said is noted already.
  if (former !== 'confirmed' || allowed) return allowed || former === 'pending';
  const changes = [{ channel: 'email', isGranted: false }] as const;
  const person = { customerId: null, email, wording: null };
  await noteConsent(deps, tx, { kind: 'marketing', changes, ...person, ...said, now });
  return true;
}

/** Takes back what is waited for; a customer is told of nothing else either until they ask for it again. */
async function leaveAlerts(deps: NotificationDeps, tx: Tx, email: string, said: Said): Promise<void> {
  const holder = await lockConsents(tx, { email });
  await deps.dropAlerts(tx, { email, customerId: holder?.id ?? null });
  if (holder === null) return;
  const customer = { customerId: holder.id, email, isWanted: false };
  await switchStockAlerts(deps, tx, { ...customer, ...said, now: deps.clock.now() });
}
