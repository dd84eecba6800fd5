import { type Executor, prepared } from '../../../platform/db/index.ts';
import type { GoodRef } from '../../storefront/index.ts';

export interface ProductRef extends GoodRef {
  readonly baseCode: string;
}

const byId = prepared<ProductRef>(`
  select id, coalesce(parent_id, id) as "listedId", base_code as "baseCode" from products where id = $1`);

/** A product or variant, whether sold or not. */
export async function findRef(db: Executor, id: number): Promise<ProductRef | null> {
  const [row] = await byId(db, [id]);
  return row ?? null;
}
