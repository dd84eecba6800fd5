import type { Executor, Tx } from '../../platform/db/index.ts';
import type { Count, StockDeps } from './index.ts';
import { setStock } from './index.ts';

export const NOW = new Date('2030-04-11T06:24:47.015Z');

interface NewProduct {
  readonly sku: string;
  readonly parentId?: number;
  readonly variantKeys?: string[];
  readonly attributes?: Record<string, unknown>;
  readonly isActive?: boolean;
  readonly sellWithoutStock?: boolean;
}

/** A product or variant with little more than its SKU. @returns its id */
export async function aProduct(db: Executor, given: NewProduct): Promise<number> {
  const { id } = await db
    .insertInto('products')
    .values({
      ...{ sku: given.sku, base_code: given.sku, parent_id: given.parentId ?? null },
      ...{ attribute_set_id: null, max_quantity: null, sale_starts_at: null, sale_ends_at: null },
      ...{ descriptions: '{}', attribute_texts: '{}', extra_attributes: '{}' },
      ...{ created_date: NOW, modified_date: NOW, names: JSON.stringify({ en: given.sku }) },
      ...{ variant_keys: given.variantKeys ?? [], attributes: JSON.stringify(given.attributes ?? {}) },
      ...{ is_active: given.isActive ?? true, sell_without_stock: given.sellWithoutStock ?? false },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** A listed product with variants that differ by size. @returns its id, then those of the variants */
export async function aShirt(db: Executor, sku: string, sizes: readonly string[]): Promise<number[]> {
  const parentId = await aProduct(db, { sku, variantKeys: ['size'] });
  const ids = [parentId];
  for (const size of sizes) ids.push(await aProduct(db, { sku: `${sku}-${size}`, parentId, attributes: { size } }));
  return ids;
}

/** Runs a transaction and tells what it announced: tags, the listed products that flipped, and the SKUs that are back. */
export async function observed<Result>(
  db: Executor,
  work: (deps: StockDeps, tx: Tx) => Promise<Result>,
): Promise<{ result: Result; tags: string[]; flips: number[]; back: number[] }> {
  const flips: number[] = [];
  const back: number[] = [];
  const deps: StockDeps = {
    availabilityChanged: async (_tx, listedIds) => {
      flips.push(...listedIds);
    },
    restocked: async (_tx, productIds) => {
      back.push(...productIds);
    },
  };
  const { result, tags } = await db.transaction().execute(async (tx) => {
    const done = await work(deps, tx);
    const rows = await tx
      .selectFrom('catalogue_changes')
      .select('tags')
      .where(({ eb, fn }) => eb('writer', '=', fn<string>('pg_current_xact_id')))
      .execute();
    return { result: done, tags: rows.flatMap((row) => row.tags) };
  });
  return { result, tags, flips, back };
}

/** Puts stock in place without looking at what is announced. */
export function stock(db: Executor, ...counts: Count[]) {
  return observed(db, (deps, tx) => setStock(deps, tx, counts, NOW));
}

/** `location: on hand/reserved` of a SKU. */
export async function levels(db: Executor, productId: number): Promise<string[]> {
  const rows = await db
    .selectFrom('stock_levels as l')
    .innerJoin('stock_locations as p', 'p.id', 'l.location_id')
    .select(['p.key', 'l.on_hand', 'l.reserved'])
    .where('l.product_id', '=', productId)
    .orderBy('p.key')
    .execute();
  return rows.map(({ key, on_hand, reserved }) => `${key}: ${on_hand}/${reserved}`);
}
