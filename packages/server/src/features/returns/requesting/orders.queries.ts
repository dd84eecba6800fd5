import { type Executor, prepared } from '../../../platform/db/index.ts';

/** An order by its name. */
export interface Named {
  readonly id: number;
  readonly number: string;
}

// Nobody's number is as short as an id.
const own = prepared<Named>(`
  select id, number from orders where customer_id = $1 and placed_at is not null and (number = $2 or id = $3)`);

/** A customer's order by its number, or by its id. */
export async function findOwnOrder(db: Executor, customerId: number, numberOrId: string): Promise<Named | null> {
  const id = /^\d{1,15}$/.test(numberOrId) ? Number(numberOrId) : null;
  const [row] = await own(db, [customerId, numberOrId, id]);
  return row ?? null;
}

const ofItems = prepared<Named>(`
  select distinct o.id, o.number from order_items i join orders o on o.id = i.order_id
  where i.id = any($2::bigint[]) and o.customer_id = $1 and o.placed_at is not null order by o.id`);

/** The customer's orders that these items are of, by id. */
export function findOrdersOfItems(db: Executor, customerId: number, itemIds: readonly number[]): Promise<Named[]> {
  return ofItems(db, [customerId, itemIds]);
}
