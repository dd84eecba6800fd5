import { hash } from 'node:crypto';
import type { Database } from './cluster.ts';
import { inBulk } from './transaction.ts';

/** Customers and their sessions, by set-based SQL. */

export const FIRST_CUSTOMER = 100_000;

/** The nth customer. Numbers of one length make answers of one length. */
export function shopper(n: number): { id: number; email: string } {
  const id = FIRST_CUSTOMER + n;
  return { id, email: `shopper${id}@example.com` };
}

const CUSTOMERS = `
  insert into customers (id, username, email, first_name, last_name, phone, password_hash, language_code, date_joined, modified_date)
  overriding system value
  select n, 'shopper' || n, 'shopper' || n || '@example.com', 'Ada', 'Example', '05' || n + 100000000, $3, 'en', now(), now()
  from generate_series($1::int, $1::int + $2::int - 1) as n`;

export async function seedCustomers(database: Database, count: number, passwordHash: string): Promise<void> {
  await inBulk(database, [[CUSTOMERS, [FIRST_CUSTOMER, count, passwordHash]]]);
}

// Keys that are given are spread evenly; nobody knows the others.
const SESSIONS = `
  insert into sessions (key_hash, customer_id, address, user_agent, created_at, last_seen_at, expires_at)
  select coalesce(key_hash, sha256(convert_to('session ' || n, 'UTF8'))), $2::int + n, '127.0.0.1', 'bench', now(), now(),
    now() + interval '14 days'
  from generate_series(0, $3::int - 1) n
  left join unnest($1::bytea[]) with ordinality key (key_hash, position) on n = (position - 1) * $4::int`;

/**
 * A session for each of so many customers.
 * @param keys those that requests will have; the nth is that of customer n times count / keys.length
 */
export async function seedSessions(database: Database, keys: readonly string[], count: number): Promise<void> {
  const hashes = keys.map((key) => hash('sha256', key, 'buffer'));
  await inBulk(database, [[SESSIONS, [hashes, FIRST_CUSTOMER, count, Math.floor(count / keys.length)]]]);
}
