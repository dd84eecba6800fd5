import { type Executor, prepared } from '../../../platform/db/index.ts';
import type { CardOfCustomer, SavedCard } from './saved-card.ts';

const COLUMNS = `c.id, c.customer_id as "customerId", c.token, c.gateway, c.bin, c.last_digits as "lastDigits", c.brand,
  case when c.expiry_month is not null then json_build_object('month', c.expiry_month, 'year', c.expiry_year) end as expiry,
  c.name, c.is_default as "isDefault", c.created_date as "createdDate", c.modified_date as "modifiedDate"`;

const ofCustomer = prepared<SavedCard>(`
  select ${COLUMNS} from saved_cards c where c.customer_id = $1 order by c.is_default desc, c.id desc`);

/** A customer's cards, the default one first, then the newest. One statement. */
export function selectSavedCards(db: Executor, customerId: number): Promise<SavedCard[]> {
  return ofCustomer(db, [customerId]);
}

const one = prepared<SavedCard>(`select ${COLUMNS} from saved_cards c where c.id = $1 and c.customer_id = $2`);

/** Null for one that is another's, or nobody's. */
export async function selectSavedCard(db: Executor, { id, customerId }: CardOfCustomer): Promise<SavedCard | null> {
  const [card] = await one(db, [id, customerId]);
  return card ?? null;
}

const count = prepared<{ count: number }>(`select count(*)::integer as count from saved_cards where customer_id = $1`);

export async function countSavedCards(db: Executor, customerId: number): Promise<number> {
  const [row] = await count(db, [customerId]);
  return row?.count ?? 0;
}

const payable = prepared<{ token: string }>(`
  select gateway_token as token from saved_cards where id = $1 and customer_id = $2 and gateway = $3`);

/** What the gateway calls a customer's card; null where it is kept no more, or elsewhere. */
export async function selectGatewayToken(
  db: Executor,
  { id, customerId }: CardOfCustomer,
  gateway: string,
): Promise<string | null> {
  const [row] = await payable(db, [id, customerId, gateway]);
  return row?.token ?? null;
}

const unmark = prepared(`
  update saved_cards as c set is_default = false, modified_date = $3
  where c.customer_id = $1 and c.id <> $2 and c.is_default`);

/** Takes the default from a customer's other cards. */
export async function unmarkOthers(tx: Executor, { id, customerId }: CardOfCustomer, now: Date): Promise<void> {
  await unmark(tx, [customerId, id, now]);
}

const change = prepared<SavedCard>(`
  update saved_cards as c set name = $2, is_default = $3, modified_date = $4 where c.id = $1 returning ${COLUMNS}`);

export async function updateSavedCard(
  tx: Executor,
  { id, name, isDefault }: Pick<SavedCard, 'id' | 'name' | 'isDefault'>,
  now: Date,
): Promise<SavedCard | null> {
  const [card] = await change(tx, [id, name, isDefault, now]);
  return card ?? null;
}
