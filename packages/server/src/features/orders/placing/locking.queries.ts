import { type Executor, prepared } from '../../../platform/db/index.ts';
import type { OrderPayment, OrderStatus } from '../order.ts';

/** What deciding about an order has to know of it. */
export interface LockedOrder {
  readonly id: number;
  readonly number: string;
  readonly basketId: number | null;
  readonly basketVersion: number;
  readonly placedAt: Date | null;
  readonly status: OrderStatus;
  readonly customerId: number | null;
  readonly isGuest: boolean;
  readonly amount: number;
  readonly payment: OrderPayment;
  readonly attemptReference: string | null;
}

const COLUMNS = `id, number, basket_id as "basketId", basket_version as "basketVersion", placed_at as "placedAt", status,
  customer_id as "customerId", is_guest as "isGuest", amount, payment, attempt_reference as "attemptReference"`;

const ofBasket = prepared<LockedOrder>(`select ${COLUMNS} from orders where basket_id = $1 for update`);
const byId = prepared<LockedOrder>(`select ${COLUMNS} from orders where id = $1 for update`);

/** The order that a basket, locked by the caller's transaction, became or is becoming; null before the first attempt. */
export async function lockOrderOfBasket(tx: Executor, basketId: number): Promise<LockedOrder | null> {
  const [row] = await ofBasket(tx, [basketId]);
  return row ?? null;
}

export async function lockOrder(tx: Executor, id: number): Promise<LockedOrder | null> {
  const [row] = await byId(tx, [id]);
  return row ?? null;
}

/** An order as it is found before anything is locked. */
export interface FoundOrder {
  readonly id: number;
  readonly basketId: number | null;
  readonly customerId: number | null;
  readonly isGuest: boolean;
}

const paidBy = prepared<FoundOrder>(`
  select o.id, o.basket_id as "basketId", o.customer_id as "customerId", o.is_guest as "isGuest" from payment_attempts a join orders o on o.number = a.order_number
  where a.reference = $1`);

/** The order that an attempt is to pay, and its basket; null for an attempt of nobody's. */
export async function findOrderPaidBy(db: Executor, reference: string): Promise<FoundOrder | null> {
  const [row] = await paidBy(db, [reference]);
  return row ?? null;
}

const otherOpen = prepared<{ found: boolean }>(`
  select exists (
    select from orders o join payment_attempts a on a.reference = o.attempt_reference
    where o.customer_id = $1 and o.basket_id is distinct from $2 and o.placed_at is null
      and a.state in ('started', 'pending')) as found`);

/** Whether an order of the customer's, of another basket, is being paid. */
export async function isPayingAnother(tx: Executor, customerId: number, basketId: number): Promise<boolean> {
  const [row] = await otherOpen(tx, [customerId, basketId]);
  return row?.found ?? false;
}
