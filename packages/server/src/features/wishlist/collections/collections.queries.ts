import { offsetOf, type Page, type Slice } from '../../../kernel/page.ts';
import { type Executor, prepared } from '../../../platform/db/index.ts';

export interface Collection {
  readonly id: number;
  readonly name: string;
  readonly isPublic: boolean;
  readonly slug: string;
}

const COLUMNS = 'c.id, c.name, c.is_public as "isPublic", c.slug';

/** What a list of collections is narrowed to; null where it is not. */
export interface CollectionFilter {
  /** Part of a name. */
  readonly name: string | null;
  /** Of a product that lies in them. */
  readonly productIds: readonly number[] | null;
}

const pageOf = prepared<Collection & { total: number }>(`
  select ${COLUMNS}, count(*) over () as total
  from user_collections c
  where c.customer_id = $1
    and ($2::text is null
      or position(lower(translate($2, 'İIı', 'iii')) in lower(translate(c.name, 'İIı', 'iii'))) > 0)
    and ($3::bigint[] is null or exists (
      select from user_collection_items i where i.collection_id = c.id and i.product_id = any($3::bigint[])))
  order by c.id desc limit $4 offset $5`);

/** Newest first. */
export async function findCollections(
  db: Executor,
  customerId: number,
  { page, filter }: { page: Page; filter: CollectionFilter },
): Promise<Slice<Collection>> {
  const rows = await pageOf(db, [customerId, filter.name, filter.productIds, page.size, offsetOf(page)]);
  return { items: rows, total: rows[0]?.total ?? 0 };
}

const byId = prepared<Collection>(`select ${COLUMNS} from user_collections c where c.id = $1 and c.customer_id = $2`);

export async function findCollection(db: Executor, id: number, customerId: number): Promise<Collection | null> {
  const [row] = await byId(db, [id, customerId]);
  return row ?? null;
}

const bySlug = prepared<Collection>(`
  select ${COLUMNS} from user_collections c where c.slug = $1 and (c.is_public or c.customer_id = $2)`);

/** A public collection, or one of this customer's. */
export async function findBySlug(db: Executor, slug: string, customerId: number | null): Promise<Collection | null> {
  const [row] = await bySlug(db, [slug, customerId]);
  return row ?? null;
}

export type NewCollection = Omit<Collection, 'id'> & { readonly customerId: number; readonly now: Date };

const insertion = prepared<Collection>(`
  insert into user_collections as c (customer_id, name, is_public, slug, created_date)
  values ($1, $2, $3, $4, $5) returning ${COLUMNS}`);

export async function insertCollection(tx: Executor, collection: NewCollection): Promise<Collection> {
  const { customerId, name, isPublic, slug, now } = collection;
  const [row] = await insertion(tx, [customerId, name, isPublic, slug, now]);
  if (row === undefined) throw new Error('The collection was not inserted');
  return row;
}

const counting = prepared<{ count: number }>('select count(*) from user_collections where customer_id = $1');

export async function countCollections(db: Executor, customerId: number): Promise<number> {
  const [row] = await counting(db, [customerId]);
  return row?.count ?? 0;
}

/** Absent values stay. */
export interface CollectionChange {
  readonly name?: string | undefined;
  readonly isPublic?: boolean | undefined;
}

const change = prepared<Collection>(`
  update user_collections as c set name = coalesce($3, c.name), is_public = coalesce($4, c.is_public)
  where c.id = $1 and c.customer_id = $2 returning ${COLUMNS}`);

/** @returns the collection as it is then; null when the customer has no such one */
export async function updateCollection(
  db: Executor,
  { id, customerId }: { id: number; customerId: number },
  { name, isPublic }: CollectionChange,
): Promise<Collection | null> {
  const [row] = await change(db, [id, customerId, name ?? null, isPublic ?? null]);
  return row ?? null;
}

const removal = prepared('delete from user_collections where id = $1 and customer_id = $2 returning id');

/** @returns false when the customer has no such collection */
export async function deleteCollection(db: Executor, id: number, customerId: number): Promise<boolean> {
  const rows = await removal(db, [id, customerId]);
  return rows.length === 1;
}

export async function deleteCollectionsOf(tx: Executor, customerId: number): Promise<void> {
  await tx.deleteFrom('user_collections').where('customer_id', '=', customerId).execute();
}

const lock = prepared('select id from user_collections where id = $1 and customer_id = $2 for no key update');

/** Keeps the collection's items from being counted by others. @returns false when the customer has no such one */
export async function lockCollection(tx: Executor, id: number, customerId: number): Promise<boolean> {
  const rows = await lock(tx, [id, customerId]);
  return rows.length === 1;
}
