import { sql } from 'kysely';
import sharp from 'sharp';
import { expect } from 'vitest';
import * as till from '../../src/features/checkout/checkout.support.ts';
import { PARCEL } from '../../src/features/orders/desk/desk.support.ts';
import { deliverOrder, shipOrder } from '../../src/features/orders/index.ts';
import { type Desk as ReturnsDesk, openDesk } from '../../src/features/returns/returns.support.ts';
import { jobHandlers } from '../../src/jobs.ts';
import { type Executor, PERSONAL_DATA } from '../../src/platform/db/index.ts';
import { isRecord } from '../../src/platform/http/decoding/index.ts';
import type { Mail } from '../../src/platform/mail/index.ts';
import { type TestShop, useShop } from '../support/app.ts';
import { type Customer, field } from '../support/customer.ts';
import { aStaffMember, DeskBrowser, openSubjects } from '../support/desk.ts';
import { EARNING } from './loyalty.support.ts';

/** What the journeys of complaints have in common: a shop with everything that they pass through, and its people. */

export const HELP = 'help@shop.example';
/** What staff tell each other, with a file. */
export const NOTE = 'Quibblesome: third one this week';
export const NOTE_FILE = { name: 'warehouse.pdf', bytes: Buffer.from('%PDF-1.7 Quibblesome') };

export interface World {
  readonly desk: DeskBrowser;
  readonly returns: ReturnsDesk;
  /** The subject that needs an order. */
  readonly subject: number;
}

/** A shop that sells, takes complaints and takes back. Its mails are counted on their way out. */
export function useComplaintShop(): { shop: () => TestShop; sent: readonly Mail[]; open: () => Promise<World> } {
  const sent: Mail[] = [];
  const shop = useShop({
    env: { ...till.ENV, ...EARNING, CONTACT_EMAIL_TO: HELP },
    rewire: ({ mail }) => ({
      mail: {
        send: (each) => {
          sent.push(each);
          return mail.send(each);
        },
      },
    }),
  });
  const open = async () => {
    await till.openTill(shop());
    const returns = await openDesk(shop());
    const subjects = await openSubjects(shop());
    const desk = await new DeskBrowser(shop().app).logIn(await aStaffMember(shop()));
    return { desk, returns, subject: subjects['order'] ?? 0 };
  };
  return { shop, sent, open };
}

/** Runs what is due, and all of it a second time, as after a crash: nobody is written to twice. */
export async function work(shop: TestShop, sent: readonly Mail[]): Promise<void> {
  const { rows } = await sql<{ jobId: string; name: string; payload: unknown }>`
    select j.id::text as "jobId", t.identifier as name, j.payload from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id order by j.id`.execute(shop.deps.db);
  await shop.runJobs();
  const before = [...sent];
  const handlers = jobHandlers(shop.deps);
  for (const { jobId, name, payload } of rows) {
    const handler = handlers[name];
    if (handler === undefined) throw new Error(`Nobody does ${name}`);
    await handler(payload, { jobId, attempt: 2, now: shop.clock.now() });
  }
  await shop.runJobs();
  expect(sent).toEqual(before);
}

let count = 0;

/** Somebody whose every trace can be recognised. */
export function aPerson() {
  count += 1;
  // Names on cards have no digits.
  const letter = String.fromCharCode('a'.charCodeAt(0) + count);
  return {
    ...{ firstName: `Zebulonia${letter}`, lastName: `Quackenbush${letter}`, email: `zebu${count}@quacken.example` },
    ...{ phone: `0599${String(7_654_000 + count)}`, password: 'Korrekt-Pferd-7', street: `Wobblestreet ${count}` },
  };
}

export type Person = ReturnType<typeof aPerson>;

export const registration = ({ firstName, lastName, email, password }: Person) => ({
  ...{ first_name: firstName, last_name: lastName, email, password, confirm: true },
});

export interface Bought {
  readonly id: number;
  readonly number: string;
  /** Ids of its items. */
  readonly items: readonly number[];
}

