import type { Executor } from '../db/index.ts';

export async function isDelivered(db: Executor, id: string): Promise<boolean> {
  const row = await db.selectFrom('deliveries').select('id').where('id', '=', id).executeTakeFirst();
  return row !== undefined;
}

export async function insertDelivery(db: Executor, id: string, deliveredAt: Date): Promise<void> {
  await db
    .insertInto('deliveries')
    .values({ id, delivered_at: deliveredAt })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** @returns how many there were */
export async function deleteDeliveriesBefore(db: Executor, time: Date): Promise<number> {
  const result = await db.deleteFrom('deliveries').where('delivered_at', '<', time).executeTakeFirst();
  return Number(result.numDeletedRows);
}
