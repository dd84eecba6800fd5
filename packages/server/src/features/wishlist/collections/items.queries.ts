import { type Executor, prepared } from '../../../platform/db/index.ts';
import type { WishRow } from '../goods/wishes.service.ts';

export interface Item extends WishRow {
  readonly collectionId: number;
  readonly note: string | null;
  readonly createdDate: Date;
}

const COLUMNS = `i.id, i.collection_id as "collectionId", i.product_id as "productId",
  coalesce(p.parent_id, p.id) as "listedId", i.note, i.created_date as "createdDate"`;

const itemsOf = prepared<Item>(`
  select ${COLUMNS} from user_collection_items i join products p on p.id = i.product_id
  where i.collection_id = any($1::bigint[]) order by i.id`);

/** The items of these collections, in the order they were put there. */
export async function findItems(db: Executor, collectionIds: readonly number[]): Promise<Item[]> {
  return collectionIds.length === 0 ? [] : itemsOf(db, [collectionIds]);
}

const insertion = prepared<{ id: number }>(`
  insert into user_collection_items (collection_id, product_id, note, created_date)
  select $1::bigint, p.id, $3::text, $4::timestamptz from products p where p.id = $2
  on conflict do nothing
  returning id`);

export type NewItem = Omit<Item, 'id' | 'listedId'>;

/** @returns its id; null when the product lies there already */
export async function insertItem(tx: Executor, item: NewItem): Promise<number | null> {
  const { collectionId, productId, note, createdDate } = item;
  const [row] = await insertion(tx, [collectionId, productId, note, createdDate]);
  return row?.id ?? null;
}

const counting = prepared<{ count: number }>('select count(*) from user_collection_items where collection_id = $1');

export async function countItems(db: Executor, collectionId: number): Promise<number> {
  const [row] = await counting(db, [collectionId]);
  return row?.count ?? 0;
}

/** An item, by the customer whose collection it should lie in. */
export interface ItemPlace {
  readonly id: number;
  readonly collectionId: number;
  readonly customerId: number;
}

const OWN = `i.id = $1 and i.collection_id = $2
  and exists (select from user_collections c where c.id = i.collection_id and c.customer_id = $3)`;

const change = prepared<Item>(`
  with changed as (
    update user_collection_items as i set note = case when $4 then $5::text else i.note end where ${OWN} returning i.*
  )
  select ${COLUMNS} from changed i join products p on p.id = i.product_id`);

/** Puts the note, where one is given, null included. @returns the item as it is then; null when there is no such one */
export async function updateNote(
  db: Executor,
  { id, collectionId, customerId }: ItemPlace,
  note: string | null | undefined,
): Promise<Item | null> {
  const [row] = await change(db, [id, collectionId, customerId, note !== undefined, note ?? null]);
  return row ?? null;
}

const removal = prepared(`delete from user_collection_items i where ${OWN} returning i.id`);

/** @returns false when there is no such item */
export async function deleteItem(db: Executor, { id, collectionId, customerId }: ItemPlace): Promise<boolean> {
  const rows = await removal(db, [id, collectionId, customerId]);
  return rows.length === 1;
}
