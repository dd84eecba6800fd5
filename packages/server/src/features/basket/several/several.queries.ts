import { type Executor, prepared } from '../../../platform/db/index.ts';

export interface ListedBasket {
  readonly id: number;
  readonly namespace: string;
}

export interface BasketOwner {
  readonly customerId: number | null;
  readonly sessionId: number;
}

// A guest's baskets are the session's; a customer's are found from every session.
const OWNED = `status in ('active', 'frozen')
  and case when $1::bigint is null then session_id = $2::bigint else customer_id = $1::bigint end`;

const ofCustomer = prepared<ListedBasket>(`
  select id, namespace from baskets where customer_id = $1 and status in ('active', 'frozen') order by id`);
const ofSession = prepared<ListedBasket>('select id, namespace from baskets where session_id = $1 order by id');

/** The open baskets, the oldest first. */
export async function findBaskets(db: Executor, { customerId, sessionId }: BasketOwner): Promise<ListedBasket[]> {
  return customerId === null ? ofSession(db, [sessionId]) : ofCustomer(db, [customerId]);
}

const remove = prepared<{ namespace: string }>(`
  delete from baskets where id = $3 and ${OWNED} and status = 'active' returning namespace`);

/** Deletes an open basket with its lines. @returns its name; null where the owner has no such basket */
export async function deleteBasket(db: Executor, owner: BasketOwner, id: number): Promise<string | null> {
  const [row] = await remove(db, [owner.customerId, owner.sessionId, id]);
  return row?.namespace ?? null;
}
