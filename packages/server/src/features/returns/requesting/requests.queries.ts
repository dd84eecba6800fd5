import { type Executor, prepared } from '../../../platform/db/index.ts';
import type { CancellationRequest, OrderStatus, ReturnCompany } from '../../orders/index.ts';

const EASY_RETURN = `
  case when e.id is not null then json_build_object('id', e.id, 'uuid', e.uuid,
    'company', json_build_object('id', s.id, 'key', s.key, 'name', s.name), 'code', e.code, 'startDate', e.start_date,
    'endDate', e.end_date, 'maxCount', e.max_count, 'status', e.status, 'trackingNumber', e.tracking_number,
    'trackingUrl', e.tracking_url, 'pickupDate', e.pickup_date, 'createdDate', e.created_date,
    'modifiedDate', e.modified_date) end`;

const REQUESTS = `
  select r.id, r.uuid, r.order_item_id as "itemId", r.reason_id as "reasonId", r.cancellation_type as type, r.description,
    r.status, r.iban, r.holder_name as "holderName", r.quantity,
    r.fully_refund_as_loyalty_money as "fullyRefundAsLoyaltyMoney", r.created_date as "createdDate",
    r.modified_date as "modifiedDate", ${EASY_RETURN} as "easyReturn"
  from cancellation_requests r left join easy_returns e on e.request_id = r.id
  left join shipping_companies s on s.id = e.company_id`;

type Row = Omit<CancellationRequest, 'easyReturn'> & { readonly easyReturn: EasyReturnRow | null };
type EasyReturn = NonNullable<CancellationRequest['easyReturn']>;
type Dates = 'startDate' | 'endDate' | 'pickupDate' | 'createdDate' | 'modifiedDate';
type EasyReturnRow = Omit<EasyReturn, Dates> &
  Readonly<Record<Exclude<Dates, 'pickupDate'>, string>> & {
    readonly pickupDate: string | null;
  };

function requestOf({ easyReturn, ...row }: Row): CancellationRequest {
  return { ...row, easyReturn: easyReturn === null ? null : easyReturnOf(easyReturn) };
}

/** Times inside JSON come as texts. */
function easyReturnOf(row: EasyReturnRow): EasyReturn {
  return {
    ...row,
    ...{ startDate: new Date(row.startDate), endDate: new Date(row.endDate) },
    pickupDate: row.pickupDate === null ? null : new Date(row.pickupDate),
    ...{ createdDate: new Date(row.createdDate), modifiedDate: new Date(row.modifiedDate) },
  };
}

const byIds = prepared<Row>(`${REQUESTS} where r.id = any($1::bigint[]) order by r.id`);

export async function findRequests(db: Executor, ids: readonly number[]): Promise<CancellationRequest[]> {
  return (await byIds(db, [ids])).map(requestOf);
}

const ofOrders = prepared<Row>(`${REQUESTS} where r.order_id = any($1::bigint[]) order by r.id`);

/** All requests about items of these orders, the oldest first. */
export async function findRequestsOf(db: Executor, orderIds: readonly number[]): Promise<CancellationRequest[]> {
  return (await ofOrders(db, [orderIds])).map(requestOf);
}

const companies = prepared<ReturnCompany>(`
  select id, key, name from shipping_companies where takes_returns and is_active order by id`);

/** Who brings returns back by a code. */
export function findReturnCompanies(db: Executor): Promise<ReturnCompany[]> {
  return companies(db, []);
}

export interface NewRequest {
  readonly orderId: number;
  readonly itemId: number;
  readonly reasonId: number;
  readonly type: 'cancel' | 'refund';
  readonly description: string;
  readonly quantity: number;
  readonly iban: string | null;
  readonly holderName: string | null;
  readonly allAsLoyalty: boolean;
  readonly statusBefore: OrderStatus;
}

const insertion = prepared<{ id: number; item_id: number }>(`
  insert into cancellation_requests (order_id, order_item_id, reason_id, cancellation_type, description, quantity, iban,
    holder_name, fully_refund_as_loyalty_money, status_before, created_date, modified_date)
  select r.*, $2, $2 from jsonb_to_recordset($1::jsonb) as r (order_id bigint, order_item_id bigint, reason_id integer,
    cancellation_type text, description text, quantity integer, iban text, holder_name text,
    fully_refund_as_loyalty_money boolean, status_before smallint)
  returning id, order_item_id as item_id`);

/** @returns the ids by item */
export async function insertRequests(
  tx: Executor,
  requests: readonly NewRequest[],
  now: Date,
): Promise<ReadonlyMap<number, number>> {
  const rows = requests.map((request) => ({
    ...{ order_id: request.orderId, order_item_id: request.itemId, reason_id: request.reasonId },
    ...{ cancellation_type: request.type, description: request.description, quantity: request.quantity },
    ...{ iban: request.iban, holder_name: request.holderName, status_before: request.statusBefore },
    fully_refund_as_loyalty_money: request.allAsLoyalty,
  }));
  const made = await insertion(tx, [JSON.stringify(rows), now]);
  return new Map(made.map(({ id, item_id }) => [item_id, id]));
}

export interface NewEasyReturn {
  readonly requestId: number;
  readonly companyId: number;
  readonly code: string;
}

const easyReturns = prepared(`
  insert into easy_returns (request_id, company_id, code, start_date, end_date, created_date, modified_date)
  select r.*, $4, $5, $4, $4 from unnest($1::bigint[], $2::integer[], $3::text[]) as r (request_id, company_id, code)`);

export async function insertEasyReturns(
  tx: Executor,
  returns: readonly NewEasyReturn[],
  { from, until }: { readonly from: Date; readonly until: Date },
): Promise<void> {
  if (returns.length === 0) return;
  const columns = [returns.map((r) => r.requestId), returns.map((r) => r.companyId), returns.map((r) => r.code)];
  await easyReturns(tx, [...columns, from, until]);
}
