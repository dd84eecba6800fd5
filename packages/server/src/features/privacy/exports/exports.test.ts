import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { type TestShop, useShop } from '../../../../tests/support/app.ts';
import { download, jsonIn, unzip } from '../../../../tests/support/archives.ts';
import { type Customer, field } from '../../../../tests/support/customer.ts';
import { aCustomer, type KnownCustomer, linkIn, messagesTo } from '../../../../tests/support/worlds.ts';
import { DAY, HOUR } from '../../../platform/clock/index.ts';
import { privacyJobs } from '../privacy.jobs.ts';
import { findExportOf } from './exports.queries.ts';
import { openDownload } from './asking.service.ts';
import { makeExport } from './making.service.ts';

const shop = useShop({ env: { DEFAULT_CURRENCY: 'eur', AVAILABLE_CURRENCIES: 'eur', DATA_EXPORT_MAX_MB: '4' } });
const URL_OF = '/users/data-export/';

beforeAll(() =>
  sql`insert into contact_subjects (id, key, names) values (77, 'other', '{"en": "Other"}')`.execute(shop().deps.db),
);

type Buyer = KnownCustomer & { readonly browser: Customer };

async function aBuyer(where: TestShop): Promise<Buyer> {
  const customer = await aCustomer(where);
  const browser = where.visit();
  await browser.logIn(customer.email, customer.password);
  return { ...customer, browser };
}

const ask = (buyer: Buyer, password: string | null = buyer.password) =>
  buyer.browser.post(URL_OF, password === null ? {} : { password });

const stateOf = async ({ browser }: Buyer) => field((await browser.get(URL_OF)).json, 'state');

async function stored({ id }: { id: number }): Promise<[exports: number, chunks: number]> {
  const { db } = shop().deps;
  const exports = await db.selectFrom('data_exports').select('id').where('customer_id', '=', id).execute();
  const ids = exports.map((row) => row.id);
  if (ids.length === 0) return [0, 0];
  const chunks = await db.selectFrom('data_export_chunks').select('position').where('export_id', 'in', ids).execute();
  return [exports.length, chunks.length];
}

/** An archive that is ready. @returns the path in the mail */
async function anArchive(buyer: Buyer): Promise<string> {
  expect((await ask(buyer)).status).toBe(202);
  const [mail] = await messagesTo(shop(), buyer.email);
  return linkIn(mail?.body ?? '');
}

/** So much that no compression makes less of it, in a conversation. */
async function aBigFile(buyer: Buyer, megabytes: number): Promise<Buffer> {
  const bytes = shop().deps.random.bytes(megabytes * 2 ** 20);
  const { db } = shop().deps;
  const now = shop().clock.now();
  await sql`
    with ticket as (
      insert into tickets (number, customer_id, subject_id, language_code, state, last_message_at, link_nonce, created_date, modified_date)
      values (${`TICKET${10_000 + buyer.id}`}, ${buyer.id}, 77, 'en', 'answered', ${now}, ${'n'.repeat(32)}, ${now}, ${now}) returning id
    ), message as (
      insert into ticket_messages (ticket_id, author, body, created_date) select id, 'customer', 'See', ${now} from ticket returning id
    ) insert into ticket_files (key, message_id, name, content_type, size, bytes)
    select ${`key-of-${buyer.id}`.padEnd(20, '0')}, id, 'big.pdf', 'application/pdf', ${bytes.length}, ${bytes} from message`.execute(
    db,
  );
  return bytes;
}

