import { offsetOf, type Page, type Slice } from '../../../kernel/page.ts';
import { type Executor, prepared } from '../../../platform/db/index.ts';
import { type FoundWish, sliceOf } from '../goods/slices.ts';
import type { WishRow } from '../goods/wishes.service.ts';

/** What a list of favourites is narrowed to; null where it is not. */
export interface FavouriteFilter {
  readonly productIds: readonly number[] | null;
  readonly baseCodes: readonly string[] | null;
  /** Part of a name, in any language. */
  readonly name: string | null;
}

// Turkish has i and ı as letters of their own: a search that tells them apart finds nothing in one of two languages.
const fold = (text: string) => `lower(translate(${text}, 'İIı', 'iii'))`;

const pageOf = prepared<FoundWish>(`
  select f.id, f.product_id as "productId", coalesce(p.parent_id, p.id) as "listedId", count(*) over () as total
  from favourites f join products p on p.id = f.product_id
  where f.customer_id = $1
    and ($2::bigint[] is null or f.product_id = any($2::bigint[]))
    and ($3::text[] is null or p.base_code = any($3::text[]))
    and ($4::text is null or exists (
      select from products n, jsonb_each_text(n.names) t
      where n.id in (p.id, p.parent_id) and position(${fold('$4')} in ${fold('t.value')}) > 0))
  order by f.id desc limit $5 offset $6`);

/** Newest first. */
export async function findFavourites(
  db: Executor,
  customerId: number,
  { page, filter }: { page: Page; filter: FavouriteFilter },
): Promise<Slice<WishRow>> {
  const { productIds, baseCodes, name } = filter;
  return sliceOf(await pageOf(db, [customerId, productIds, baseCodes, name, page.size, offsetOf(page)]));
}

export interface NewFavourite {
  readonly customerId: number;
  readonly productId: number;
  /** Where the shop keeps one favourite per base code, that of the product. */
  readonly uniqueBaseCode: string | null;
  readonly now: Date;
}

// The constraints hold back two at once; the condition, what was kept while the shop told favourites apart by SKU.
const insertion = prepared<{ id: number }>(`
  insert into favourites (customer_id, product_id, unique_base_code, created_date)
  select $1::bigint, p.id, $3::text, $4::timestamptz from products p
  where p.id = $2 and ($3::text is null or not exists (
    select from favourites f join products o on o.id = f.product_id
    where f.customer_id = $1 and o.base_code = $3::text))
  on conflict do nothing
  returning id`);

/** @returns its id; null when the product, or another of its base code, is there already */
export async function insertFavourite(tx: Executor, favourite: NewFavourite): Promise<number | null> {
  const { customerId, productId, uniqueBaseCode, now } = favourite;
  const [row] = await insertion(tx, [customerId, productId, uniqueBaseCode, now]);
  return row?.id ?? null;
}

const counting = prepared<{ count: number }>('select count(*) from favourites where customer_id = $1');

export async function countFavourites(db: Executor, customerId: number): Promise<number> {
  const [row] = await counting(db, [customerId]);
  return row?.count ?? 0;
}

const removal = prepared('delete from favourites where id = $1 and customer_id = $2 returning id');

/** @returns false when the customer has no such favourite */
export async function deleteFavourite(db: Executor, id: number, customerId: number): Promise<boolean> {
  const rows = await removal(db, [id, customerId]);
  return rows.length === 1;
}

export async function deleteFavouritesOf(tx: Executor, customerId: number): Promise<void> {
  await tx.deleteFrom('favourites').where('customer_id', '=', customerId).execute();
}
