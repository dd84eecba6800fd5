import type { Executor } from '../../../platform/db/index.ts';
import { hasPassword } from '../passwords/password.rules.ts';

/** A customer as the people who run the shop see them: no hash, no key. */
export interface CustomerSummary {
  readonly id: number;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly phone: string | null;
  readonly isActive: boolean;
  /** Whose prices the customer sees besides everybody's; null for none. */
  readonly segment: string | null;
  readonly emailVerified: boolean;
  readonly hasPassword: boolean;
  readonly dateJoined: Date;
  readonly lastLogin: Date | null;
  /** How many sessions are alive. */
  readonly sessions: number;
}

/** A registered customer by address. Null when there is none. */
export async function findCustomerSummary(db: Executor, email: string, now: Date): Promise<CustomerSummary | null> {
  const row = await db
    .selectFrom('customers')
    .select(['id', 'email', 'first_name', 'last_name', 'phone', 'is_active', 'email_verified_at', 'password_hash'])
    .select(['date_joined', 'last_login', 'segment'])
    .select((eb) =>
      eb
        .selectFrom('sessions')
        .whereRef('sessions.customer_id', '=', 'customers.id')
        .where('expires_at', '>', now)
        .select((inner) => inner.fn.countAll<number>().as('count'))
        .as('sessions'),
    )
    .where('email', '=', email)
    .where('user_type', '=', 'registered')
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    id: row.id,
    email: row.email ?? '',
    firstName: row.first_name,
    lastName: row.last_name,
    phone: row.phone,
    isActive: row.is_active,
    segment: row.segment,
    emailVerified: row.email_verified_at !== null,
    hasPassword: hasPassword(row.password_hash),
    dateJoined: row.date_joined,
    lastLogin: row.last_login,
    sessions: row.sessions ?? 0,
  };
}

export async function updateActive(db: Executor, id: number, { active, now }: { active: boolean; now: Date }) {
  await db.updateTable('customers').set({ is_active: active, modified_date: now }).where('id', '=', id).execute();
}

export async function updateSegment(db: Executor, id: number, { segment, now }: { segment: string | null; now: Date }) {
  await db.updateTable('customers').set({ segment, modified_date: now }).where('id', '=', id).execute();
}
