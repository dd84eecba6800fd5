import { type Executor, prepared } from '../../platform/db/index.ts';

// Everything that moves stock locks all levels of its products first, in one order (product, location), and decides on
// what it finds then: nobody else's movement can come in between, and two that want the same rows queue up.

/** What lies at one place, named by ids. */
export interface Level {
  readonly productId: number;
  readonly locationId: number;
}

export type LevelChange = Level & { readonly amount: number };

/** What a statement did to one SKU. */
export interface Movement {
  readonly productId: number;
  /** The product that lists show in its place. */
  readonly listedId: number;
  readonly sellWithoutStock: boolean;
  /** What was and is free to be sold online, below zero where more is reserved than there is. */
  readonly before: number;
  readonly after: number;
  /** Where something changed. */
  readonly locations: readonly number[];
}

const ensure = prepared(`
  insert into stock_levels (product_id, location_id, on_hand)
  select product_id, location_id, 0 from unnest($1::bigint[], $2::integer[]) as r (product_id, location_id)
  order by product_id, location_id
  on conflict (product_id, location_id) do nothing`);

/** Makes levels that are not there yet, with nothing on hand. */
export async function ensureLevels(tx: Executor, levels: readonly Level[]): Promise<void> {
  if (levels.length === 0) return;
  await ensure(tx, [levels.map(({ productId }) => productId), levels.map(({ locationId }) => locationId)]);
}

/** Changes the levels that meet the condition; `l` is the level, `w.amount` the amount. One statement. */
function change(set: string, when: string) {
  const statement = prepared<Movement>(`
    with wanted as (
      select * from unnest($1::bigint[], $2::integer[], $3::integer[]) as r (product_id, location_id, amount)
    ), locked as (
      select l.product_id, l.location_id, l.on_hand - l.reserved as free, p.sells_online
      from stock_levels l join stock_locations p on p.id = l.location_id
      where l.product_id = any($1::bigint[])
      order by l.product_id, l.location_id for update of l
    ), changed as (
      update stock_levels as l set ${set}
      from wanted w join locked k on k.product_id = w.product_id and k.location_id = w.location_id
      where l.product_id = k.product_id and l.location_id = k.location_id and ${when}
      returning l.product_id, l.location_id, l.on_hand - l.reserved as free
    )
    select k.product_id as "productId", coalesce(s.parent_id, s.id) as "listedId",
      s.sell_without_stock as "sellWithoutStock",
      coalesce(sum(k.free) filter (where k.sells_online), 0) as before,
      coalesce(sum(coalesce(c.free, k.free)) filter (where k.sells_online), 0) as after,
      coalesce(array_agg(c.location_id) filter (where c.location_id is not null), '{}') as locations
    from locked k left join changed c using (product_id, location_id) join products s on s.id = k.product_id
    group by k.product_id, s.id`);
  return (tx: Executor, changes: readonly LevelChange[]): Promise<Movement[]> =>
    statement(tx, [
      changes.map(({ productId }) => productId),
      changes.map(({ locationId }) => locationId),
      changes.map(({ amount }) => amount),
    ]);
}

/** Puts the number on hand. */
export const setOnHand = change('on_hand = w.amount', 'l.on_hand <> w.amount');

/** Adds to what is on hand, where not less than nothing is left. */
export const addOnHand = change('on_hand = l.on_hand + w.amount', 'l.on_hand + w.amount >= 0');

/** Gives reserved pieces back, where so many are reserved. */
export const release = change('reserved = l.reserved - w.amount', 'l.reserved >= w.amount');

/** Takes reserved pieces away, where so many are reserved; what is sold without stock was not there to be taken. */
export const commit = change(
  'on_hand = greatest(l.on_hand - w.amount, 0), reserved = l.reserved - w.amount',
  'l.reserved >= w.amount',
);

export interface Wish {
  readonly productId: number;
  readonly quantity: number;
}

export interface Reserved {
  readonly productId: number;
  readonly listedId: number;
  readonly sellWithoutStock: boolean;
  readonly quantity: number;
  /** What was free to be sold online before. */
  readonly free: number;
  readonly isShort: boolean;
  readonly parts: readonly { readonly locationId: number; readonly quantity: number }[];
}

