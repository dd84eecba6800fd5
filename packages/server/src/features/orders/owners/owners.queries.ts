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

const receipts = prepared(`
  delete from order_receipts where order_id = any (array(select id from orders where customer_id = $1))`);

const codes = prepared(`
  update order_discounts set code = null
  where code is not null and order_id = any (array(select id from orders where customer_id = $1))`);

const contacts = prepared(`
  update orders set customer_id = null, session_id = null, user_email = $2, user_phone = null, remote_addr = null,
    notes = null, gift_box = gift_box || '{"note": ""}',
    shipping_address = shipping_address || '{"identityNumber": null}' || ${CONTACTS},
    billing_address = billing_address || ${CONTACTS}
  where customer_id = $1`);

/** Takes a customer out of their orders: three statements. What the books need of them stays (SECURITY.md). */
export async function eraseContacts(tx: Executor, customerId: number): Promise<void> {
  await receipts(tx, [customerId]);
  // A code may name the customer whose it was.
  await codes(tx, [customerId]);
  await contacts(tx, [customerId, NOBODY]);
}
