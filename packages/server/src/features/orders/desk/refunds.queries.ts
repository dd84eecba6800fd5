import { type Executor, prepared } from '../../../platform/db/index.ts';
import { NOBODY } from '../owners/owners.queries.ts';
import type { RefundParts } from './money.rules.ts';

export type RefundState = 'under_way' | 'by_hand' | 'done';

/** What an order gives back. */
export interface OrderRefund {
  readonly id: number;
  readonly orderId: number;
  readonly orderNumber: string;
  /** Of the payment that it goes back by; null where none has a part in it. */
  readonly attemptReference: string | null;
  readonly reference: string;
  readonly currency: string;
  readonly amount: number;
  readonly parts: RefundParts;
  readonly state: RefundState;
  readonly iban: string | null;
  readonly holderName: string | null;
  readonly createdDate: Date;
}

const COLUMNS = `
  r.id, r.order_id as "orderId", o.number as "orderNumber", o.attempt_reference as "attemptReference", r.reference,
  o.currency, r.amount, json_build_object('gateway', r.gateway_amount, 'hand', r.hand_amount, 'unpaid', r.unpaid_amount,
    'loyalty', r.loyalty_amount, 'giftCard', r.gift_card_amount) as parts,
  r.state, r.iban, r.holder_name as "holderName", r.created_date as "createdDate"`;

const ofOrder = prepared<OrderRefund>(`
  select ${COLUMNS} from order_refunds r join orders o on o.id = r.order_id where r.order_id = $1 order by r.id`);

/** The oldest first. */
export function findRefunds(db: Executor, orderId: number): Promise<OrderRefund[]> {
  return ofOrder(db, [orderId]);
}

const byId = prepared<OrderRefund>(`
  select ${COLUMNS} from order_refunds r join orders o on o.id = r.order_id where r.id = $1`);

export async function findRefund(db: Executor, id: number): Promise<OrderRefund | null> {
  const [row] = await byId(db, [id]);
  return row ?? null;
}

const open = prepared<OrderRefund>(`
  select ${COLUMNS} from order_refunds r join orders o on o.id = r.order_id
  where r.state <> 'done' and r.id > $1 order by r.id limit $2`);

/** Those that are not done yet, the oldest first. */
export function findOpenRefunds(db: Executor, afterId: number, limit: number): Promise<OrderRefund[]> {
  return open(db, [afterId, limit]);
}

export interface NewRefund {
  readonly orderId: number;
  readonly reference: string;
  readonly amount: number;
  readonly parts: RefundParts;
  readonly state: RefundState;
  readonly iban: string | null;
  readonly holderName: string | null;
  readonly now: Date;
}

const insertion = prepared<{ id: number }>(`
  insert into order_refunds (order_id, reference, amount, gateway_amount, hand_amount, unpaid_amount, loyalty_amount,
    gift_card_amount, state, iban, holder_name, created_date, modified_date)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12) returning id`);

export async function insertRefund(tx: Executor, { parts, ...refund }: NewRefund): Promise<number> {
  const { orderId, reference, amount, state, iban, holderName, now } = refund;
  const shares = [parts.gateway, parts.hand, parts.unpaid, parts.loyalty, parts.giftCard];
  const [row] = await insertion(tx, [orderId, reference, amount, ...shares, state, iban, holderName, now]);
  if (row === undefined) throw new Error('No refund was inserted');
  return row.id;
}

const success = prepared<{ state: RefundState }>(`
  update order_refunds set state = case when hand_amount > 0 then 'by_hand' else 'done' end, modified_date = $2
  where id = $1 and state = 'under_way' returning state`);

const failure = prepared<{ state: RefundState }>(`
  update order_refunds set state = 'by_hand', hand_amount = hand_amount + gateway_amount, gateway_amount = 0,
    modified_date = $2
  where id = $1 and state = 'under_way' returning state`);

/** The gateway gave its part back, or will not: then somebody has to. Null where that was known already. */
export async function updateGatewayPart(
  tx: Executor,
  { id, isDone, now }: { readonly id: number; readonly isDone: boolean; readonly now: Date },
): Promise<RefundState | null> {
  const [row] = await (isDone ? success : failure)(tx, [id, now]);
  if (row?.state === 'done') await forget(tx, [id, NOBODY]);
  return row?.state ?? null;
}

const closing = prepared<{ id: number }>(`
  update order_refunds set state = 'done', modified_date = $2 where id = $1 and state = 'by_hand' returning id`);

/** Somebody has transferred it. */
export async function updateTransferred(tx: Executor, id: number, now: Date): Promise<boolean> {
  const isNew = (await closing(tx, [id, now])).length === 1;
  if (isNew) await forget(tx, [id, NOBODY]);
  return isNew;
}

// Of an erased customer the account was kept only until the money had gone there.
const forget = prepared(`
  update order_refunds r set iban = null, holder_name = null
  from orders o where r.id = $1 and r.state = 'done' and r.iban is not null and o.id = r.order_id and o.user_email = $2`);

const erasure = prepared(`
  update order_refunds set iban = null, holder_name = null
  where order_id = any ($1::bigint[]) and state = 'done' and iban is not null`);

/** Forgets where an erased customer's money went; where money is still to go has to be known. */
export async function deleteAccountsOf(tx: Executor, orderIds: readonly number[]): Promise<void> {
  await erasure(tx, [orderIds]);
}
