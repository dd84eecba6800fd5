import { offsetOf, type Page, type Slice } from '../../../kernel/page.ts';
import { type Executor, prepared } from '../../../platform/db/index.ts';
import { type FoundWish, sliceOf } from '../goods/slices.ts';
import type { WishRow } from '../goods/wishes.service.ts';

const pageOf = prepared<FoundWish>(`
  select a.id, a.product_id as "productId", coalesce(p.parent_id, p.id) as "listedId", count(*) over () as total
  from stock_alerts a join products p on p.id = a.product_id
  where a.customer_id = $1 and a.sent_at is null and ($2::bigint[] is null or a.product_id = any($2::bigint[]))
  order by a.id desc limit $3 offset $4`);

/** The customer's alerts that no mail has gone out for, newest first. */
export async function findAlerts(
  db: Executor,
  customerId: number,
  { page, productIds }: { page: Page; productIds: readonly number[] | null },
): Promise<Slice<WishRow>> {
  return sliceOf(await pageOf(db, [customerId, productIds, page.size, offsetOf(page)]));
}

// A movement of stock locks the listed product before it looks for alerts. Of a group the members are what is stocked.
const lock = prepared(`
  select id from products
  where id = $1 or id in (select product_id from group_members where group_id = $1)
  order by id for share`);

/** Keeps stock of a listed product from moving in or out, unseen by an alert, until the transaction ends. */
export async function lockAvailability(tx: Executor, listedId: number): Promise<void> {
  await lock(tx, [listedId]);
}

export interface NewAlert {
  /** Null for a guest, who has an address instead. */
  readonly customerId: number | null;
  readonly email: string | null;
  /** Where the mail would go: nobody waits twice for one product. */
  readonly address: string;
  readonly productId: number;
  readonly language: string;
  readonly now: Date;
}

const insertion = prepared<{ id: number }>(`
  insert into stock_alerts (customer_id, email, product_id, language, created_date)
  select $1::bigint, $2::text, p.id, $5::text, $6::timestamptz from products p
  where p.id = $4 and not exists (
    select from stock_alerts a where a.email = $3 and a.product_id = p.id and a.sent_at is null)
  on conflict do nothing
  returning id`);

/** @returns its id; null when the customer, or somebody with that address, is waiting for the product already */
export async function insertAlert(tx: Executor, alert: NewAlert): Promise<number | null> {
  const { customerId, email, address, productId, language, now } = alert;
  const [row] = await insertion(tx, [customerId, email, address, productId, language, now]);
  return row?.id ?? null;
}

const counting = prepared<{ count: number }>(
  'select count(*) from stock_alerts where customer_id = $1 and sent_at is null',
);

export async function countAlerts(db: Executor, customerId: number): Promise<number> {
  const [row] = await counting(db, [customerId]);
  return row?.count ?? 0;
}

const removal = prepared(
  'delete from stock_alerts where id = $1 and customer_id = $2 and sent_at is null returning id',
);

/** @returns false when the customer is not waiting by such an alert */
export async function deleteAlert(db: Executor, id: number, customerId: number): Promise<boolean> {
  const rows = await removal(db, [id, customerId]);
  return rows.length === 1;
}

/** Whose alerts: those of guests with the address, and of the registered customer who has it, if any. */
export interface AlertsOwner {
  readonly email: string;
  readonly customerId: number | null;
}

const takeBack = prepared(`
  delete from stock_alerts where sent_at is null and (email = $1 or customer_id = $2)`);

/** Deletes what somebody is waiting for. */
export async function deleteWaitingAlerts(tx: Executor, { email, customerId }: AlertsOwner): Promise<void> {
  await takeBack(tx, [email, customerId]);
}

export async function deleteAlertsOf(tx: Executor, { id, email }: { id: number; email: string }): Promise<void> {
  await tx.deleteFrom('stock_alerts').where('customer_id', '=', id).execute();
  await tx.deleteFrom('stock_alerts').where('email', '=', email).execute();
}

const removeGuests = prepared<{ id: number }>('delete from stock_alerts where email = $1 returning id');

/** Deletes all that guests asked for with an address, sent or not. @returns how many */
export async function deleteGuestAlerts(tx: Executor, email: string): Promise<number> {
  return (await removeGuests(tx, [email])).length;
}

/** @returns how many alerts were sent before the one time, or made before the other */
export async function deleteOldAlerts(
  db: Executor,
  { sentBefore, madeBefore }: { sentBefore: Date; madeBefore: Date },
): Promise<number> {
  const sent = await db.deleteFrom('stock_alerts').where('sent_at', '<', sentBefore).executeTakeFirst();
  const made = await db.deleteFrom('stock_alerts').where('created_date', '<', madeBefore).executeTakeFirst();
  return Number(sent.numDeletedRows) + Number(made.numDeletedRows);
}