describe('POST /users/data-export/', () => {
  it('has an archive made, tells by mail, and hands it out to the customer who is logged in', async () => {
    const buyer = await aBuyer(shop());
    const asked = await ask(buyer);
    const now = '2030-04-11T06:24:47.015000Z';
    const pending = { state: 'pending', requested_date: now, started_date: null, finished_date: null };
    expect([asked.status, asked.json]).toEqual([202, { ...pending, expires_date: null, size: null, url: null }]);
    expect(asked.headers['cache-control']).toBe('no-store');
    const [mail] = await messagesTo(shop(), buyer.email);
    expect(mail?.subject).toBe('Your data are ready');
    const path = linkIn(mail?.body ?? '');
    const { json } = await buyer.browser.get(URL_OF);
    expect(json).toMatchObject({ state: 'ready', finished_date: now, expires_date: '2030-04-13T06:24:47.015000Z' });
    expect(field(json, 'url')).toBe(`http://shop.test${path}`);
    const { status, headers, bytes } = await download(shop(), buyer.browser, path);
    expect([status, headers['content-type'], headers['cache-control'], headers['x-content-type-options']]).toEqual([
      ...[200, 'application/zip', 'no-store', 'nosniff'],
    ]);
    expect(headers['content-disposition']).toBe('attachment; filename="my-data-2030-04-11.zip"');
    expect(field(json, 'size')).toBe(bytes.length);
    expect(jsonIn(unzip(bytes), 'profile.json')).toMatchObject([
      { id: buyer.id, email: buyer.email, first_name: 'Ada' },
    ]);
    expect(mail?.body).not.toContain('Example');
  });

  it('answers the one that is being made, and makes it once, however often and at whichever moment it is asked', async () => {
    const buyer = await aBuyer(shop());
    const answers = await Promise.all([ask(buyer), ask(buyer), ask(buyer)]);
    shop().clock.advance(HOUR);
    const later = await ask(buyer);
    expect([...answers, later].map(({ status }) => status)).toEqual([202, 202, 202, 202]);
    expect(later.json).toEqual(answers[0].json);
    await shop().runJobs();
    expect((await messagesTo(shop(), buyer.email)).map(({ subject }) => subject)).toEqual(['Your data are ready']);
    expect(await stored(buyer)).toEqual([1, 1]);
  });

  it.each([
    ['without the password', null, { password: ['This field is required.'] }],
    ['with a wrong one', 'wrong', { password: ['The password is wrong.'] }],
  ])('is refused %s, and nothing is made', async (_name, password, refused) => {
    const buyer = await aBuyer(shop());
    const answer = await ask(buyer, password);
    expect([answer.status, answer.json]).toEqual([400, refused]);
    expect([await stored(buyer), (await buyer.browser.get(URL_OF)).status]).toEqual([[0, 0], 404]);
  });

  it('throttles guesses at the password', async () => {
    const buyer = await aBuyer(shop());
    const statuses = [];
    for (let tries = 0; tries < 21; tries++) statuses.push((await ask(buyer, 'wrong')).status);
    expect([statuses.at(-2), statuses.at(-1)]).toEqual([400, 429]);
    expect((await ask(buyer)).status).toBe(429);
    expect(await stored(buyer)).toEqual([0, 0]);
  });

  it('makes four a day, each in place of the one before', async () => {
    const buyer = await aBuyer(shop());
    const paths = [];
    for (let made = 0; made < 4; made++) paths.push(await anArchive(buyer));
    const fifth = await ask(buyer);
    expect([fifth.status, fifth.headers['retry-after']]).toEqual([429, '86400']);
    expect([await stateOf(buyer), await stored(buyer)]).toEqual(['ready', [1, 1]]);
    const statuses = [];
    for (const path of paths) statuses.push((await download(shop(), buyer.browser, path)).status);
    expect(statuses).toEqual([404, 404, 404, 200]);
  });

  it('needs somebody who is logged in', async () => {
    const guest = await shop().visit().withToken();
    for (const answer of [await guest.post(URL_OF, {}), await guest.get(URL_OF), await guest.get(`${URL_OF}a/b/`)]) {
      expect(answer.status).toBe(401);
    }
  });

  it('asks a customer without a password for none, and shows the link in the mail only', async () => {
    const buyer = await aBuyer(shop());
    await sql`update customers set password_hash = null where id = ${buyer.id}`.execute(shop().deps.db);
    expect((await ask(buyer, null)).status).toBe(202);
    const [mail] = await messagesTo(shop(), buyer.email);
    expect((await buyer.browser.get(URL_OF)).json).toMatchObject({ state: 'ready', url: null });
    expect((await download(shop(), buyer.browser, linkIn(mail?.body ?? ''))).status).toBe(200);
  });
});

describe('the link', () => {
  it('is shown in the session that proved the password, and works in others of the customer', async () => {
    const buyer = await aBuyer(shop());
    const path = await anArchive(buyer);
    const other = shop().visit();
    await other.logIn(buyer.email, buyer.password);
    expect((await other.get(URL_OF)).json).toMatchObject({ state: 'ready', url: null });
    expect((await download(shop(), other, path)).status).toBe(200);
  });

  it('is nothing to anybody else, nor where it was changed', async () => {
    const [buyer, stranger] = [await aBuyer(shop()), await aBuyer(shop())];
    const path = await anArchive(buyer);
    const theirs = await anArchive(stranger);
    const [, key = '', token = ''] = /data-export\/(\w+)\/([\w-]+)\//.exec(path) ?? [];
    const [, , foreign = ''] = /data-export\/(\w+)\/([\w-]+)\//.exec(theirs) ?? [];
    const forged = [
      `${key}/${foreign}`,
      `${key}/${token.slice(0, -1)}`,
      `${key}/x`,
      `${key.replace(/./, 'x')}/${token}`,
    ];
    expect((await download(shop(), stranger.browser, path)).status).toBe(404);
    for (const link of forged)
      expect([link, (await download(shop(), buyer.browser, `${URL_OF}${link}/`)).status]).toEqual([link, 404]);
    expect((await download(shop(), shop().visit(), path)).status).toBe(401);
    expect((await download(shop(), buyer.browser, path)).status).toBe(200);
  });

  it('ends with its time, and the archive with the next clean-up', async () => {
    const buyer = await aBuyer(shop());
    const path = await anArchive(buyer);
    shop().clock.advance(48 * HOUR);
    expect((await download(shop(), buyer.browser, path)).status).toBe(404);
    expect((await buyer.browser.get(URL_OF)).json).toMatchObject({ state: 'expired', url: null });
    await purge();
    expect([await stored(buyer), await stateOf(buyer)]).toEqual([[1, 0], 'expired']);
    shop().clock.advance(31 * DAY);
    await purge();
    expect(await stored(buyer)).toEqual([0, 0]);
  });

  it('never gives half of an archive for the whole', async () => {
    const buyer = await aBuyer(shop());
    const bytes = await aBigFile(buyer, 3);
    const path = await anArchive(buyer);
    expect((await stored(buyer))[1]).toBeGreaterThan(3);
    const whole = await download(shop(), buyer.browser, path);
    expect([...unzip(whole.bytes).entries()].find(([name]) => name.endsWith('.pdf'))?.[1].equals(bytes)).toBe(true);
    const [, key = '', token = ''] = /data-export\/(\w+)\/([\w-]+)\//.exec(path) ?? [];
    const { content, size } = await openDownload(shop().deps, buyer.id, { key, token });
    const reading = content[Symbol.asyncIterator]();
    const first: unknown = (await reading.next()).value;
    expect(Buffer.isBuffer(first) && first.length).toBe(2 ** 20);
    expect(size).toBe(whole.bytes.length);
    shop().clock.advance(48 * HOUR);
    await purge();
    await expect(reading.next()).rejects.toThrow('The archive is gone');
  });
});

