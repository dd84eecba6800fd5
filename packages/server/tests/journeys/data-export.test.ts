import { buffer } from 'node:stream/consumers';
import { beforeAll, expect, it } from 'vitest';
import { useShop } from '../support/app.ts';
import { download, jsonIn, unzip } from '../support/archives.ts';
import { field } from '../support/customer.ts';
import { aKnownCustomer, KNOWING_ENV, openEverything } from './known-customer.support.ts';
import { type Mark, markAll } from '../support/markers.ts';
import { linkIn, messagesTo } from '../support/worlds.ts';
import { PERSONAL_DATA, type TableData } from '../../src/platform/db/index.ts';
import {
  anAddress,
  ask,
  aReader,
  linkTo,
  type Reader,
} from '../../src/features/notifications/notifications.support.ts';
import { exportAtDesk } from '../../src/features/privacy/index.ts';
import { aKnownGuest } from './known-guest.support.ts';

const shop = useShop({ env: KNOWING_ENV });

beforeAll(() => openEverything(shop()));

const MAP: Readonly<Record<string, TableData<string>>> = PERSONAL_DATA;

async function archiveOf(email: string, language?: string): Promise<Map<string, Buffer>> {
  const whose = language === undefined ? { email } : { email, language };
  return unzip(await exportAtDesk(shop().deps, whose, buffer));
}

const text = (entries: ReadonlyMap<string, Buffer>) => [...entries.values()].map(String).join('\n');

it('says what the database has, in words, amounts and files', async () => {
  const { db } = shop().deps;
  const known = await aKnownCustomer(shop());
  const entries = await archiveOf(known.email, 'tr');
  const [first] = known.orders;
  const orders = jsonIn(entries, 'orders.json');
  const row = await db
    .selectFrom('orders')
    .selectAll()
    .where('id', '=', first?.id ?? 0)
    .executeTakeFirstOrThrow();
  expect(field(orders, 0)).toMatchObject({
    ...{ number: row.number, amount: (row.amount / 100).toFixed(2), notes: 'At the back door', status: row.status },
    shipping_address: row.shipping_address,
  });
  expect(field(orders, 0, 'items', 0, 'price')).toBe('10.00');
  expect(field(orders, 0, 'items', 0, 'product', 'sku')).toMatch(/^tea-\d+$/);
  expect(field(orders, 0, 'cancellation_requests', 0)).toMatchObject({
    ...{ description: 'It pinches', reason: 'Küçük geldi' },
  });
  expect(field(jsonIn(entries, 'addresses.json'), 0)).toMatchObject({ country: 'Türkiye', notes: 'Ring twice' });
  const messages = field(jsonIn(entries, 'tickets.json'), 0, 'messages');
  expect(messages).toMatchObject([{ author: 'customer', body: 'It leaks', files: [{ name: 'leak.png' }] }]);
  const path = String(field(messages, 0, 'files', 0, 'file'));
  expect(entries.get(path)?.toString()).toBe('leak');
  const avatar = await db.selectFrom('avatars').select('bytes').where('customer_id', '=', known.id).executeTakeFirst();
  const picture = String(field(jsonIn(entries, 'avatar.json'), 0, 'file'));
  expect(entries.get(picture)?.equals(avatar?.bytes ?? Buffer.alloc(0))).toBe(true);
  expect(entries.get('README.txt')?.toString()).toContain('siparişleriniz');
  const files = [...entries.keys()].filter((name) => name !== 'README.txt' && name !== 'index.json');
  const index = jsonIn(entries, 'index.json');
  const listed = [field(index, 'subjects'), field(index, 'files')].flat().map((one) => String(field(one, 'file')));
  expect(listed.sort()).toEqual(files.sort());
});

function isHidden({ row, column }: Mark): boolean {
  const table = MAP[row.table];
  return table?.archive === null || table?.columns[column]?.kind === 'secret';
}

const placesOf = (marks: readonly Mark[]) => [...new Set(marks.map(({ place }) => place))].sort();

