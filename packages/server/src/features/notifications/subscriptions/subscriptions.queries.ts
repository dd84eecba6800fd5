import { type Executor, prepared } from '../../../platform/db/index.ts';

export type SubscriptionState = 'pending' | 'confirmed' | 'unsubscribed';

/** What somebody tells who subscribes. */
export interface SubscriptionDetails {
  /** Normalised. */
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly gender: string | null;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly language: string;
  /** Where it is asked from; null for the operator's command line. */
  readonly address: string | null;
}

interface Asking extends SubscriptionDetails {
  readonly now: Date;
  /** Who was written to after this waits. */
  readonly notSince: Date;
  /** How many links an address is sent while it is pending. */
  readonly mostMails: number;
}

const ask = prepared<{ id: number }>(`
  insert into email_subscriptions as s
    (email, state, first_name, last_name, gender, attributes, language, address, asked_at)
  values ($1, 'pending', $2, $3, $4, $5, $6, $7, $8)
  on conflict (email) do update set
    state = 'pending', first_name = excluded.first_name, last_name = excluded.last_name, gender = excluded.gender,
    attributes = excluded.attributes, language = excluded.language, address = excluded.address,
    asked_at = excluded.asked_at, unsubscribed_at = null, mails = 1
  where s.state = 'unsubscribed'
  returning id`);

// Anybody may name an address: what was told first stays, or a stranger would have words of theirs confirmed by its owner.
const askAgain = prepared<{ id: number }>(`
  update email_subscriptions set asked_at = $2, mails = mails + 1
  where email = $1 and state = 'pending' and asked_at <= $3 and mails < $4
  returning id`);

/**
 * What is told of an address that waits already changes nothing but when it was asked last.
 * @returns the id of the row that waits for its link; null where no link is to be sent (again)
 */
export async function askSubscription(tx: Executor, asking: Asking): Promise<number | null> {
  const { email, firstName, lastName, gender, attributes, language, address, now, notSince, mostMails } = asking;
  const told = [email, firstName, lastName, gender, JSON.stringify(attributes), language, address];
  const [begun] = await ask(tx, [...told, now]);
  const [row] = begun === undefined ? await askAgain(tx, [email, now, notSince, mostMails]) : [begun];
  return row?.id ?? null;
}

const admit = prepared(`
  insert into email_subscriptions (email, state, language, asked_at, confirmed_at) values ($1, 'confirmed', $2, $3, $3)
  on conflict (email) do update set state = 'confirmed', confirmed_at = excluded.confirmed_at, unsubscribed_at = null
  where email_subscriptions.state <> 'confirmed'
  returning id`);

/** Subscribes an address without a link. @returns false when it was subscribed before */
export async function insertConfirmed(
  tx: Executor,
  { email, language, now }: { email: string; language: string; now: Date },
): Promise<boolean> {
  return (await admit(tx, [email, language, now])).length === 1;
}

export interface SubscriptionRow {
  readonly id: number;
  readonly email: string;
  readonly state: SubscriptionState;
  readonly language: string;
}

const byId = prepared<SubscriptionRow>('select id, email, state, language from email_subscriptions where id = $1');

export async function findSubscription(db: Executor, id: number): Promise<SubscriptionRow | null> {
  const [row] = await byId(db, [id]);
  return row ?? null;
}

const byEmail = prepared<{ state: SubscriptionState }>('select state from email_subscriptions where email = $1');

/** Null for an address that nobody knows. */
export async function findState(db: Executor, email: string): Promise<SubscriptionState | null> {
  const [row] = await byEmail(db, [email]);
  return row?.state ?? null;
}

const confirm = prepared(`
  update email_subscriptions set state = 'confirmed', confirmed_at = $2 where id = $1 and state = 'pending' returning id`);

/** @returns false when it was not waiting for that */
export async function confirmPending(tx: Executor, id: number, now: Date): Promise<boolean> {
  return (await confirm(tx, [id, now])).length === 1;
}

const end = prepared<{ former: SubscriptionState }>(`
  with kept as (select id, state from email_subscriptions where email = $1 and state <> 'unsubscribed' for update)
  update email_subscriptions s set state = 'unsubscribed', unsubscribed_at = $2, confirmed_at = null, first_name = '',
    last_name = '', gender = null, attributes = '{}', address = null
  from kept where s.id = kept.id
  returning kept.state as former`);

/** Ends a subscription; of it the address stays. @returns what it was; null where there was none to end */
export async function endSubscription(tx: Executor, email: string, now: Date): Promise<SubscriptionState | null> {
  const [row] = await end(tx, [email, now]);
  return row?.former ?? null;
}

const remove = prepared('delete from email_subscriptions where email = $1 returning id');

export async function deleteSubscription(tx: Executor, email: string): Promise<boolean> {
  return (await remove(tx, [email])).length === 1;
}

const stale = prepared<{ id: number }>(`
  delete from email_subscriptions
  where (state = 'pending' and asked_at < $1) or (state = 'unsubscribed' and unsubscribed_at < $2)
  returning id`);

/** Deletes what nobody confirmed, and what ended long ago. @returns how many rows */
export async function deleteStale(
  db: Executor,
  { askedBefore, endedBefore }: { askedBefore: Date; endedBefore: Date },
): Promise<number> {
  return (await stale(db, [askedBefore, endedBefore])).length;
}
