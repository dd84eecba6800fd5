import type { Tx } from '../../../platform/db/index.ts';
import type { AccountsDeps } from '../accounts.deps.ts';
import { type ConsentHolder, lockConsents, updateConsents } from './consents.queries.ts';
import { changedConsents, type Consents } from './consents.rules.ts';

export type { ConsentHolder } from './consents.queries.ts';

/** How a change of consents came about. */
export type ConsentSource =
  | 'registration'
  | 'profile'
  | 'preferences'
  | 'subscription'
  | 'unsubscribe_link'
  | 'one_click_checkout'
  | 'desk'
  | 'erased';

export type ConsentDeps = Pick<AccountsDeps, 'clock' | 'onConsentsChanged'>;

interface Announcement {
  /** The customer before the change. */
  readonly holder: ConsentHolder;
  readonly after: Consents;
  readonly source: ConsentSource;
  /** Where the call came from; null where none did. */
  readonly address: string | null;
}

/** Tells who has to know which consents were given or withdrawn, in the transaction that does it; nobody if none was. */
export async function announceConsents(deps: ConsentDeps, tx: Tx, announcement: Announcement): Promise<void> {
  const { holder, after, source, address } = announcement;
  const changes = changedConsents(holder.consents, after);
  if (changes.length === 0) return;
  const { id: customerId, email, emailVerified, wording } = holder;
  const changed = { customerId, email, emailVerified, wording, changes, source, address, now: deps.clock.now() };
  for (const hook of deps.onConsentsChanged) await hook(tx, changed);
}

export interface ConsentRequest {
  readonly customerId: number;
  /** Absent channels stay as they are. */
  readonly wanted: Partial<Consents>;
  readonly source: ConsentSource;
  readonly address: string | null;
}

/**
 * Gives or withdraws consents of a customer, whose record is locked by it, and tells the consent hooks.
 * @returns what they allow now; null when there is no such customer, registered and active
 */
export async function changeConsents(
  deps: ConsentDeps,
  tx: Tx,
  { customerId, wanted, source, address }: ConsentRequest,
): Promise<Consents | null> {
  const holder = await lockConsents(tx, { id: customerId });
  if (holder === null) return null;
  const after = { ...holder.consents, ...wanted };
  await updateConsents(tx, customerId, after, deps.clock.now());
  await announceConsents(deps, tx, { holder, after, source, address });
  return after;
}
