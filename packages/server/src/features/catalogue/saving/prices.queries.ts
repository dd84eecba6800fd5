import { sql } from 'kysely';
import type { Executor } from '../../../platform/db/index.ts';

export interface PriceRow {
  readonly product_id: number;
  readonly currency: string;
  readonly segment: string | null;
  /** Minor units. */
  readonly price: number;
  readonly retail_price: number;
}

/** The price lists that are missing, one per currency and segment. @returns whether any was */
export async function ensurePriceLists(tx: Executor, prices: readonly PriceRow[]): Promise<boolean> {
  const { rows } = await sql<{ id: number }>`
    insert into price_lists (currency, segment)
    select distinct currency, segment
    from jsonb_to_recordset(${JSON.stringify(prices)}::jsonb) as g (currency text, segment text)
    where not exists (
      select 1 from price_lists l where l.currency = g.currency and l.segment is not distinct from g.segment)
    order by 1, 2
    on conflict (currency, segment) do nothing returning id`.execute(tx);
  return rows.length > 0;
}

const GIVEN = (prices: readonly PriceRow[]) => sql`
  select g.product_id, l.id as price_list_id, g.price, g.retail_price
  from jsonb_to_recordset(${JSON.stringify(prices)}::jsonb)
    as g (product_id bigint, currency text, segment text, price bigint, retail_price bigint)
  join price_lists l on l.currency = g.currency and l.segment is not distinct from g.segment`;

const LOOK_BACK = sql.raw(`interval '30 days'`);

/**
 * Puts the prices in force. What was in force before goes into the history, and the lowest of the 30 days before stays
 * beside the new price. Prices that are the same already are left alone. Two callers at once take turns.
 * @returns the products whose prices changed
 */
export async function putPrices(tx: Executor, prices: readonly PriceRow[], now: Date): Promise<number[]> {
  if (prices.length === 0) return [];
  await lockProducts(tx, [...new Set(prices.map((row) => row.product_id))]);
  const { rows } = await sql<{ product_id: number }>`
    with given as (${GIVEN(prices)}),
    changed as (
      select g.*, p.price as old_price, p.since as old_since, p.lowest_before as old_lowest,
        p.price is distinct from g.price as moved
      from given g left join prices p using (product_id, price_list_id)
      where p.price is distinct from g.price or p.retail_price <> g.retail_price
    ),
    kept as (
      insert into price_history as h (product_id, price_list_id, price, since, until)
      select product_id, price_list_id, old_price, old_since, ${now} from changed where moved and old_price is not null
      -- Two prices of one moment: the rule asks for the lower one.
      on conflict (product_id, price_list_id, since) do update set price = least(h.price, excluded.price)
    )
    insert into prices (product_id, price_list_id, price, retail_price, since, lowest_before)
    select c.product_id, c.price_list_id, c.price, c.retail_price,
      case when moved then ${now}::timestamptz else old_since end,
      case when moved then least(old_price, (
        select min(h.price) from price_history h
        where h.product_id = c.product_id and h.price_list_id = c.price_list_id
          and h.until > ${now}::timestamptz - ${LOOK_BACK}))
      else old_lowest end
    from changed c order by c.product_id, c.price_list_id
    on conflict (product_id, price_list_id) do update set price = excluded.price, retail_price = excluded.retail_price,
      since = excluded.since, lowest_before = excluded.lowest_before
    returning product_id`.execute(tx);
  return [...new Set(rows.map((row) => row.product_id))];
}

/** Whoever changes prices of the same products waits: the next statement sees what the one before has done. */
async function lockProducts(tx: Executor, ids: readonly number[]): Promise<void> {
  await sql`select from products where id = any(${ids}) order by id for no key update`.execute(tx);
}

/** Takes the prices of these products that are not given out of force. @returns the products that had such */
export async function dropOtherPrices(
  tx: Executor,
  products: readonly number[],
  prices: readonly PriceRow[],
  now: Date,
): Promise<number[]> {
  const { rows } = await sql<{ product_id: number }>`
    with given as (${GIVEN(prices)}),
    dropped as (
      delete from prices p where p.product_id = any(${products})
        and not exists (select 1 from given g where g.product_id = p.product_id and g.price_list_id = p.price_list_id)
      returning p.*
    )
    insert into price_history (product_id, price_list_id, price, since, until)
    select product_id, price_list_id, price, since, ${now} from dropped
    on conflict (product_id, price_list_id, since) do update set until = excluded.until
    returning product_id`.execute(tx);
  return rows.map((row) => row.product_id);
}

/** History that the 30-day rule no longer looks at. */
export async function purgePriceHistory(db: Executor, now: Date): Promise<void> {
  await sql`delete from price_history where until < ${now}::timestamptz - interval '31 days'`.execute(db);
}
