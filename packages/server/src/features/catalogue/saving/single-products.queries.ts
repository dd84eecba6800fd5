import { sql } from 'kysely';
import type { Executor } from '../../../platform/db/index.ts';

export interface LockedProduct {
  readonly id: number;
  readonly parentId: number | null;
  readonly parentSku: string | null;
  /** How many variants its product has, itself included; 0 for what is no variant. */
  readonly siblings: number;
}

/** The product or variant with this SKU, locked until the transaction ends; null when there is none. */
export async function lockProduct(tx: Executor, sku: string): Promise<LockedProduct | null> {
  const { rows } = await sql<LockedProduct>`
    select p.id, p.parent_id as "parentId", parent.sku as "parentSku",
      (select count(*) from products v where v.parent_id = p.parent_id) as siblings
    from products p left join products parent on parent.id = p.parent_id
    where p.sku = ${sku} for update of p`.execute(tx);
  return rows[0] ?? null;
}

export async function updateActive(tx: Executor, id: number, isActive: boolean, now: Date): Promise<boolean> {
  const { rows } = await sql<{ id: number }>`
    update products set is_active = ${isActive}, modified_date = ${now}
    where id = ${id} and is_active <> ${isActive} returning id`.execute(tx);
  return rows.length > 0;
}

/** With its variants, pictures and prices. */
export async function deleteProduct(tx: Executor, id: number): Promise<void> {
  await sql`delete from products where id = ${id}`.execute(tx);
}
