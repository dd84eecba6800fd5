import { sql } from 'kysely';
import { beGuest, createCustomer, type GuestContact } from '../../src/features/accounts/index.ts';
import { keyHash } from '../../src/platform/crypto/index.ts';
import type { Caller } from '../../src/platform/http/index.ts';
import { findOutboxMessages } from '../../src/platform/outbox/index.ts';
import type { TestShop } from './app.ts';
import type { Customer } from './customer.ts';

export { loadPlaces } from '../../src/features/places/index.ts';

/** Small worlds that tests begin in. */

let count = 0;

export interface KnownCustomer {
  readonly id: number;
  readonly email: string;
  readonly password: string;
  readonly phone: string;
}

/** A registered customer with a confirmed address, unlike any other. */
export async function aCustomer(
  shop: Pick<TestShop, 'deps'>,
  given: { password?: string } = {},
): Promise<KnownCustomer> {
  count += 1;
  const customer = {
    email: `ada${count}@example.org`,
    password: given.password ?? 'correct horse battery',
    firstName: 'Ada',
    lastName: 'Example',
    phone: `05${String(100_000_000 + count)}`,
  };
  const id = await createCustomer(shop.deps, { ...customer, anyPassword: true });
  return { id, ...customer };
}

/** Who a browser's requests come from, as the caller hook reads it. */
export async function callerIn(shop: TestShop, browser: Customer): Promise<Caller> {
  const key = browser.sessionKey ?? '';
  const visitor = { key, keyHash: keyHash(key), fresh: false };
  const { session, customer } = await shop.deps.identities.bySession(visitor.keyHash, shop.clock.now());
  const rest = { byToken: false, language: 'en', currency: 'usd', address: '127.0.0.1', userAgent: '' };
  return { visitor, session, customer, ...rest };
}

/** Makes a guest's browser that of a guest customer, as checkout does. @returns the customer's id */
export async function tellEmail(shop: TestShop, browser: Customer, told: Partial<GuestContact> = {}): Promise<number> {
  count += 1;
  const contact = { email: `guest${count}@example.org`, phone: '05550000001', ...told };
  const { customerId } = await beGuest(shop.deps, await callerIn(shop, browser), { ...contact, language: 'en' });
  return customerId;
}

/** An order that a guest placed, as far as accounts look at it. */
export async function aGuestOrder(shop: TestShop, { email, customerId }: { email: string; customerId: number }) {
  count += 1;
  const [number, now] = [String(1_000_000_000_000_000 + count), shop.clock.now()];
  await sql`
    insert into orders (number, basket_version, status, placed_at, customer_id, is_guest, user_email, language, currency,
      amount, products_amount, discount_amount, shipping_amount, delivery_type, shipping_address, billing_address,
      shipping_option, payment, created_date, modified_date)
    values (${number}, 1, 400, ${now}, ${customerId}, true, ${email}, 'en', 'usd', 0, 0, 0, 0, 'customer', '{}', '{}',
      '{}', '{}', ${now}, ${now})`.execute(shop.database.db);
}

/** The messages sent to an address or phone number, newest first, jobs having been run. */
export async function messagesTo(shop: Pick<TestShop, 'runJobs' | 'database'>, recipient: string) {
  await shop.runJobs();
  return findOutboxMessages(shop.database.db, { recipient, limit: 20 });
}

/** The first link of a text, as a path. */
export function linkIn(text: string): string {
  const link = /https?:\/\/[^\s]+/.exec(text)?.[0];
  if (link === undefined) throw new Error(`No link in: ${text}`);
  const { pathname, search } = new URL(link);
  return pathname + search;
}