async function purge(): Promise<void> {
  await privacyJobs(shop().deps)['privacy.purge-exports']?.({}, { jobId: '1', attempt: 1, now: shop().clock.now() });
}

describe('making an archive', () => {
  it('leaves nothing of an attempt that fails, and is tried again', async () => {
    const { db } = shop().deps;
    const buyer = await aBuyer(shop());
    await ask(buyer);
    // The last thing that is read.
    await sql`alter table vouchers rename column code to code_elsewhere`.execute(db);
    await expect(shop().runJobs()).rejects.toThrow('privacy.make-export failed');
    expect([await stateOf(buyer), await stored(buyer)]).toEqual(['pending', [1, 0]]);
    const id = (await findExportOf(db, buyer.id))?.id ?? 0;
    await expect(makeExport(shop().deps, id, { isLast: false })).rejects.toThrow();
    await sql`alter table vouchers rename column code_elsewhere to code`.execute(db);
    shop().clock.advance(HOUR);
    await shop().runJobs();
    expect([await stateOf(buyer), await stored(buyer)]).toEqual(['ready', [1, 1]]);
  });

  it('is given up after its last attempt, and can be asked for anew', async () => {
    const { db } = shop().deps;
    const buyer = await aBuyer(shop());
    await ask(buyer);
    const id = (await findExportOf(db, buyer.id))?.id ?? 0;
    await sql`alter table vouchers rename column code to code_elsewhere`.execute(db);
    await expect(makeExport(shop().deps, id, { isLast: true })).rejects.toThrow();
    await sql`alter table vouchers rename column code_elsewhere to code`.execute(db);
    expect(await stateOf(buyer)).toBe('failed');
    await shop().runJobs();
    expect(await stateOf(buyer)).toBe('failed');
    await anArchive(buyer);
    expect(await stateOf(buyer)).toBe('ready');
  });

  it('fails where the archive is larger than it may be', async () => {
    const buyer = await aBuyer(shop());
    await aBigFile(buyer, 5);
    await ask(buyer);
    await shop().runJobs();
    expect([await stateOf(buyer), await stored(buyer)]).toEqual(['failed', [1, 0]]);
    expect(await messagesTo(shop(), buyer.email)).toEqual([]);
  });

  it('is given up where its job is gone', async () => {
    const buyer = await aBuyer(shop());
    await ask(buyer);
    await sql`delete from graphile_worker._private_jobs`.execute(shop().deps.db);
    shop().clock.advance(DAY + 1);
    await purge();
    expect(await stateOf(buyer).catch(() => null)).toBe('failed');
  });

  it('comes to nothing where the customer is erased, before, after and at the same moment', async () => {
    for (let round = 0; round < 4; round++) {
      const buyer = await aBuyer(shop());
      if (round === 1) await anArchive(buyer);
      else await ask(buyer);
      const id = (await findExportOf(shop().deps.db, buyer.id))?.id ?? 0;
      const [erased] = await Promise.all([
        buyer.browser.patch('/users/anonymize/'),
        round > 1 ? makeExport(shop().deps, id, { isLast: false }) : null,
      ]);
      expect(erased.status).toBe(200);
      await shop().runJobs();
      expect([round, await stored(buyer)]).toEqual([round, [0, 0]]);
    }
  });

  it('is not begun by somebody who is erased at the same moment', async () => {
    for (let round = 0; round < 3; round++) {
      const buyer = await aBuyer(shop());
      const [asked] = await Promise.all([ask(buyer), buyer.browser.patch('/users/anonymize/')]);
      expect([202, 400, 401]).toContain(asked.status);
      await shop().runJobs();
      expect(await stored(buyer)).toEqual([0, 0]);
    }
  });
});
