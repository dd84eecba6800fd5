import { type Executor, prepared } from '../../../platform/db/index.ts';

const attach = prepared(`
  update tickets set customer_id = $1, modified_date = $3
  where customer_id is null and erased_at is null and email = $2`);

/** Gives the guest tickets of an address to a customer. */
export async function moveGuestTickets(
  tx: Executor,
  { customerId, email, now }: { readonly customerId: number; readonly email: string; readonly now: Date },
): Promise<void> {
  await attach(tx, [customerId, email, now]);
}

const readdressing = prepared(`
  update tickets set email = $3, link_nonce = replace(gen_random_uuid()::text, '-', ''), modified_date = $4
  where customer_id = $1 and email = $2`);

/** Puts another address into a customer's tickets; links that went to the former one are worth nothing from then on. */
export async function readdress(
  tx: Executor,
  change: { readonly customerId: number; readonly from: string; readonly to: string; readonly now: Date },
): Promise<void> {
  await readdressing(tx, [change.customerId, change.from, change.to, change.now]);
}

const lock = prepared<{ id: number }>(`
  select id from tickets
  where customer_id = $1 or (customer_id is null and erased_at is null and email = $2)
  order by id for update`);

/**
 * Those of a customer, and of guests who gave `guestEmail`, null for none. Whoever writes to one of them finds it erased
 * afterwards.
 */
export async function lockTicketsOf(tx: Executor, customerId: number, guestEmail: string | null): Promise<number[]> {
  return (await lock(tx, [customerId, guestEmail])).map(({ id }) => id);
}

const lockGuests = prepared<{ id: number }>(`
  select id from tickets where customer_id is null and email = $1 order by id for update`);

/** The tickets that guests opened with an address and that no customer was given since. */
export async function lockGuestTickets(tx: Executor, email: string): Promise<number[]> {
  return (await lockGuests(tx, [email])).map(({ id }) => id);
}

// Whoever writes on in one at this moment, or erases it, is not waited for: the next hour finds it as it is then.
const lockOld = prepared<{ id: number }>(`
  select id from tickets where state = 'closed' and erased_at is null and closed_at < $1
  order by closed_at, id limit $2 for update skip locked`);

/** The tickets that were closed longest ago, before a time, `most` at most. */
export async function lockOldTickets(tx: Executor, closedBefore: Date, most: number): Promise<number[]> {
  return (await lockOld(tx, [closedBefore, most])).map(({ id }) => id);
}

const files = prepared(`
  delete from ticket_files f using ticket_messages m where m.id = f.message_id and m.ticket_id = any($1::bigint[])`);

// Answers and notes name the customer too, and make no sense without the questions.
const bodies = prepared(`update ticket_messages set body = '' where ticket_id = any($1::bigint[])`);

const people = prepared(`
  update tickets set customer_id = null, order_id = null, full_name = null, email = null, phone = null,
    rating_comment = null, link_nonce = replace(gen_random_uuid()::text, '-', ''), state = 'closed',
    waiting_since = null, closed_at = coalesce(closed_at, $2), erased_at = $2, modified_date = $2
  where id = any($1::bigint[])`);

const events = prepared(`
  insert into ticket_events (ticket_id, kind, created_date) select id, 'erased', $2 from unnest($1::bigint[]) as t (id)`);

/** Leaves of tickets when what happened: who asked, what was said, and the files go. */
export async function eraseTickets(tx: Executor, ticketIds: readonly number[], now: Date): Promise<void> {
  await files(tx, [ticketIds]);
  await bodies(tx, [ticketIds]);
  await people(tx, [ticketIds, now]);
  await events(tx, [ticketIds, now]);
}
