import { type Executor, prepared } from '../../../platform/db/index.ts';
import type { OrderGiftBox } from '../../orders/index.ts';
import type { Choices } from './choices.ts';

/** Choices as they were read. */
export interface StoredChoices {
  readonly choices: Choices;
  readonly revision: number;
}

interface Row extends Omit<Choices, 'giftBox'> {
  readonly revision: number;
  readonly giftBox: OrderGiftBox | null;
}

const find = prepared<Row>(`
  select revision, basket_version as "basketVersion", delivery_option_id as "deliveryOptionId",
    shipping_address_id as "shippingAddressId", billing_address_id as "billingAddressId",
    retail_store_id as "retailStoreId", shipping_option_id as "shippingOptionId",
    payment_option_id as "paymentOptionId", bin, installment_plan_id as "planId", bank_account_id as "bankAccountId",
    payment_choice as "paymentChoice", saved_card_id as "savedCardId", is_redirected as "isRedirected", loyalty_amount as "loyaltyAmount",
    gift_card_id as "giftCardId", gift_card_amount as "giftCardAmount", gift_box as "giftBox", notes,
    seen
  from checkouts where basket_id = $1`);

export async function findChoices(db: Executor, basketId: number): Promise<StoredChoices | null> {
  const [row] = await find(db, [basketId]);
  if (row === undefined) return null;
  const { revision, ...choices } = row;
  return { choices, revision };
}

const COLUMNS = `basket_version, delivery_option_id, shipping_address_id, billing_address_id, retail_store_id,
  shipping_option_id, payment_option_id, bin, installment_plan_id, bank_account_id, payment_choice, is_redirected,
  loyalty_amount, gift_card_id, gift_card_amount, gift_box, notes, seen, modified_date, saved_card_id`;

const EXCLUDED = COLUMNS.split(',').map((column) => `excluded.${column.trim()}`);

// What was read is changed, or nothing is: whoever reads before another one's write and writes after it begins anew.
// Addresses and a saved card are locked first, as deleting one does; one that is gone by now is none.
const save = prepared<{ revision: number }>(`
  with kept as (select id from addresses where id = any(array[$5, $6]::bigint[]) order by id for key share),
    card as (select id from saved_cards where id = $22 for key share)
  insert into checkouts as c (basket_id, ${COLUMNS})
  select b.id, $3, $4, (select id from kept where id = $5), (select id from kept where id = $6), $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18::jsonb, $19, $20, $21, (select id from card)
  from baskets b where b.id = $1 and b.status in ('active', 'frozen')
  on conflict (basket_id) do update set revision = c.revision + 1, (${COLUMNS}) = row(${EXCLUDED.join(', ')})
    where c.revision = $2::integer
  returning revision`);

export interface Saving {
  readonly basketId: number;
  /** Of what was read; null where there was nothing. */
  readonly revision: number | null;
  readonly now: Date;
}

/** Keeps choices if they are still what was read: one statement. @returns false where they are not, or the basket is gone */
export async function saveChoices(
  db: Executor,
  { basketId, revision, now }: Saving,
  choices: Choices,
): Promise<boolean> {
  const { giftBox } = choices;
  const rows = await save(db, [
    ...[basketId, revision, choices.basketVersion, choices.deliveryOptionId, choices.shippingAddressId],
    ...[choices.billingAddressId, choices.retailStoreId, choices.shippingOptionId, choices.paymentOptionId],
    ...[choices.bin, choices.planId, choices.bankAccountId, choices.paymentChoice, choices.isRedirected],
    ...[choices.loyaltyAmount, choices.giftCardId, choices.giftCardAmount],
    ...[giftBox === null ? null : JSON.stringify(giftBox), choices.notes, choices.seen, now, choices.savedCardId],
  ]);
  return rows.length > 0;
}

const see = prepared('update checkouts set seen = $2 where basket_id = $1 and revision = $3');

/** Notes what the shopper is shown, unless the choices are others by now. */
export async function noteSeen(
  db: Executor,
  basketId: number,
  { revision, seen }: { revision: number; seen: string },
): Promise<void> {
  await see(db, [basketId, seen, revision]);
}

const redirect = prepared('update checkouts set is_redirected = true, revision = revision + 1 where basket_id = $1');

/** Notes that the shopper was sent to the bank or provider. */
export async function noteRedirected(db: Executor, basketId: number): Promise<void> {
  await redirect(db, [basketId]);
}

const forget = prepared('delete from checkouts where basket_id = $1');

/** Throws away what was chosen for a basket whose order is placed, in the transaction that places it. */
export async function forgetCheckout(db: Executor, basketId: number): Promise<void> {
  await forget(db, [basketId]);
}

const purge = prepared(`
  delete from checkouts c using baskets b where b.id = c.basket_id and b.status not in ('active', 'frozen')`);

/** Throws away what was chosen for baskets that nobody can order any more: a login has merged them into another. */
export async function purgeCheckouts(db: Executor): Promise<void> {
  await purge(db, []);
}
