import type { TestShop } from '../../../tests/support/app.ts';
import type { Answer, Customer } from '../../../tests/support/customer.ts';
import { type MailableRecipient, newsletterRecipients } from './index.ts';
import { aCustomer, type KnownCustomer, linkIn, messagesTo } from '../../../tests/support/worlds.ts';

export const NEWSLETTER = '/email-subscription/';
export const SUBSCRIPTIONS = '/subscriptions/';
export const PREFERENCES = '/users/notification-preferences/';
export const PERMISSIONS = '/users/permissions/';

let count = 0;

/** An address that nobody has named yet. */
export function anAddress(): string {
  count += 1;
  return `reader${count}@example.org`;
}

export type Reader = KnownCustomer & { readonly browser: Customer };

/** A customer with a confirmed address, logged in. */
export async function aReader(shop: TestShop): Promise<Reader> {
  const customer = await aCustomer(shop);
  const browser = shop.visit();
  await browser.logIn(customer.email, customer.password);
  return { ...customer, browser };
}

/** Asks for the newsletter as a guest and expects the one answer there is. */
export async function ask(shop: TestShop, email: string, more: Record<string, unknown> = {}): Promise<Answer> {
  const guest = await shop.visit().withToken();
  return guest.post(NEWSLETTER, { email, subscribe_contract: true, ...more });
}

/** The link of the latest mail to an address, as a path. */
export async function linkTo(shop: TestShop, email: string): Promise<string> {
  const [mail] = await messagesTo(shop, email);
  return linkIn(mail?.body ?? '');
}

/** Asks for the newsletter and confirms it, as whoever reads the mailbox. */
export async function aSubscriber(shop: TestShop, email = anAddress()): Promise<string> {
  await ask(shop, email);
  await shop.visit().post(await linkTo(shop, email));
  return email;
}

/** The subscription of an address; undefined when there is none. */
export function subscriptionOf({ database }: TestShop, email: string) {
  return database.db.selectFrom('email_subscriptions').selectAll().where('email', '=', email).executeTakeFirst();
}

/** The flags of a customer's record. */
export function flagsOf({ database }: TestShop, id: number) {
  return database.db
    .selectFrom('customers')
    .select(['email_allowed', 'sms_allowed', 'whatsapp_allowed', 'call_allowed'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}

/** The log of a person, in words: `email granted by profile`. */
export async function logOf(shop: TestShop, who: { email: string } | { id: number }): Promise<string[]> {
  const rows = await shop.database.db
    .selectFrom('consent_events')
    .selectAll()
    .$if('email' in who, (query) => query.where('email', '=', 'email' in who ? who.email : ''))
    .$if('id' in who, (query) => query.where('customer_id', '=', 'id' in who ? who.id : 0))
    .orderBy('id')
    .execute();
  return rows.map(
    ({ kind, channel, is_granted, source }) =>
      `${kind === 'marketing' ? channel : kind} ${is_granted ? 'granted' : 'withdrawn'} by ${source}`,
  );
}

/** Everybody who may be sent the newsletter. */
export async function everyRecipient({ deps }: TestShop): Promise<MailableRecipient[]> {
  const all: MailableRecipient[] = [];
  for await (const recipient of newsletterRecipients(deps)) all.push(recipient);
  return all;
}
