import { type Executor, prepared } from '../../platform/db/index.ts';

const lock = prepared('select id from customers where id = $1 and is_active for no key update');

/**
 * Keeps the customer's lists from being counted or erased by others until the transaction ends.
 * @returns false when the account was disabled or erased meanwhile
 */
export async function lockCustomer(tx: Executor, id: number): Promise<boolean> {
  const rows = await lock(tx, [id]);
  return rows.length === 1;
}
