import { type Executor, prepared } from '../../../platform/db/index.ts';
import type { GoodRef } from '../../storefront/index.ts';

/** A line as it is to be; the division is one that the customer orders for. */
export interface LineChange {
  readonly productId: number;
  readonly divisionId: number;
  readonly quantity: number;
}

const addition = prepared(`
  insert into b2b_basket_lines as l (basket_id, product_id, division_id, quantity, created_date)
  values ($1, $2, $3, $4, $5)
  on conflict (basket_id, product_id, division_id) do update set quantity = l.quantity + excluded.quantity
  where l.quantity + excluded.quantity <= $6 returning id`);

/** @returns false when it would be more than `most` pieces */
export async function addToLine(
  tx: Executor,
  basketId: number,
  { productId, divisionId, quantity }: LineChange,
  { most, now }: { most: number; now: Date },
): Promise<boolean> {
  const rows = await addition(tx, [basketId, productId, divisionId, quantity, now, most]);
  return rows.length === 1;
}

const setting = prepared(`
  insert into b2b_basket_lines as l (basket_id, product_id, division_id, quantity, created_date)
  select $1, c.product_id, c.division_id, c.quantity, $5
  from unnest($2::bigint[], $3::integer[], $4::integer[]) with ordinality as c (product_id, division_id, quantity, n)
  order by c.n
  on conflict (basket_id, product_id, division_id) do update set quantity = excluded.quantity`);

/** Sets quantities above 0; no product and division may come twice. */
export async function setLines(tx: Executor, basketId: number, lines: readonly LineChange[], now: Date): Promise<void> {
  const columns = [
    lines.map(({ productId }) => productId),
    lines.map(({ divisionId }) => divisionId),
    lines.map(({ quantity }) => quantity),
  ];
  await setting(tx, [basketId, ...columns, now]);
}

const removal = prepared(`
  delete from b2b_basket_lines where basket_id = $1 and product_id = $2 and ($3::integer is null or division_id = $3)`);

/** Takes a product out, for one division or for all. */
export async function deleteLines(
  tx: Executor,
  basketId: number,
  { productId, divisionId }: { productId: number; divisionId: number | null },
): Promise<void> {
  await removal(tx, [basketId, productId, divisionId]);
}

const counting = prepared<{ count: number }>('select count(*) from b2b_basket_lines where basket_id = $1');

export async function countLines(tx: Executor, basketId: number): Promise<number> {
  const [row] = await counting(tx, [basketId]);
  return row?.count ?? 0;
}

const refs = prepared<GoodRef & { readonly sku: string }>(`
  select id, coalesce(parent_id, id) as "listedId", sku from products where sku = any ($1::text[])`);

export function findRefsBySku(db: Executor, skus: readonly string[]) {
  return refs(db, [skus]);
}

const codes = prepared<{ readonly id: number; readonly erpCode: string }>(`
  select id, erp_code as "erpCode" from divisions
  where erp_code = any ($1::text[]) and is_active and (id = $2 or ($3::boolean and parent_id = $2))`);

/** The divisions of these codes that a member orders for. */
export function findReachable(
  db: Executor,
  erpCodes: readonly string[],
  { divisionId, isMain }: { divisionId: number; isMain: boolean },
) {
  return codes(db, [erpCodes, divisionId, isMain]);
}
