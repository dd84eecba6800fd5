import { type Executor, prepared } from '../../../platform/db/index.ts';

// A variant lies where its product lies.
const nodes = prepared<{ listed_id: number; category_id: number | null }>(
  `select coalesce(p.parent_id, p.id) as listed_id, c.category_id from products p
   left join product_categories c on c.product_id = coalesce(p.parent_id, p.id)
   where p.id = $1 and p.is_active order by c.position, c.category_id`,
);

export interface ProductPlace {
  /** The product that lists show for it. */
  readonly listedId: number;
  /** The primary one first. */
  readonly categories: readonly number[];
}

/** Where a product or variant lies; null for one that is not there. */
export async function findPlaceOf(db: Executor, product: number): Promise<ProductPlace | null> {
  const rows = await nodes(db, [product]);
  const [first] = rows;
  if (first === undefined) return null;
  const categories = rows.flatMap((row) => (row.category_id === null ? [] : [row.category_id]));
  return { listedId: first.listed_id, categories };
}
