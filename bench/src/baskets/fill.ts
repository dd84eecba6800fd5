import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '../cluster.ts';
import { inBulk, inTransaction, type Statement, vacuum } from '../transaction.ts';
import { PROMOTIONS } from './promotions.ts';

/** Baskets of the customers who have a session, and the promotions that they may get. */
export interface Baskets {
  /** Ids of the variants that lie in baskets: so few that a process has them all in memory, as it has what sells. */
  readonly goods: readonly number[];
  /** The id of the last line there was before anything was measured. */
  readonly lastLine: number;
}

/** The first customers' baskets are large ones. */
export const LARGE_BASKETS = 200;
export const LARGE_LINES = 50;
export const LINES = 3;

/** The id of the nth customer's basket. */
export const basketId = (n: number): number => 1_000_000 + n;

const GOODS = 500;

/** The good in a line of the nth customer's basket; a line more is what nobody put in yet. */
export function goodIn({ goods }: Baskets, n: number, line: number): number | undefined {
  return goods[(n * LINES + line) % goods.length];
}

// Adding is never refused.
const STOCK = `
  update stock_levels set on_hand = 1000000, reserved = 0 where product_id = any($1)`;

const SOLD = `
  select id from products where parent_id is not null and position = 1 order by id limit ${GOODS}`;

const FILL_BASKETS = `
  insert into baskets (id, customer_id, created_date, modified_date) overriding system value
  select $1::bigint + n, $2::bigint + n, now(), now() from generate_series(0, $3::int - 1) n`;

// As goodIn says; a piece each.
const FILL_LINES = `
  insert into basket_lines (basket_id, product_id, name, quantity, created_date)
  select $1::bigint + n, ($2::bigint[])[1 + (n * ${LINES} + line) % cardinality($2::bigint[])], 'Bench', 1, now()
  from generate_series(0, $3::int - 1) n
  cross join lateral generate_series(0, case when n < $4::int then ${LARGE_LINES} else ${LINES} end - 1) line
  order by n, line`;

interface Filling {
  /** The id of the first customer, and how many there are. */
  readonly firstCustomer: number;
  readonly customers: number;
  /** So many of them have a large basket. */
  readonly large: number;
}

/** Gives every customer a basket with something in it. */
export async function fillBaskets(database: Database, { firstCustomer, customers, large }: Filling): Promise<Baskets> {
  const { pool } = database;
  const { rows } = await pool.query<{ id: number }>(SOLD);
  const goods = rows.map(({ id }) => id);
  if (goods.length <= LARGE_LINES) throw new RangeError(`A catalogue of ${goods.length} products fills no basket`);
  await pool.query(STOCK, [goods]);
  await inBulk(database, [
    [FILL_BASKETS, [basketId(0), firstCustomer, customers]],
    [FILL_LINES, [basketId(0), goods, customers, large]],
  ]);
  await vacuum(database, 'baskets, basket_lines, stock_levels');
  const last = await pool.query<{ id: number }>('select max(id) as id from basket_lines');
  return { goods, lastLine: last.rows[0]?.id ?? 0 };
}

/** Takes out what was put in since, and gives every line its one piece again. */
export async function emptyOfAdded(database: Database, { lastLine }: Baskets): Promise<void> {
  await database.pool.query('delete from basket_lines where id > $1', [lastLine]);
  await database.pool.query('update basket_lines set quantity = 1 where quantity <> 1');
  // What an operation leaves behind is no burden for the next one.
  await vacuum(database, 'baskets, basket_lines');
}

// A running process looks for changes every 250 ms, and has to read the promotions then.
const NOTICED_MS = 1000;

const INSERT = `
  insert into promotions (key, names, kind, priority, conditions, benefit, created_date, modified_date)
  select key, names, 'automatic', priority, conditions, benefit, now(), now()
  from jsonb_to_recordset($1::jsonb) as p (key text, names jsonb, priority integer, conditions jsonb, benefit jsonb)`;

const ANNOUNCE = `insert into catalogue_changes (tags, changed_at) values ('{promotions}', now())`;

/** Makes the hundred promotions the only ones there are, or takes all away, and waits until the server knows. */
export async function keepPromotions(database: Database, wanted: boolean): Promise<void> {
  const put: Statement = [INSERT, [JSON.stringify(PROMOTIONS)]];
  await inTransaction(database, [['delete from promotions'], ...(wanted ? [put] : []), [ANNOUNCE]]);
  await vacuum(database, 'promotions');
  await pause(NOTICED_MS);
}
