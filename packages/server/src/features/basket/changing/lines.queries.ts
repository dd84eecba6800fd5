import { type Executor, prepared } from '../../../platform/db/index.ts';
import type { Cut } from '../reading/availability.rules.ts';

/** A line that is not there yet. */
export interface NewLine {
  readonly productId: number;
  readonly name: string;
  readonly quantity: number;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly attributesKey: string;
}

/** What becomes of a basket, all at once. */
export interface Change {
  /** Lines with the quantity they shall have; 0 takes them out. */
  readonly cuts: readonly Cut[];
  readonly added?: NewLine;
  /** Null takes the voucher out; undefined leaves it. */
  readonly voucherId?: number | null;
  readonly now: Date;
}

// Expressions that write run whether or not they are read.
const change = prepared<{ version: number; added: number | null }>(`
  with wanted as (
    select * from unnest($2::bigint[], $3::integer[]) as w (id, quantity)
  ), removed as (
    delete from basket_lines l using wanted w where l.basket_id = $1 and l.id = w.id and w.quantity = 0
  ), changed as (
    update basket_lines l set quantity = w.quantity from wanted w
    where l.basket_id = $1 and l.id = w.id and w.quantity > 0
  ), added as (
    insert into basket_lines (basket_id, product_id, name, quantity, attributes, attributes_key, created_date)
    select $1, $4::bigint, $5::text, $6::integer, $7::jsonb, $8::text, $9::timestamptz where $4::bigint is not null
    returning id
  )
  update baskets set version = version + 1, modified_date = $9::timestamptz,
    voucher_id = case when $10::boolean then $11::bigint else voucher_id end
  where id = $1
  returning version, (select id from added) as added`);

/**
 * Changes the content of a basket that the caller's transaction has locked: one statement.
 * @returns its new version
 */
export async function applyChange(tx: Executor, basketId: number, wanted: Change): Promise<number> {
  return (await applyLines(tx, basketId, wanted)).version;
}

/** The same, with the id of the line that was added. */
export async function applyLines(
  tx: Executor,
  basketId: number,
  { cuts, added, voucherId, now }: Change,
): Promise<{ version: number; added: number | null }> {
  const line = [added?.productId, added?.name, added?.quantity, added && JSON.stringify(added.attributes)];
  const [row] = await change(tx, [
    ...[basketId, cuts.map((cut) => cut.line.id), cuts.map(({ quantity }) => quantity)],
    ...[...line, added?.attributesKey].map((value) => value ?? null),
    ...[now, voucherId !== undefined, voucherId ?? null],
  ]);
  if (row === undefined) throw new Error(`Basket ${basketId} is gone`);
  return row;
}
