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

// The basket comes first: where it is not what it was, nothing is done. Expressions that write run whether or not they
// are read.
const change = prepared<Applied>(`
  with b as (
    update baskets set version = version + 1, modified_date = $9::timestamptz,
      voucher_id = case when $10::boolean then $11::bigint else voucher_id end
    where id = $1 and ($12::integer is null or version = $12 and status = 'active'
      and case when $13::bigint is null then session_id = $14::bigint else customer_id = $13 end)
    returning id, version
  ), wanted as (
    select b.id as basket_id, w.* from b, unnest($2::bigint[], $3::integer[]) as w (id, quantity)
  ), removed as (
    delete from basket_lines l using wanted w where l.basket_id = w.basket_id and l.id = w.id and w.quantity = 0
  ), changed as (
    update basket_lines l set quantity = w.quantity from wanted w
    where l.basket_id = w.basket_id and l.id = w.id and w.quantity > 0
  ), added as (
    insert into basket_lines (basket_id, product_id, name, quantity, attributes, attributes_key, created_date)
    select b.id, $4::bigint, $5::text, $6::integer, $7::jsonb, $8::text, $9::timestamptz from b where $4::bigint is not null
    returning id
  )
  select version, (select id from added) as added from b`);

export interface Applied {
  /** The basket's version after the change. */
  readonly version: number;
  /** The line that was added. */
  readonly added: number | null;
}

/** Changes the content of a basket that the caller's transaction has locked: one statement. */
export async function applyChange(tx: Executor, basketId: number, wanted: Change): Promise<Applied> {
  const [row] = await change(tx, [basketId, ...valuesOf(wanted), null, null, null]);
  if (row === undefined) throw new Error(`Basket ${basketId} is gone`);
  return row;
}

/** A basket as it was read, and whose it was then. */
export interface Seen {
  readonly id: number;
  readonly version: number;
  /** Null for a guest. */
  readonly customerId: number | null;
  readonly sessionId: number;
}

/** Changes a basket if nothing has happened to it since it was read: one statement, no lock before. Null otherwise. */
export async function applyIfUnchanged(db: Executor, seen: Seen, wanted: Change): Promise<Applied | null> {
  const { id, version, customerId, sessionId } = seen;
  const [row] = await change(db, [id, ...valuesOf(wanted), version, customerId, sessionId]);
  return row ?? null;
}

function valuesOf({ cuts, added, voucherId, now }: Change): unknown[] {
  const line = [added?.productId, added?.name, added?.quantity, added && JSON.stringify(added.attributes)];
  return [
    ...[cuts.map((cut) => cut.line.id), cuts.map(({ quantity }) => quantity)],
    ...[...line, added?.attributesKey].map((value) => value ?? null),
    ...[now, voucherId !== undefined, voucherId ?? null],
  ];
}
