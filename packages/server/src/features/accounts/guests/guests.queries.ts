import { type Executor, prepared } from '../../../platform/db/index.ts';

/** How a guest is reached. */
export interface GuestContact {
  /** Normalised. */
  readonly email: string;
  /** As the shop writes numbers; null where none was told. */
  readonly phone: string | null;
}

export interface GuestDetails extends GuestContact {
  readonly language: string;
}

const insert = prepared<{ id: number }>(`
  insert into customers (username, user_type, email, phone, language_code, date_joined, modified_date)
  values ($1, 'guest', $2, $3, $4, $5, $5) returning id`);

/** @returns the new guest customer's id */
export async function insertGuest(
  tx: Executor,
  { email, phone, language, username, now }: GuestDetails & { username: string; now: Date },
): Promise<number> {
  const [row] = await insert(tx, [username, email, phone, language, now]);
  if (row === undefined) throw new Error('The guest was not inserted');
  return row.id;
}

const update = prepared(`
  update customers set email = $2, phone = $3, language_code = $4, modified_date = $5
  where id = $1 and user_type = 'guest'`);

export async function updateGuest(
  tx: Executor,
  id: number,
  { email, phone, language, now }: GuestDetails & { now: Date },
): Promise<void> {
  await update(tx, [id, email, phone, language, now]);
}

const find = prepared<{ email: string | null; phone: string | null }>(
  `select email, phone from customers where id = $1 and user_type = 'guest'`,
);

/** How a guest customer is reached; null for registered customers, and when there is none. */
export async function findGuest(db: Executor, customerId: number): Promise<GuestContact | null> {
  const [row] = await find(db, [customerId]);
  return row?.email == null ? null : { email: row.email, phone: row.phone };
}

const orphans = prepared<{ id: number }>(`
  delete from customers c
  where user_type = 'guest' and not exists (select from sessions where guest_customer_id = c.id)
    and not exists (select from orders where customer_id = c.id)
  returning id`);

/**
 * Deletes the guest customers that no session leads to any more and that ordered nothing, addresses included. Orders are
 * another feature's. @returns how many went
 */
export async function deleteOrphanedGuests(db: Executor): Promise<number> {
  return (await orphans(db, [])).length;
}

const named = prepared<{ id: number }>(`select id from customers where user_type = 'guest' and email = $1 order by id`);

/** The guest customers who told an address. */
export async function findGuestsOf(tx: Executor, email: string): Promise<number[]> {
  return (await named(tx, [email])).map(({ id }) => id);
}

const idle = prepared(`
  delete from customers c where id = any ($1::bigint[]) and not exists (select from orders where customer_id = c.id)`);

/** Deletes these guest customers, addresses included, where they ordered nothing. */
export async function deleteIdleGuests(tx: Executor, ids: readonly number[]): Promise<void> {
  await idle(tx, [ids]);
}