// What goes beyond the stock of something sold without stock is reserved where orders look first.
const reservation = prepared<Reserved>(`
  with wanted as (
    select * from unnest($1::bigint[], $2::integer[]) as r (product_id, quantity)
  ), locked as (
    select l.product_id, l.location_id, l.on_hand - l.reserved as free, p.position
    from stock_levels l join stock_locations p on p.id = l.location_id
    where l.product_id = any($1::bigint[]) and p.sells_online
    order by l.product_id, l.location_id for update of l
  ), totals as (
    select w.product_id, w.quantity, s.parent_id, coalesce(s.sell_without_stock, false) as without_stock,
      coalesce(k.free, 0) as free, coalesce(k.locations, 0) as locations
    from wanted w left join products s on s.id = w.product_id
    left join (select product_id, sum(free) as free, count(*) as locations from locked group by product_id) k
      on k.product_id = w.product_id
  ), short as (
    select product_id from totals where free < quantity and (not without_stock or locations = 0)
  ), queue as (
    select product_id, location_id, greatest(free, 0) as free,
      row_number() over (partition by product_id order by position, location_id) as place,
      sum(greatest(free, 0)) over (partition by product_id) as all_free,
      sum(greatest(free, 0)) over (partition by product_id order by position, location_id) - greatest(free, 0) as ahead
    from locked
  ), taken as (
    select q.product_id, q.location_id, t.without_stock, greatest(least(q.free, t.quantity - q.ahead), 0)
      + case when q.place = 1 then greatest(t.quantity - q.all_free, 0) else 0 end as quantity
    from queue q join totals t on t.product_id = q.product_id
    where not exists (select from short)
  ), reserved as (
    update stock_levels as l set reserved = l.reserved + t.quantity
    from taken t
    where l.product_id = t.product_id and l.location_id = t.location_id and t.quantity > 0
      and (t.without_stock or l.on_hand - l.reserved >= t.quantity)
    returning l.product_id, l.location_id, t.quantity
  )
  select t.product_id as "productId", coalesce(t.parent_id, t.product_id) as "listedId",
    t.without_stock as "sellWithoutStock", t.quantity, t.free,
    t.product_id in (select product_id from short) as "isShort",
    coalesce(json_agg(json_build_object('locationId', r.location_id, 'quantity', r.quantity) order by r.location_id)
      filter (where r.location_id is not null), '[]') as parts
  from totals t left join reserved r on r.product_id = t.product_id
  group by t.product_id, t.parent_id, t.without_stock, t.quantity, t.free
  order by t.product_id`);

/** Reserves all of it or nothing: one wish that cannot be met spoils the others. One statement. */
export function reserve(tx: Executor, wishes: readonly Wish[]): Promise<Reserved[]> {
  return reservation(tx, [wishes.map(({ productId }) => productId), wishes.map(({ quantity }) => quantity)]);
}

const firstLocation = prepared<{ id: number }>(`
  select id from stock_locations where sells_online order by position, id limit 1`);

/** Where orders look first; null when nothing is sold online. */
export async function findFirstLocation(db: Executor): Promise<number | null> {
  const [row] = await firstLocation(db, []);
  return row?.id ?? null;
}

const productIds = prepared<{ key: string; id: number }>(`
  select sku as key, id from products where sku = any($1::text[])`);
const locationIds = prepared<{ key: string; id: number }>(`
  select key, id from stock_locations where key = any($1::text[])`);

export async function findProductIds(db: Executor, skus: readonly string[]): Promise<ReadonlyMap<string, number>> {
  return byKey(await productIds(db, [skus]));
}

export async function findLocationIds(db: Executor, keys: readonly string[]): Promise<ReadonlyMap<string, number>> {
  return byKey(await locationIds(db, [keys]));
}

function byKey(rows: readonly { key: string; id: number }[]): ReadonlyMap<string, number> {
  return new Map(rows.map(({ key, id }) => [key, id]));
}
