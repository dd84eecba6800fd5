import type { TestShop } from '../../../tests/support/app.ts';
import type { Customer } from '../../../tests/support/customer.ts';
import { aCustomer, type KnownCustomer } from '../../../tests/support/worlds.ts';
import { getTicket, openTicket, type Request, saveContactSubjects, type Ticket } from './index.ts';

/** What tests of the help desk have in common. */

const SUBJECTS = [
  { key: 'product', names: { en: 'A product', tr: 'Bir ürün' }, isOrderNeeded: false, position: 2, isActive: true },
  { key: 'order', names: { en: 'My order', tr: 'Siparişim' }, isOrderNeeded: true, position: 1, isActive: true },
  { key: 'old', names: { en: 'Old' }, isOrderNeeded: false, position: 0, isActive: false },
] as const;

/** Subjects 1 (a product), 2 (an order, which it needs) and 3 (switched off). */
export async function loadSubjects(shop: TestShop): Promise<void> {
  await shop.deps.db.transaction().execute((tx) => saveContactSubjects(tx, SUBJECTS));
}

const PLAIN: Omit<Request, 'email'> = {
  ...{ subjectId: 1, fullName: 'Ada Example', phone: '05551112233', message: 'Is the scarf made of wool?' },
  ...{ orderId: null, files: [], customerId: null, buyerId: null, language: 'en', operation: null },
};

let count = 0;

/** A ticket unlike any other, its mails sent. */
export async function aTicket(shop: TestShop, over: Partial<Request> = {}): Promise<{ number: string; email: string }> {
  count += 1;
  const email = over.email ?? `asker${count}@example.org`;
  const { number } = await openTicket(shop.deps, { ...PLAIN, email, ...over });
  await shop.runJobs();
  return { number, email };
}

/** A customer who is logged in, with a ticket of their own. */
export async function anAsker(
  shop: TestShop,
  over: Partial<Request> = {},
): Promise<{ customer: KnownCustomer; browser: Customer; number: string }> {
  const customer = await aCustomer(shop);
  const browser = shop.visit();
  await browser.logIn(customer.email, customer.password);
  const whose = { customerId: customer.id, buyerId: customer.id, email: customer.email };
  const { number } = await aTicket(shop, { ...whose, ...over });
  return { customer, browser, number };
}

/** One of the staff. @returns the id */
export async function aStaffMember(shop: TestShop, name = 'Ayşe'): Promise<number> {
  count += 1;
  const now = shop.clock.now();
  const { id } = await shop.deps.db
    .insertInto('staff_members')
    .values({
      ...{ email: `staff${count}@shop.example`, name, password_hash: 'x', language_code: 'en' },
      ...{ created_date: now, modified_date: now },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export const OPERATOR = { staffId: null, name: null } as const;

export type Part = readonly [name: string, value: string | { readonly name: string; readonly bytes: Buffer }];

/** A multipart body and its header. */
export function multipart(...parts: readonly Part[]): { body: Buffer; headers: Record<string, string> } {
  const lines = parts.flatMap(([name, value]) => {
    const file = typeof value === 'string' ? '' : `; filename="${value.name}"`;
    const head = `--b\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n`;
    return [Buffer.from(head), typeof value === 'string' ? Buffer.from(value) : value.bytes, Buffer.from('\r\n')];
  });
  const headers = { 'content-type': 'multipart/form-data; boundary=b' };
  return { body: Buffer.concat([...lines, Buffer.from('--b--\r\n')]), headers };
}

export const PDF = { name: 'bill.pdf', bytes: Buffer.from('%PDF-1.7\nhello') };

/** The ticket that was opened last. */
export async function latestTicket(shop: TestShop): Promise<Ticket> {
  const { db } = shop.deps;
  const query = db.selectFrom('tickets').select('number').orderBy('id', 'desc').limit(1);
  return getTicket(db, (await query.executeTakeFirstOrThrow()).number);
}
