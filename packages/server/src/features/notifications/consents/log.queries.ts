import { type Executor, prepared } from '../../../platform/db/index.ts';
import type { ConsentChannel } from '../../accounts/index.ts';

/** What is consented to. */
export type ConsentKind = 'marketing' | 'stock_alerts';

export interface NewConsentEvent {
  readonly kind: ConsentKind;
  readonly channel: ConsentChannel;
  readonly isGranted: boolean;
  readonly source: string;
  readonly customerId: number | null;
  readonly email: string;
  readonly emailDigest: Buffer;
  readonly address: string | null;
  readonly wording: string | null;
  readonly now: Date;
}

export async function insertConsentEvents(tx: Executor, events: readonly NewConsentEvent[]): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map((event) => ({
    ...{ kind: event.kind, channel: event.channel, is_granted: event.isGranted, source: event.source },
    ...{ customer_id: event.customerId, email: event.email, email_digest: event.emailDigest },
    ...{ address: event.address, wording: event.wording, created_at: event.now },
  }));
  await tx.insertInto('consent_events').values(rows).execute();
}

/** One line of the log. Without address and customer once the person is erased. */
export interface ConsentEvent {
  readonly kind: ConsentKind;
  readonly channel: ConsentChannel;
  readonly isGranted: boolean;
  readonly source: string;
  readonly address: string | null;
  readonly wording: string | null;
  readonly createdAt: Date;
}

const ofDigest = prepared<ConsentEvent>(`
  select kind, channel, is_granted as "isGranted", source, address, wording, created_at as "createdAt"
  from consent_events where email_digest = $1 order by id`);

/** All that is known of the consents of an address, oldest first. */
export async function findConsentEvents(db: Executor, emailDigest: Buffer): Promise<ConsentEvent[]> {
  return [...(await ofDigest(db, [emailDigest]))];
}

const erase = prepared<{ id: number }>(`
  update consent_events set customer_id = null, email = null, address = null where customer_id = $1 or email = $2
  returning id`);

/** Takes from the log who somebody was and where they called from; either may be null. @returns from how many lines */
export async function eraseConsentEvents(
  tx: Executor,
  { customerId, email }: { customerId: number | null; email: string | null },
): Promise<number> {
  return (await erase(tx, [customerId, email])).length;
}

// A grant is shown for as long as it holds, and then as long as its withdrawal. One that went on under another address has
// ended only once the customer withdrew it there, or is erased.
// Begun at the withdrawals whose time is up, which are few; one search by address and one by customer, each with its index.
const BEFORE = 'e.kind = w.kind and e.channel = w.channel and e.id <= w.id';

const ended = prepared<{ id: number }>(`
  with expired as (
    select id, kind, channel, source, customer_id, email_digest from consent_events
    where not is_granted and created_at < $1
  ), latest as (
    select customer_id, kind, channel, max(id) as id from expired
    where customer_id is not null and source <> 'email_change' group by customer_id, kind, channel
  ), final as (
    select w.* from expired w left join latest l
      on l.customer_id = w.customer_id and l.kind = w.kind and l.channel = w.channel
    where w.source <> 'email_change' or w.customer_id is null or l.id > w.id
  )
  delete from consent_events where id in (
    select e.id from final w join consent_events e on e.email_digest = w.email_digest and ${BEFORE}
    union
    select e.id from final w join consent_events e on e.customer_id = w.customer_id and ${BEFORE})
  returning id`);

/** Deletes what was withdrawn before a time, with the grants that it ended. @returns how many rows */
export async function deleteEndedConsents(db: Executor, before: Date): Promise<number> {
  return (await ended(db, [before])).length;
}
