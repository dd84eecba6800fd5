import { sql } from 'kysely';
import type { Executor } from '../../../platform/db/index.ts';
import type { ProductRow } from './rows.ts';

/** One statement for any number of products: the rows travel as one JSON parameter. */

export interface KnownProduct {
  readonly sku: string;
  readonly id: number;
  readonly parentSku: string | null;
}

/** Which of the SKUs are there, and whose variants they are. */
export async function findBySku(tx: Executor, skus: readonly string[]): Promise<KnownProduct[]> {
  const { rows } = await sql<KnownProduct>`
    select p.sku, p.id, parent.sku as "parentSku" from products p left join products parent on parent.id = p.parent_id
    where p.sku = any(${skus})`.execute(tx);
  return rows;
}

export interface SavedProduct {
  readonly id: number;
  readonly sku: string;
  readonly created: boolean;
}

/** Inserts or replaces; the parents of variants are there already. */
export async function upsertProducts(tx: Executor, given: readonly ProductRow[], now: Date): Promise<SavedProduct[]> {
  if (given.length === 0) return [];
  const { rows } = await sql<SavedProduct>`
    insert into products as p (sku, parent_id, base_code, product_type, attribute_set_id, names, descriptions, attributes,
      attribute_texts, extra_attributes, variant_keys, position, is_active, boost, unit_type, tax_rate, max_quantity,
      sell_without_stock, sale_starts_at, sale_ends_at, weight, created_date, modified_date)
    select g.sku, parent.id, g.base_code, g.product_type, s.id, g.names, g.descriptions, g.attributes,
      g.attribute_texts, g.extra_attributes, g.variant_keys, g.position, g.is_active, g.boost, g.unit_type, g.tax_rate,
      g.max_quantity, g.sell_without_stock, g.sale_starts_at, g.sale_ends_at, g.weight, ${now}, ${now}
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as g (sku text, parent_sku text, base_code text,
      product_type text, attribute_set text, names jsonb, descriptions jsonb, attributes jsonb, attribute_texts jsonb,
      extra_attributes jsonb, variant_keys text[], position integer, is_active boolean, boost integer, unit_type text,
      tax_rate numeric, max_quantity integer, sell_without_stock boolean, sale_starts_at timestamptz,
      sale_ends_at timestamptz, weight integer)
    left join products parent on parent.sku = g.parent_sku
    left join attribute_sets s on s.key = g.attribute_set
    order by g.sku
    on conflict (sku) do update set base_code = excluded.base_code, product_type = excluded.product_type,
      attribute_set_id = excluded.attribute_set_id, names = excluded.names, descriptions = excluded.descriptions,
      attributes = excluded.attributes, attribute_texts = excluded.attribute_texts,
      extra_attributes = excluded.extra_attributes, variant_keys = excluded.variant_keys, position = excluded.position,
      is_active = excluded.is_active, boost = excluded.boost, unit_type = excluded.unit_type,
      tax_rate = excluded.tax_rate, max_quantity = excluded.max_quantity,
      sell_without_stock = excluded.sell_without_stock, sale_starts_at = excluded.sale_starts_at,
      sale_ends_at = excluded.sale_ends_at, weight = excluded.weight, modified_date = excluded.modified_date
    returning p.id, p.sku, p.xmax = 0 as created`.execute(tx);
  return rows;
}

/** Variants that their product no longer names are no longer sold; orders may still show them. */
export async function retireVariants(tx: Executor, parents: readonly number[], kept: readonly number[]): Promise<void> {
  await sql`
    update products set is_active = false
    where parent_id = any(${parents}) and is_active and not (id = any(${kept}))`.execute(tx);
}

export interface Placed {
  readonly product_id: number;
  readonly position: number;
}

/** The pictures of these products, as given and no others. */
export async function replaceImages(
  tx: Executor,
  products: readonly number[],
  images: readonly (Placed & { image: string })[],
  now: Date,
): Promise<void> {
  const given = JSON.stringify(images);
  await sql`
    delete from product_images i where i.product_id = any(${products}) and not exists (
      select 1 from jsonb_to_recordset(${given}::jsonb) as g (product_id bigint, position integer)
      where g.product_id = i.product_id and g.position = i.position)`.execute(tx);
  await sql`
    insert into product_images as i (product_id, image, position, created_date)
    select product_id, image, position, ${now}
    from jsonb_to_recordset(${given}::jsonb) as g (product_id bigint, image text, position integer)
    order by product_id, position
    on conflict (product_id, position) do update set image = excluded.image, created_date = excluded.created_date
    where i.image <> excluded.image`.execute(tx);
}

/** The categories of these products, as given and no others. */
export async function replaceCategories(
  tx: Executor,
  products: readonly number[],
  categories: readonly (Placed & { category_id: number })[],
): Promise<void> {
  const given = JSON.stringify(categories);
  await sql`
    delete from product_categories c where c.product_id = any(${products}) and not exists (
      select 1 from jsonb_to_recordset(${given}::jsonb) as g (product_id bigint, category_id integer)
      where g.product_id = c.product_id and g.category_id = c.category_id)`.execute(tx);
  await sql`
    insert into product_categories as c (product_id, category_id, position)
    select product_id, category_id, position
    from jsonb_to_recordset(${given}::jsonb) as g (product_id bigint, category_id integer, position integer)
    order by product_id, category_id
    on conflict (product_id, category_id) do update set position = excluded.position
    where c.position <> excluded.position`.execute(tx);
}

/** The members of these groups, as given and no others. SKUs that are not there are passed over. */
export async function replaceMembers(
  tx: Executor,
  groups: readonly number[],
  members: readonly { group_id: number; sku: string; position: number }[],
): Promise<void> {
  if (groups.length === 0) return;
  await sql`delete from group_members where group_id = any(${groups})`.execute(tx);
  await sql`
    insert into group_members (group_id, product_id, position)
    select g.group_id, p.id, g.position
    from jsonb_to_recordset(${JSON.stringify(members)}::jsonb) as g (group_id bigint, sku text, position integer)
    join products p on p.sku = g.sku where p.id <> g.group_id
    on conflict do nothing`.execute(tx);
}

/** Ids of the categories by key. */
export async function categoryIds(tx: Executor, keys: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ key: string; id: number }>`
    select key, id from categories where key = any(${keys})`.execute(tx);
  return new Map(rows.map(({ key, id }) => [key, id]));
}

export async function ensureAttributeSets(tx: Executor, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  await sql`
    insert into attribute_sets (key, name) select key, key from unnest(${keys}::text[]) as key
    on conflict (key) do nothing`.execute(tx);
}

/** The products that lists show for these products and variants. */
export async function listedIds(tx: Executor, products: readonly number[]): Promise<number[]> {
  if (products.length === 0) return [];
  const { rows } = await sql<{ id: number }>`
    select distinct coalesce(parent_id, id) as id from products where id = any(${products}) order by 1`.execute(tx);
  return rows.map(({ id }) => id);
}