/** Two pieces at 10.00, brought for 6.90, paid with a card: from the basket on through the pages of the checkout. */
export async function buy(browser: Customer, { firstName, lastName, phone, street }: Person): Promise<Bought> {
  const name = { first_name: firstName, last_name: lastName, phone_number: phone };
  const address = await till.addAddress(browser, { ...name, line: street });
  await till.toCard(browser, address);
  const card = till.typed(till.CARDS.good, { card_holder: `${firstName} ${lastName}` });
  const placed = await till.pass(browser, 'CreditCardConfirmationPage', card);
  const { json } = await browser.get(till.completedIn(placed));
  const items = field(json, 'order', 'orderitem_set');
  return {
    id: Number(field(json, 'order', 'id')),
    number: String(field(json, 'order', 'number')),
    items: Array.isArray(items) ? items.map((item) => Number(field(item, 'id'))) : [],
  };
}

/** Sends an order and has it arrive. */
export async function bring({ deps }: TestShop, { number }: Bought): Promise<void> {
  await shipOrder(deps, { ...PARCEL, number, trackingNumber: 'TRACK1' });
  await deliverOrder(deps, { number, itemIds: null });
}

/** A photo as telephones take it: it says where. */
export async function aPhoto(width: number): Promise<Buffer> {
  const place = { IFD3: { GPSLatitude: '41/1 0/1 0/1', GPSLatitudeRef: 'N' } };
  const photo = sharp({ create: { width, height: 6, channels: 3, background: '#1f2a44' } }).jpeg();
  const bytes = await photo.withExif(place).toBuffer();
  expect((await sharp(bytes).metadata()).exif).toBeDefined();
  return bytes;
}

/** What a picture is, and what it says beside: format, width, and the rest. */
export async function pictureOf(bytes: Buffer): Promise<unknown[]> {
  const { format, width, exif, xmp, iptc } = await sharp(bytes).metadata();
  return [format, width, exif, xmp, iptc];
}

/** Paths of the files on a page of a ticket, in order. */
export function filesOn(page: string): string[] {
  return [...page.matchAll(/href="([^"]+\/files\/[^"]+)"/g)].map(([, path]) => path ?? '');
}

/** The number of the only ticket of an address. */
export async function ticketOf({ deps: { db } }: TestShop, email: string): Promise<string> {
  const { number } = await db
    .selectFrom('tickets')
    .select('number')
    .where('email', '=', email)
    .executeTakeFirstOrThrow();
  return number;
}

/** What a list of a JSON answer says, each by one of its fields. */
export function each(json: unknown, ...path: (string | number)[]): unknown[] {
  const name = path.at(-1) ?? '';
  const list = path.length > 1 ? field(json, ...path.slice(0, -1)) : json;
  return Array.isArray(list) ? list.map((one) => (isRecord(one) ? field(one, name) : undefined)) : [];
}

/** Where some of these texts stand, as text or as bytes: `table.column`, of all tables but the outbox. */
export async function tracesOf(db: Executor, texts: readonly string[]): Promise<string[]> {
  const { rows: tables } = await sql<{ name: string }>`
    select schemaname || '.' || tablename as name from pg_tables where schemaname in ('public', 'graphile_worker')`.execute(
    db,
  );
  expect(tables.length).toBeGreaterThan(Object.keys(PERSONAL_DATA).length);
  const wanted = texts.flatMap((text) => [text, Buffer.from(text).toString('hex')]).map((text) => `%${text}%`);
  const found: string[] = [];
  // What was sent is not ours any more: the outbox stands in for people's own mailboxes.
  for (const { name } of tables.filter(({ name }) => name !== 'public.outbox')) {
    const { rows } = await sql<{ column: string }>`
      select distinct c.key as column from ${sql.table(name)} t, jsonb_each_text(to_jsonb(t)) c
      where c.value like any (${wanted})`.execute(db);
    found.push(...rows.map(({ column }) => `${name.replace('public.', '')}.${column}`));
  }
  return found.sort();
}
