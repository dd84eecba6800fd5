import { createCustomer } from '../../src/features/accounts/index.ts';
import { findOutboxMessages } from '../../src/platform/outbox/index.ts';
import type { TestShop } from './app.ts';

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
export async function aCustomer(shop: TestShop, given: { password?: string } = {}): Promise<KnownCustomer> {
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

/** The messages sent to an address or phone number, newest first, jobs having been run. */
export async function messagesTo(shop: TestShop, recipient: string) {
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
