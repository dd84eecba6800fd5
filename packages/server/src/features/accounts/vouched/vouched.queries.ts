import { type Executor, prepared } from '../../../platform/db/index.ts';

/** A registered customer, locked until the transaction ends. */
export interface LockedCustomer {
  readonly id: number;
  readonly isActive: boolean;
  readonly emailVerified: boolean;
  readonly passwordHash: string | null;
}

const LOCKED = `id, is_active as "isActive", email_verified_at is not null as "emailVerified",
  password_hash as "passwordHash"`;

const lockId = prepared<LockedCustomer>(`
  select ${LOCKED} from customers where id = $1 and user_type = 'registered' for no key update`);

const lockEmail = prepared<LockedCustomer>(`
  select ${LOCKED} from customers where email = $1 and user_type = 'registered' for no key update`);

/** Null for an id that is no registered customer's. */
export async function lockById(tx: Executor, id: number): Promise<LockedCustomer | null> {
  const [row] = await lockId(tx, [id]);
  return row ?? null;
}

/** `email` must be normalised. Null when nobody registered it. */
export async function lockByEmail(tx: Executor, email: string): Promise<LockedCustomer | null> {
  const [row] = await lockEmail(tx, [email]);
  return row ?? null;
}

const login = prepared(`
  update customers set last_login = $2, attributes = attributes || jsonb_build_object('logged_ip', $3::text)
  where id = $1`);

/** Notes a login of a customer whose row is locked. */
export async function updateLastLogin(tx: Executor, id: number, { now, address }: { now: Date; address: string }) {
  await login(tx, [id, now, address]);
}
