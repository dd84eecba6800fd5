import { sql } from 'kysely';
import type { Executor } from '../../../platform/db/index.ts';
import type { Texts } from '../../../kernel/texts.ts';
import type { CategoryInput } from './inputs.ts';

/** One category after another: a parent may stand earlier in the same list. @returns its id, null for an unknown parent */
export async function upsertCategory(tx: Executor, category: CategoryInput, now: Date): Promise<number | null> {
  const { key, parent, names, slugs, position, isActive, attributes } = category;
  const { rows } = await sql<{ id: number }>`
    with above as (
      select id, depth, path from categories where key = ${parent}::text
      union all select null::integer, 1::smallint, '{}'::integer[] where ${parent}::text is null
    ), own as (select coalesce((select id from categories where key = ${key}),
      nextval(pg_get_serial_sequence('categories', 'id'))::integer) as id)
    insert into categories as c (id, key, parent_id, names, slugs, depth, path, position, is_active, attributes,
      created_date, modified_date)
    select own.id, ${key}, above.id, ${JSON.stringify(names)}::jsonb, ${JSON.stringify(slugs)}::jsonb, above.depth + 1,
      above.path || own.id, ${position}, ${isActive}, ${JSON.stringify(attributes)}::jsonb, ${now}, ${now}
    from above, own
    on conflict (key) do update set parent_id = excluded.parent_id, names = excluded.names, slugs = excluded.slugs,
      depth = excluded.depth, path = excluded.path, position = excluded.position, is_active = excluded.is_active,
      attributes = excluded.attributes, modified_date = excluded.modified_date
    returning id`.execute(tx);
  return rows[0]?.id ?? null;
}

/** Whether `parent` is the category `key` itself or lies below it. */
export async function liesBelow(tx: Executor, parent: string, key: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (
      select 1 from categories p join categories c on c.key = ${key} where p.key = ${parent} and c.id = any(p.path)
    ) as found`.execute(tx);
  return rows[0]?.found ?? false;
}

/** Gives everything below its place after categories moved. */
export async function repairPaths(tx: Executor): Promise<void> {
  await sql`
    with recursive tree as (
      select id, 2::smallint as depth, array[id] as path from categories where parent_id is null
      union all
      select c.id, (t.depth + 1)::smallint, t.path || c.id from categories c join tree t on c.parent_id = t.id
    )
    update categories c set depth = t.depth, path = t.path from tree t
    where t.id = c.id and c.path <> t.path`.execute(tx);
}

export interface CategoryAddress {
  readonly id: number;
  readonly key: string;
  readonly path: readonly number[];
  readonly names: Texts;
  readonly slugs: Texts;
}

export async function readCategoryAddresses(tx: Executor): Promise<CategoryAddress[]> {
  const { rows } = await sql<CategoryAddress>`
    select id, key, path, names, slugs from categories order by depth, id`.execute(tx);
  return rows;
}

/** The listed products in these categories and all below them. */
export async function productsBelow(tx: Executor, categories: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select distinct pc.product_id as id from product_categories pc join categories c on c.id = pc.category_id
    where c.path && ${categories}::integer[] order by 1`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Collections with their products, as given and no others. */
export async function upsertCollection(
  tx: Executor,
  { key, names, products }: { key: string; names: Texts; products: readonly string[] },
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    insert into collections (key, names) values (${key}, ${JSON.stringify(names)}::jsonb)
    on conflict (key) do update set names = excluded.names returning id`.execute(tx);
  const id = rows[0]?.id ?? 0;
  const before = await sql<{ product_id: number }>`
    delete from collection_products where collection_id = ${id} returning product_id`.execute(tx);
  const after = await sql<{ product_id: number }>`
    insert into collection_products (collection_id, product_id, position)
    select ${id}, coalesce(p.parent_id, p.id), min(g.position)
    from unnest(${products}::text[]) with ordinality as g (sku, position) join products p on p.sku = g.sku
    group by 2 returning product_id`.execute(tx);
  return [...new Set([...before.rows, ...after.rows].map((row) => row.product_id))];
}
