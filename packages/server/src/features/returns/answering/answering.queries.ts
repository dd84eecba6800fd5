import type { Texts } from '../../../kernel/texts.ts';
import { type Executor, prepared } from '../../../platform/db/index.ts';
import type { OrderStatus } from '../../orders/index.ts';

export type RequestStatus = 'waiting' | 'approved' | 'rejected' | 'completed';

/** A request as the order desk sees it. */
export interface DeskRequest {
  readonly id: number;
  readonly orderNumber: string;
  readonly itemId: number;
  readonly sku: string;
  readonly type: 'cancel' | 'refund';
  readonly status: RequestStatus;
  readonly quantity: number;
  readonly reason: Texts;
  readonly description: string;
  /** Code with which a carrier takes it. */
  readonly returnCode: string | null;
  readonly iban: string | null;
  readonly holderName: string | null;
  readonly allAsLoyalty: boolean;
  readonly createdDate: Date;
}

const REQUESTS = `
  select r.id, o.number as "orderNumber", r.order_item_id as "itemId", i.product ->> 'sku' as sku,
    r.cancellation_type as type, r.status, r.quantity, c.subjects as reason, r.description, e.code as "returnCode", r.iban,
    r.holder_name as "holderName", r.fully_refund_as_loyalty_money as "allAsLoyalty", r.created_date as "createdDate"
  from cancellation_requests r join orders o on o.id = r.order_id join order_items i on i.id = r.order_item_id
  join cancellation_reasons c on c.id = r.reason_id left join easy_returns e on e.request_id = r.id`;

export interface RequestSearch {
  /** Null for all. */
  readonly statuses: readonly RequestStatus[] | null;
  /** Of one order; null for all. */
  readonly orderNumber: string | null;
  /** Begin behind the request of this id. */
  readonly after: number;
  readonly limit: number;
}

const search = prepared<DeskRequest>(`${REQUESTS}
  where ($1::text[] is null or r.status = any($1)) and ($2::text is null or o.number = $2) and r.id > $3
  order by r.id limit $4`);

/** The oldest first. */
export function findDeskRequests(db: Executor, wanted: RequestSearch): Promise<DeskRequest[]> {
  return search(db, [wanted.statuses, wanted.orderNumber, wanted.after, wanted.limit]);
}

const byIds = prepared<DeskRequest>(`${REQUESTS} where r.id = any($1::bigint[]) order by r.id`);

export function findDeskRequestsOf(db: Executor, ids: readonly number[]): Promise<DeskRequest[]> {
  return byIds(db, [ids]);
}

const approval = prepared<{ id: number }>(`
  with answered as (
    update cancellation_requests set status = $2, refund_reference = $3, modified_date = $4
    where id = any($1::bigint[]) and status = 'waiting' returning id
  ), parcels as (
    update easy_returns e set status = 'received', modified_date = $4 from answered a where e.request_id = a.id
  )
  select id from answered`);

export interface Approval {
  readonly ids: readonly number[];
  readonly status: 'approved' | 'completed';
  readonly refundReference: string | null;
  readonly now: Date;
}

/** @returns how many were waiting */
export async function updateApproved(tx: Executor, { ids, status, refundReference, now }: Approval): Promise<number> {
  return (await approval(tx, [ids, status, refundReference, now])).length;
}

const rejection = prepared<{ itemId: number; statusBefore: OrderStatus }>(`
  with answered as (
    update cancellation_requests set status = 'rejected', answer = $2, modified_date = $3
    where id = any($1::bigint[]) and status = 'waiting' returning id, order_item_id, status_before
  ), parcels as (
    update easy_returns e set status = 'expired', modified_date = $3 from answered a where e.request_id = a.id
  )
  select order_item_id as "itemId", status_before as "statusBefore" from answered`);

/** @returns the items of those that were waiting, with where they stood before */
export function updateRejected(
  tx: Executor,
  { ids, answer, now }: { readonly ids: readonly number[]; readonly answer: string | null; readonly now: Date },
): Promise<{ itemId: number; statusBefore: OrderStatus }[]> {
  return rejection(tx, [ids, answer, now]);
}

const completion = prepared(`
  update cancellation_requests set status = 'completed', modified_date = $2
  where refund_reference = $1 and status = 'approved'`);

export async function updateCompleted(tx: Executor, refundReference: string, now: Date): Promise<void> {
  await completion(tx, [refundReference, now]);
}

const erasure = prepared(`
  update cancellation_requests set iban = null, holder_name = null, description = '', answer = null
  where order_id = any ($1::bigint[])`);

/** Forgets what was written about orders of somebody who is erased, and the account that the money was to go to. */
export async function eraseRequestsOf(tx: Executor, orderIds: readonly number[]): Promise<void> {
  await erasure(tx, [orderIds]);
}
