import { type Executor, prepared } from '../../../platform/db/index.ts';
import type { LoyaltyCard } from './card.ts';

const insertion = prepared<{ id: number }>(`
  insert into loyalty_cards (customer_id, number, created_date, modified_date) values ($1, $2, $3, $3)
  on conflict do nothing returning id`);

/** @returns false where the customer has a card, or the number is another's */
export async function insertCard(
  tx: Executor,
  { customerId, number, now }: { readonly customerId: number; readonly number: string; readonly now: Date },
): Promise<boolean> {
  return (await insertion(tx, [customerId, number, now])).length === 1;
}

const ofCustomer = prepared<LoyaltyCard>(`
  select id, customer_id as "customerId", number, created_date as "createdDate", modified_date as "modifiedDate"
  from loyalty_cards where customer_id = $1`);

export async function findCard(db: Executor, customerId: number): Promise<LoyaltyCard | null> {
  const [card] = await ofCustomer(db, [customerId]);
  return card ?? null;
}
