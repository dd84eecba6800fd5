import { type Executor, prepared } from '../../../platform/db/index.ts';

const attach = prepared<{ id: number }>(`
  update orders set customer_id = $1, is_guest = false, modified_date = $3
  where is_guest and user_email = $2 and placed_at is not null
  returning id`);

/** Gives the placed guest orders of an address to a customer. @returns how many */
export async function moveGuestOrders(
  tx: Executor,
  { customerId, email, now }: { readonly customerId: number; readonly email: string; readonly now: Date },
): Promise<number> {
  return (await attach(tx, [customerId, email, now])).length;
}

// Reserved for what never reaches anybody (RFC 2606).
export const NOBODY = 'erased@erased.invalid';

/** Whether an order's buyer was erased, so that nobody is there to write to. */
export function isErased({ userEmail }: { readonly userEmail: string }): boolean {
  return userEmail === NOBODY;
}

// Of an address the books need who was invoiced and where goods went; not how to reach them, nor what they call the place.
const CONTACTS = `'{"email": null, "phoneNumber": "", "notes": null, "title": "", "extraField": null, "remoteId": null}'::jsonb`;

/** Whose orders: a registered customer's, or those that guests placed with an address and that nobody was given since. */
export type OrdersOwner = { readonly customerId: number } | { readonly guestEmail: string };

export interface OwnedOrder {
  readonly id: number;
  readonly number: string;
}

const ofCustomer = prepared<OwnedOrder>(`
  select id, number from orders where customer_id = $1 order by id for no key update`);

const ofGuests = prepared<OwnedOrder>(`
  select id, number from orders where is_guest and user_email = $1 order by id for no key update`);

/** Locks all orders of somebody, in one order. */
export async function lockOrdersOf(tx: Executor, owner: OrdersOwner): Promise<OwnedOrder[]> {
  return 'customerId' in owner ? ofCustomer(tx, [owner.customerId]) : ofGuests(tx, [owner.guestEmail]);
}

const baskets = prepared<{ id: number }>(`
  select basket_id as id from orders where is_guest and user_email = $1 and basket_id is not null`);

/** The baskets that became the orders of guests with an address. */
export async function findGuestBaskets(tx: Executor, email: string): Promise<number[]> {
  return (await baskets(tx, [email])).map(({ id }) => id);
}

const receipts = prepared('delete from order_receipts where order_id = any ($1::bigint[])');

const codes = prepared(`
  update order_discounts set code = null
  where code is not null and order_id = any ($1::bigint[])`);

// They are no guest's any more either: else whoever knows a number would find the order by the address that stands for nobody.
const contacts = prepared(`
  update orders set customer_id = null, is_guest = false, session_id = null, user_email = $2, user_phone = null, remote_addr = null,
    notes = null, gift_box = gift_box || '{"note": ""}',
    shipping_address = shipping_address || '{"identityNumber": null}' || ${CONTACTS},
    billing_address = billing_address || ${CONTACTS}
  where id = any ($1::bigint[])`);

/** Takes whoever bought out of orders: three statements. What the books need of them stays (SECURITY.md). */
export async function eraseContacts(tx: Executor, orderIds: readonly number[]): Promise<void> {
  await receipts(tx, [orderIds]);
  // A code may name the customer whose it was.
  await codes(tx, [orderIds]);
  await contacts(tx, [orderIds, NOBODY]);
}