it('holds everything personal that is to be shown, nothing secret, and nobody else', async () => {
  const { db } = shop().deps;
  const [known, other] = [await aKnownCustomer(shop()), await aKnownCustomer(shop())];
  const marks = await markAll(db, known.id);
  const others = await markAll(db, other.id);
  const { email } = await db
    .selectFrom('customers')
    .select('email')
    .where('id', '=', known.id)
    .executeTakeFirstOrThrow();
  const all = text(await archiveOf(email ?? ''));
  const isIn = ({ number }: Mark) => new RegExp(`zq7${String(number)}q`, 'i').test(all);
  const texts = marks.filter(({ number }) => number !== null);
  expect(placesOf([...texts.filter(isHidden), ...others].filter(isIn))).toEqual([]);
  const shown = placesOf(texts.filter((mark) => !isHidden(mark)).filter(isIn));
  const unseen = placesOf(texts.filter((mark) => !isHidden(mark))).filter((place) => !shown.includes(place));
  // Bytes, digits and hexadecimal marks.
  const inOtherShapes = [
    'checkouts.bin',
    'consent_events.email_digest',
    'loyalty_cards.number',
    'user_collections.slug',
  ];
  expect(unseen).toEqual(inOtherShapes);
  expect(shown.length).toBeGreaterThan(50);
});

it('is of whoever only wrote to the shop, too, and of nobody else', async () => {
  const { db } = shop().deps;
  const known = await aKnownCustomer(shop());
  const email = 'writer@elsewhere.example';
  await db.updateTable('tickets').set({ customer_id: null, email }).where('customer_id', '=', known.id).execute();
  const entries = await archiveOf('Writer@Elsewhere.example');
  expect(field(jsonIn(entries, 'tickets.json'), 0, 'messages', 0, 'body')).toBe('It leaks');
  expect(jsonIn(entries, 'orders.json')).toEqual([]);
  expect(jsonIn(entries, 'profile.json')).toEqual([]);
  await expect(archiveOf('stranger@elsewhere.example')).rejects.toMatchObject({ kind: 'not_found' });
});

it('is of guests as well where the desk asks by their address', async () => {
  const { db } = shop().deps;
  const known = await aKnownCustomer(shop());
  await db
    .updateTable('tickets')
    .set({ customer_id: null, email: 'guest@elsewhere.example' })
    .where('customer_id', '=', known.id)
    .execute();
  await db
    .updateTable('customers')
    .set({ user_type: 'guest', email: 'guest@elsewhere.example' })
    .where('id', '=', known.id)
    .execute();
  const entries = await archiveOf('guest@elsewhere.example');
  expect(field(jsonIn(entries, 'tickets.json'), 0, 'messages', 0, 'body')).toBe('It leaks');
  expect(field(jsonIn(entries, 'orders.json'), 1, 'number')).toBe(known.orders[1]?.number);
});

it('is of whoever only reads the newsletter, with what they told and agreed to', async () => {
  const [email, other] = [anAddress(), anAddress()];
  for (const address of [email, other]) {
    await ask(shop(), address, { first_name: 'Ada', last_name: `of ${address}`, gender: 'female' });
    await shop()
      .visit()
      .post(await linkTo(shop(), address));
  }
  const entries = await archiveOf(email);
  const told = { email, state: 'confirmed', first_name: 'Ada', last_name: `of ${email}`, gender: 'female' };
  expect(jsonIn(entries, 'newsletter.json')).toMatchObject([{ ...told, address: '127.0.0.1' }]);
  expect(jsonIn(entries, 'consents.json')).toMatchObject([{ email, channel: 'email', is_granted: true }]);
  expect(text(entries)).not.toContain(other);
});

/** The archive that a customer asks for. */
async function ownArchiveOf({ browser, email, password }: Reader): Promise<Map<string, Buffer>> {
  await browser.post('/users/data-export/', { password });
  const [mail] = await messagesTo(shop(), email);
  return unzip((await download(shop(), browser, linkIn(mail?.body ?? ''))).bytes);
}

it('is, for a customer with a confirmed address, of what was left under it without a login, too', async () => {
  const { db } = shop().deps;
  const [proved, unproved] = [await aReader(shop()), await aReader(shop())];
  for (const reader of [proved, unproved]) {
    const guest = await aKnownGuest(shop(), { email: reader.email });
    if (reader === unproved)
      await db.updateTable('customers').set({ email_verified_at: null }).where('id', '=', reader.id).execute();
    const entries = await ownArchiveOf(reader);
    const isTheirs = reader === proved;
    const told = field(jsonIn(entries, 'tickets.json'), 0, 'messages', 0, 'body');
    const ordered = field(jsonIn(entries, 'orders.json'), 0, 'number');
    const subscribed = field(jsonIn(entries, 'newsletter.json'), 0, 'first_name');
    expect([told, ordered, subscribed]).toEqual(
      isTheirs ? [`I am ${guest.word}`, guest.order.number, guest.word] : [undefined, undefined, undefined],
    );
    expect(text(entries).includes(guest.word)).toBe(isTheirs);
  }
});
