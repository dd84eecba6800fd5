import { sql } from 'kysely';
import type { Executor } from '../../../platform/db/index.ts';
import type { Texts } from '../../../kernel/texts.ts';

export interface ListedProduct {
  readonly sku: string;
  readonly names: Texts;
  readonly isActive: boolean;
  readonly variants: number;
  readonly modifiedAt: Date;
}

/** Products that are listed by themselves, by SKU; `search` is part of a SKU or name, of a variant too. */
export async function listProducts(
  db: Executor,
  { search, after, limit }: { search: string | null; after: string; limit: number },
): Promise<ListedProduct[]> {
  const part = search === null ? null : `%${search.replaceAll(/[%_\\]/g, String.raw`\$&`)}%`;
  const { rows } = await sql<ListedProduct>`
    select p.sku, p.names, p.is_active as "isActive", p.modified_date as "modifiedAt",
      (select count(*) from products v where v.parent_id = p.id) as variants
    from products p
    where p.parent_id is null and p.sku > ${after} and (${part}::text is null or p.sku ilike ${part}
      or p.names::text ilike ${part}
      or exists (select 1 from products v where v.parent_id = p.id and v.sku ilike ${part}))
    order by p.sku limit ${limit}`.execute(db);
  return rows;
}

export interface DeskSellable {
  readonly sku: string;
  readonly names: Texts;
  readonly isActive: boolean;
  readonly attributes: Readonly<Record<string, unknown>>;
}

export interface DeskProduct extends DeskSellable {
  readonly id: number;
  /** The product it is a variant of. */
  readonly parentSku: string | null;
  readonly baseCode: string;
  readonly categories: readonly string[];
  readonly images: readonly string[];
  readonly variants: readonly DeskSellable[];
}

/** One product or variant; null when there is none. */
export async function findDeskProduct(db: Executor, sku: string): Promise<DeskProduct | null> {
  const { rows } = await sql<DeskProduct>`
    select p.id, p.sku, p.names, p.is_active as "isActive", p.attributes, parent.sku as "parentSku",
      p.base_code as "baseCode",
      array(select c.key from product_categories pc join categories c on c.id = pc.category_id
        where pc.product_id = p.id order by pc.position) as categories,
      array(select image from product_images where product_id = p.id order by position) as images,
      coalesce((select jsonb_agg(jsonb_build_object('sku', v.sku, 'names', v.names, 'isActive', v.is_active,
        'attributes', v.attributes) order by v.position) from products v where v.parent_id = p.id), '[]') as variants
    from products p left join products parent on parent.id = p.parent_id
    where p.sku = ${sku}`.execute(db);
  return rows[0] ?? null;
}

export interface DeskPrice {
  readonly sku: string;
  readonly currency: string;
  readonly segment: string | null;
  /** Minor units. */
  readonly price: number;
  readonly retailPrice: number;
  readonly since: Date;
}

/** The prices of a product and its variants. */
export async function findPrices(db: Executor, sku: string): Promise<DeskPrice[]> {
  const { rows } = await sql<DeskPrice>`
    select p.sku, l.currency, l.segment, r.price, r.retail_price as "retailPrice", r.since
    from products p join prices r on r.product_id = p.id join price_lists l on l.id = r.price_list_id
    where p.id in (select id from products where sku = ${sku}
      union all select id from products where parent_id = (select id from products where sku = ${sku}))
    order by p.parent_id nulls first, p.position, p.sku, l.currency, l.segment nulls first`.execute(db);
  return rows;
}

export interface DeskLevel {
  readonly sku: string;
  readonly location: string;
  readonly onHand: number;
  readonly reserved: number;
}

/** What lies where, of a product and its variants. */
export async function findLevels(db: Executor, sku: string): Promise<DeskLevel[]> {
  const { rows } = await sql<DeskLevel>`
    select p.sku, l.key as location, s.on_hand as "onHand", s.reserved
    from products p join stock_levels s on s.product_id = p.id join stock_locations l on l.id = s.location_id
    where p.id in (select id from products where sku = ${sku}
      union all select id from products where parent_id = (select id from products where sku = ${sku}))
    order by p.parent_id nulls first, p.position, p.sku, l.position, l.key`.execute(db);
  return rows;
}
