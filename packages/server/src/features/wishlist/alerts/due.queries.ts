import { type Executor, prepared } from '../../../platform/db/index.ts';
import type { WishRow } from '../goods/wishes.service.ts';

// An alert may be for the SKU itself, for the product that lists show in its place, or for a group with that in it.
const awaited = prepared<{ id: number }>(`
  select distinct a.product_id as id from stock_alerts a
  where a.sent_at is null and a.product_id in (
    select unnest($1::bigint[])
    union select parent_id from products where id = any($1::bigint[]) and parent_id is not null
    union select m.group_id from products p join group_members m on m.product_id = coalesce(p.parent_id, p.id)
      where p.id = any($1::bigint[]))
  order by 1`);

/** The products that somebody is waiting for, among these SKUs and what they are part of. */
export async function findAwaited(db: Executor, skuIds: readonly number[]): Promise<number[]> {
  const rows = await awaited(db, [skuIds]);
  return rows.map(({ id }) => id);
}

const missed = prepared<{ id: number }>(`
  select distinct a.product_id as id from stock_alerts a
  where a.sent_at is null and exists (
    select from products v
    where (v.id = a.product_id or v.parent_id = a.product_id) and v.is_active and (v.sell_without_stock or exists (
      select from stock_levels l join stock_locations k on k.id = l.location_id and k.sells_online
      where l.product_id = v.id and l.on_hand > l.reserved)))
  order by 1`);

/** The products that somebody is waiting for although there is stock: they were put on sale after it had come. */
export async function findMissed(db: Executor): Promise<number[]> {
  const rows = await missed(db, []);
  return rows.map(({ id }) => id);
}

const due = prepared<WishRow>(`
  select a.id, a.product_id as "productId", coalesce(p.parent_id, p.id) as "listedId"
  from stock_alerts a join products p on p.id = a.product_id
  where a.product_id = any($1::bigint[]) and a.sent_at is null and a.id > $2
  order by a.id limit $3`);

/** The next alerts for these products, by id. */
export function findDue(
  db: Executor,
  { productIds, afterId, limit }: { productIds: readonly number[]; afterId: number; limit: number },
): Promise<WishRow[]> {
  return due(db, [productIds, afterId, limit]);
}

export interface Recipient {
  /** Null for a guest. */
  readonly customerId: number | null;
  readonly address: string;
  readonly language: string;
}

const recipient = prepared<Recipient>(`
  select a.customer_id as "customerId", coalesce(a.email, c.email) as address, a.language
  from stock_alerts a left join customers c on c.id = a.customer_id
  where a.id = $1 and a.sent_at is null and (c.id is null or c.is_active and c.email is not null)`);

/** To whom the mail goes; null when the alert is over, or the customer gone. */
export async function findRecipient(db: Executor, id: number): Promise<Recipient | null> {
  const [row] = await recipient(db, [id]);
  return row ?? null;
}

const over = prepared('update stock_alerts set sent_at = $2 where id = $1 and sent_at is null');

export async function markSent(db: Executor, id: number, now: Date): Promise<void> {
  await over(db, [id, now]);
}
