import { type Executor, prepared } from '../../platform/db/index.ts';

const remove = prepared<{ id: number }>(`
  delete from baskets where id in (
    select id from baskets where customer_id is null and status <> 'submitted' and status <> 'frozen' and touched_on < ($1 at time zone 'UTC')::date
    order by touched_on limit $2 for update skip locked)
  returning id`);

/** Deletes guests' baskets that nobody has touched since, and those merged before. @returns how many, at most `most` */
export async function deleteAbandoned(db: Executor, before: Date, most: number): Promise<number> {
  return (await remove(db, [before, most])).length;
}

const removeReports = prepared('delete from basket_merges where merged_at < $1');

export async function deleteReports(db: Executor, before: Date): Promise<void> {
  await removeReports(db, [before]);
}

// With those that were merged into them: they hold what the customer wrote as a guest.
const removeOwn = prepared(`
  with recursive own as (
    select id from baskets where customer_id = $1
    union select b.id from baskets b join own on b.merged_into = own.id
  ) delete from baskets where id in (select id from own)`);

/** Deletes all that a customer has put together. What became an order stands in the order, and stays there. */
export async function deleteBasketsOf(tx: Executor, customerId: number): Promise<void> {
  await removeOwn(tx, [customerId]);
}

const removeGuests = prepared<{ id: number }>(`
  with recursive own as (
    select id from baskets where customer_id is null and (session_id = any ($1::bigint[]) or id = any ($2::bigint[]))
    union select b.id from baskets b join own on b.merged_into = own.id
  ), locked as (
    select id from baskets where id in (select id from own) order by id for update
  ) delete from baskets where id in (select id from locked) returning id`);

/** Deletes what guests have put together in sessions, and baskets of theirs by id. @returns how many */
export async function deleteGuestBaskets(
  tx: Executor,
  { sessionIds, basketIds }: { readonly sessionIds: readonly number[]; readonly basketIds: readonly number[] },
): Promise<number> {
  return (await removeGuests(tx, [sessionIds, basketIds])).length;
}
