import { type Executor, prepared } from '../../../platform/db/index.ts';

const find = prepared<{ allowed: boolean }>(`
  select stock_alerts as allowed from notification_preferences where customer_id = $1`);

/** Whether a customer wants stock alerts; those who said nothing do. */
export async function findStockAlerts(db: Executor, customerId: number): Promise<boolean> {
  const [row] = await find(db, [customerId]);
  return row?.allowed ?? true;
}

const muted = prepared(`
  select p.customer_id from notification_preferences p join customers c on c.id = p.customer_id
  where not p.stock_alerts and (c.id = $1
    or (c.email = $2 and c.user_type = 'registered' and c.is_active and c.email_verified_at is not null))
  limit 1`);

/** Whether a customer, or whoever has proved the address, has switched stock alerts off. */
export async function areAlertsMuted(
  db: Executor,
  { customerId, address }: { customerId: number | null; address: string },
): Promise<boolean> {
  return (await muted(db, [customerId, address])).length > 0;
}

const change = prepared(`
  insert into notification_preferences as p (customer_id, stock_alerts)
  select $1::bigint, $2::boolean where not $2 or exists (select from notification_preferences where customer_id = $1)
  on conflict (customer_id) do update set stock_alerts = excluded.stock_alerts
  where p.stock_alerts <> excluded.stock_alerts
  returning customer_id`);

/** @returns false when it was so before */
export async function setStockAlerts(tx: Executor, customerId: number, isWanted: boolean): Promise<boolean> {
  return (await change(tx, [customerId, isWanted])).length === 1;
}

const remove = prepared('delete from notification_preferences where customer_id = $1');

export async function deletePreferences(tx: Executor, customerId: number): Promise<void> {
  await remove(tx, [customerId]);
}
