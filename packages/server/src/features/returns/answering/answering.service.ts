import { Refusal, rejected } from '../../../kernel/errors.ts';
import { message } from '../../../kernel/messages/index.ts';
import type { Executor, Tx } from '../../../platform/db/index.ts';
import {
  type Actor,
  cancelItems,
  eraseRefundAccountsOf,
  onOrder,
  type OrdersOwner,
  refundItems,
  restoreItems,
  type Withdrawn,
} from '../../orders/index.ts';
import type { ReturnsDeps } from '../returns.deps.ts';
import {
  type DeskRequest,
  eraseRequestsOf,
  findDeskRequests,
  findDeskRequestsOf,
  type RequestSearch,
  updateApproved,
  updateCompleted,
  updateRejected,
} from './answering.queries.ts';

/** Requests, the oldest first. */
export function listRequests({ db }: { readonly db: Executor }, search: RequestSearch): Promise<DeskRequest[]> {
  return findDeskRequests(db, search);
}

/** How an answer ended: of which requests, and of which refund where there is money to go back. */
export interface Answered {
  readonly orderNumber: string;
  readonly requestIds: readonly number[];
  /** `already`: they were answered so before, nothing was changed. */
  readonly outcome: 'done' | 'already';
  readonly refund: Withdrawn['refund'];
}

/**
 * Says yes: items that are not sent are cancelled, sent ones are taken to have come back, and the money goes the way the
 * customer asked for. Each order has a transaction and one refund for all requests of a kind.
 * @throws Refusal not_found no_such_request; rejected order_desk_200 for one that was answered otherwise
 */
export async function approveRequests(
  deps: ReturnsDeps,
  ids: readonly number[],
  actor: Actor = 'staff',
): Promise<Answered[]> {
  const requests = await getRequests(deps, ids, ['approved', 'completed']);
  const answered: Answered[] = [];
  for (const group of groupsOf(requests)) answered.push(await approveGroup(deps, group, actor));
  return answered;
}

async function getRequests(
  { db }: ReturnsDeps,
  ids: readonly number[],
  same: readonly DeskRequest['status'][],
): Promise<DeskRequest[]> {
  const requests = await findDeskRequestsOf(db, ids);
  const missing = ids.find((id) => !requests.some((request) => request.id === id));
  if (missing !== undefined) {
    throw new Refusal('not_found', 'no_such_request', message('no_such_request', { id: missing }));
  }
  const otherwise = requests.find(({ status }) => status !== 'waiting' && !same.includes(status));
  if (otherwise !== undefined) throw rejected('order_desk_200', 'request_answered', { id: otherwise.id });
  return requests;
}

/** Requests that one command answers: of one order and kind, their money going one way. */
function groupsOf(requests: readonly DeskRequest[]): DeskRequest[][] {
  const groups = new Map<string, DeskRequest[]>();
  for (const request of requests) {
    const { orderNumber, type, iban, holderName, allAsLoyalty, status } = request;
    const name = JSON.stringify([orderNumber, type, iban, holderName, allAsLoyalty, status === 'waiting']);
    groups.set(name, [...(groups.get(name) ?? []), request]);
  }
  return [...groups.values()];
}

async function approveGroup(deps: ReturnsDeps, group: readonly DeskRequest[], actor: Actor): Promise<Answered> {
  const [first] = group;
  if (first === undefined) throw new Error('No request to answer');
  const { orderNumber, type, iban, holderName, allAsLoyalty } = first;
  const requestIds = group.map(({ id }) => id);
  if (first.status !== 'waiting') return { orderNumber, requestIds, outcome: 'already', refund: null };
  const itemIds = group.map(({ itemId }) => itemId);
  const way = { iban, holderName, allAsLoyalty };
  const withdrawal = { number: orderNumber, itemIds, way, actor, isRequested: true };
  const withdraw = type === 'cancel' ? cancelItems : refundItems;
  const { refund } = await withdraw(deps, withdrawal, async (tx, taken) => {
    const isOver = taken.refund === null || taken.refund.state === 'done';
    const status = isOver ? 'completed' : 'approved';
    const refundReference = taken.refund?.reference ?? null;
    await settle(tx, { ids: requestIds, status, refundReference, now: deps.clock.now() });
  });
  return { orderNumber, requestIds, outcome: 'done', refund };
}

/** The order is locked: requests whose items wait are waiting. */
async function settle(tx: Tx, approval: Parameters<typeof updateApproved>[1]): Promise<void> {
  const count = await updateApproved(tx, approval);
  if (count !== approval.ids.length) throw new Error('An item waits for an answer that was given');
}

/**
 * Says no, with a reason for the customer: the items go on from where they were. Each order has a transaction.
 * @throws Refusal not_found no_such_request; rejected order_desk_200 for one that was answered otherwise
 */
export async function rejectRequests(
  deps: ReturnsDeps,
  ids: readonly number[],
  answer: string | null,
): Promise<Answered[]> {
  const requests = await getRequests(deps, ids, ['rejected']);
  const answered: Answered[] = [];
  for (const number of new Set(requests.map(({ orderNumber }) => orderNumber))) {
    const requestIds = requests.filter(({ orderNumber }) => orderNumber === number).map(({ id }) => id);
    answered.push(await rejectOf(deps, number, { requestIds, answer }));
  }
  return answered;
}

async function rejectOf(
  deps: ReturnsDeps,
  orderNumber: string,
  { requestIds, answer }: { readonly requestIds: readonly number[]; readonly answer: string | null },
): Promise<Answered> {
  return onOrder(deps, orderNumber, async (tx, order) => {
    const now = deps.clock.now();
    const rejected = await updateRejected(tx, { ids: requestIds, answer, now });
    const outcome = rejected.length === 0 ? 'already' : 'done';
    if (outcome === 'done') {
      const statuses = new Map(rejected.map(({ itemId, statusBefore }) => [itemId, statusBefore]));
      await restoreItems(deps, tx, { order, statuses, actor: 'staff', data: {}, now });
    }
    return { orderNumber, requestIds, outcome, refund: null };
  });
}

/** The money of requests has gone back, in the transaction that says so. */
export function completeRequests(
  tx: Tx,
  { reference, now }: { readonly reference: string; readonly now: Date },
): Promise<void> {
  return updateCompleted(tx, reference, now);
}

/** Forgets what somebody who is erased wrote, and their accounts where no money is to go there any more. */
export async function eraseReturnsOf(tx: Tx, owner: OrdersOwner): Promise<void> {
  await eraseRequestsOf(tx, await eraseRefundAccountsOf(tx, owner));
}
