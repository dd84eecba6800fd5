import { sql } from 'kysely';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { type TestShop, useShop } from '../../../../tests/support/app.ts';
import { type Customer, field } from '../../../../tests/support/customer.ts';
import { somebodyWaits } from '../../../../tests/support/locks.ts';
import { messagesTo } from '../../../../tests/support/worlds.ts';

const shop = useShop({ env: { TRUST_PROXY: 'loopback', PHONE_CHANGE_REQUIRES_CODE: 'on' } });

const HEX: unknown = expect.stringMatching(/^[0-9a-f]{32}$/);
const path = '/users/anonymize/';
const PASSWORD = 'korrekt pferd';
const BROWSER = { 'user-agent': 'Zebulon-Browser/7.1', 'x-forwarded-for': '203.0.113.77' };

let count = 0;

/** Somebody whose every trace can be recognised. */
function aPerson() {
  count += 1;
  return {
    ...{ first_name: `Zebulonia${count}`, last_name: `Quackenbush${count}`, email: `zebu${count}@quacken.example` },
    ...{ phone: `0599${String(7_654_000 + count)}`, date_of_birth: `1913-07-${String(count).padStart(2, '0')}` },
    ...{ username: `zebulon.${count}`, password: PASSWORD, gender: 'female', confirm: true },
  };
}

async function registered() {
  const person = aPerson();
  const browser = await shop().visit(BROWSER).withToken();
  const answer = await browser.post('/users/registration/', person);
  expect(answer.status).toBe(201);
  await shop().runJobs();
  const id = Number(field((await browser.get('/current_user/')).json, 'pk'));
  return { person, browser, id, token: String(field(answer.json, 'key')) };
}

/** All rows of all tables that hold one of these texts, as text or as bytes. */
async function traces(where: TestShop, texts: readonly string[]): Promise<string[]> {
  const { db } = where.database;
  const tables = await sql<{ schema: string; name: string }>`
    select schemaname as schema, tablename as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`.execute(db);
  expect(tables.rows.length).toBeGreaterThan(12);
  const found: string[] = [];
  for (const { schema, name } of tables.rows) {
    // What was sent is not ours any more: the outbox stands in for people's own mailboxes and telephones.
    if (name === 'outbox') continue;
    const table = sql.table(`${schema}.${name}`);
    const rows = await sql<{ row: string }>`select t::text as row from ${table} t`.execute(db);
    for (const { row } of rows.rows) {
      const hit = texts.find((text) => row.includes(text) || row.includes(Buffer.from(text).toString('hex')));
      if (hit !== undefined) found.push(`${schema}.${name}: ${hit}`);
    }
  }
  return found;
}

async function uploadAvatar(browser: Customer): Promise<{ address: string; key: string }> {
  const picture = sharp({ create: { width: 9, height: 9, channels: 3, background: '#123456' } });
  const form = new FormData();
  form.set('avatar', new Blob([await picture.png().toBuffer()]), 'me.png');
  const encoded = new Response(form);
  const headers = { 'content-type': encoded.headers.get('content-type') ?? '' };
  const body = Buffer.from(await encoded.arrayBuffer());
  const answer = await browser.send('PATCH', '/users/profile/', { body, headers });
  const address = new URL(String(field(answer.json, 'avatar'))).pathname;
  return { address, key: /[0-9a-f]{32}/.exec(address)?.[0] ?? '' };
}

describe('PATCH /users/anonymize/', () => {
  it('leaves no trace of the customer in any table', async () => {
    const { person, browser, id, token } = await registered();
    const other = shop().visit(BROWSER);
    await other.logIn(person.email, PASSWORD);
    const { address, key } = await uploadAvatar(browser);
    await browser.patch('/users/profile/', { attributes: { nickname: 'Zebbie', pets: ['Tiddles'] } });
    await browser.patch('/users/profile/', { phone: '05990001122' });
    await shop()
      .visit({ authorization: `Token ${token}` })
      .patch('/users/profile/', { phone: '05990003344' });
    await other.post('/users/activate-currency/', { currency_code: 'eur' });
    const guest = await shop().visit(BROWSER).withToken();
    await guest.post('/users/otp-login/', { phone: person.phone });
    await guest.post('/users/login/', { email: person.email, password: 'wrong' });
    await shop().runJobs();
    await guest.post('/users/password/reset/', { email: person.email });
    await browser.post('/users/email-change/', { email: `next.${person.email}`, password: PASSWORD });
    const { first_name, last_name, email, phone, date_of_birth, username } = person;
    const texts = [
      ...[
        first_name,
        last_name,
        email,
        phone,
        date_of_birth,
        username,
        'Zebbie',
        'Tiddles',
        '05990001122',
        '05990003344',
      ],
      ...[BROWSER['user-agent'], '203.0.113.77', key],
    ];
    const before = new Set((await traces(shop(), texts)).map((trace) => trace.split(':')[0]));
    expect([...before].sort()).toEqual([
      ...[
        'graphile_worker._private_jobs',
        'public.avatars',
        'public.customers',
        'public.phone_codes',
        'public.sessions',
      ],
    ]);

    const answer = await browser.patch(path);
    expect([answer.status, answer.json]).toEqual([200, {}]);
    expect(await traces(shop(), texts)).toEqual([]);
    expect((await messagesTo(shop(), email)).map(({ subject }) => subject)).toEqual([
      'Please confirm your e-mail address',
    ]);

    expect((await shop().visit().get(address)).status).toBe(404);
    expect((await other.get('/current_user/')).status).toBe(401);
    const row = await shop().database.db.selectFrom('customers').selectAll().where('id', '=', id).executeTakeFirst();
    const now = shop().clock.now();
    expect(row).toEqual({
      ...{ id, username: HEX, user_type: 'registered', email: null },
      ...{ email_verified_at: null, first_name: '', last_name: '', phone: null, unique_phone: null, gender: null },
      ...{ password_hash: null, is_active: false, date_of_birth: null, email_allowed: false, sms_allowed: false },
      ...{ whatsapp_allowed: false, call_allowed: null, client_type: 'default', language_code: 'en', avatar_key: null },
      ...{ attributes: {}, date_joined: now, last_login: null, modified_date: now, anonymized_at: now },
      segment: null,
      order_count: 0,
    });
  });

  it('logs out in the same answer', async () => {
    const { browser, token } = await registered();
    const key = browser.sessionKey ?? '';
    const answer = await browser.patch(path);
    expect(answer.cookies.get('osessionid')).toMatch(/^osessionid=[a-z0-9]{32}; Path=\/; Max-Age=1209600; HttpOnly/);
    expect(browser.sessionKey).not.toBe(key);
    expect((await browser.get('/current_user/')).status).toBe(401);
    const thief = shop().visit();
    thief.jar.set('osessionid', key);
    expect((await thief.get('/current_user/')).status).toBe(401);
    const byToken = await shop()
      .visit({ authorization: `Token ${token}` })
      .get('/current_user/');
    expect([byToken.status, byToken.json]).toEqual([401, { detail: 'Invalid token.' }]);
  });

  it('does not read the body, whatever it is called', async () => {
    for (const [type, body] of [
      ['text/plain;charset=UTF-8', '{}'],
      ['application/json', '{broken'],
      ['application/json', ''],
      ['text/xml', '<x/>'],
      ['undefined', '{}'],
      ['application/x-www-form-urlencoded', 'a=%'],
      ['multipart/form-data; boundary=x', 'no form'],
    ] as const) {
      const { browser } = await registered();
      const answer = await browser.send('PATCH', path, { body, headers: { 'content-type': type } });
      expect([type, answer.status, answer.json]).toEqual([type, 200, {}]);
      expect((await browser.get('/current_user/')).status).toBe(401);
    }
  });

  it('works for token requests, which get no cookie', async () => {
    const { token, browser } = await registered();
    const answer = await shop()
      .visit({ authorization: `Token ${token}` })
      .patch(path);
    expect([answer.status, answer.json, answer.cookies.size]).toEqual([200, {}, 0]);
    expect((await browser.get('/current_user/')).status).toBe(401);
  });

  it('ends every way to log in', async () => {
    const { person, browser } = await registered();
    await browser.patch(path);
    const login = await browser.post('/users/login/', { email: person.email, password: PASSWORD });
    const refused = { non_field_errors: ['Unable to log in with provided credentials.'] };
    expect([login.status, login.json]).toEqual([400, refused]);
    expect((await browser.post('/users/otp-login/', { phone: person.phone })).status).toBe(200);
    expect((await browser.post('/users/password/reset/', { email: person.email })).status).toBe(200);
    const messages = [...(await messagesTo(shop(), person.phone)), ...(await messagesTo(shop(), person.email))];
    expect(messages.map(({ subject }) => subject)).toEqual(['Please confirm your e-mail address']);
  });

  it('frees address, phone and username for somebody new', async () => {
    const { person, browser, id } = await registered();
    await browser.patch(path);
    const again = await shop().visit().withToken();
    expect((await again.post('/users/registration/', person)).status).toBe(201);
    await shop().runJobs();
    expect(field((await again.get('/current_user/')).json, 'pk')).not.toBe(id);
  });

  it('leaves everybody else as they were', async () => {
    const one = await registered();
    const two = await registered();
    const avatar = await uploadAvatar(two.browser);
    const before = await two.browser.get('/users/profile/');
    await one.browser.patch(path);
    expect((await two.browser.get('/users/profile/')).json).toEqual(before.json);
    expect((await shop().visit().get(avatar.address)).status).toBe(200);
  });

  it('refuses guests and calls without a CSRF token', async () => {
    const guest = await (await shop().visit().withToken()).patch(path);
    const unauthenticated = { detail: 'Authentication credentials were not provided.' };
    expect([guest.status, guest.json]).toEqual([401, unauthenticated]);
    const { browser } = await registered();
    const before = await browser.get('/users/profile/');
    const forged = await browser.patch(path, undefined, { noToken: true });
    expect([forged.status, forged.json]).toEqual([403, { detail: 'CSRF Failed: CSRF token missing or incorrect.' }]);
    expect((await browser.get('/users/profile/')).json).toEqual(before.json);
  });

  it('leaves nothing of a login, an upload or a change that comes at the same moment', async () => {
    for (let round = 0; round < 4; round++) {
      const { person, browser, id } = await registered();
      const guest = await shop().visit().withToken();
      const [erased, login] = await Promise.all([
        browser.patch(path),
        guest.post('/users/login/', { email: person.email, password: PASSWORD }),
        uploadAvatar(browser).catch(() => null),
        browser.patch('/users/profile/', { first_name: 'Late' }),
      ]);
      expect([erased.status, erased.text]).toEqual([200, '{}']);
      expect([200, 400]).toContain(login.status);
      expect((await guest.get('/current_user/')).status).toBe(401);
      const { db } = shop().database;
      expect(await db.selectFrom('avatars').select('key').where('customer_id', '=', id).execute()).toEqual([]);
      expect(await db.selectFrom('sessions').select('id').where('customer_id', '=', id).execute()).toEqual([]);
      const row = db.selectFrom('customers').select(['first_name', 'is_active']).where('id', '=', id);
      expect(await row.executeTakeFirst()).toEqual({ first_name: '', is_active: false });
    }
  });

  it('waits for a picture that is being stored, and for the change that it belongs to', async () => {
    const { db } = shop().database;
    const { browser, id } = await registered();
    const picture = { key: 'a'.repeat(32), content_type: 'image/webp', bytes: Buffer.from('picture') };
    const { erasing } = await db.transaction().execute(async (tx) => {
      await tx
        .insertInto('avatars')
        .values({ customer_id: id, ...picture })
        .execute();
      const erasing = browser.patch(path);
      await somebodyWaits(db);
      await tx.updateTable('customers').set({ first_name: 'Late' }).where('id', '=', id).execute();
      // In an object: the transaction ends before the erasure does.
      return { erasing };
    });
    expect((await erasing).status).toBe(200);
    const row = db.selectFrom('customers').select(['first_name', 'is_active']).where('id', '=', id);
    expect(await row.executeTakeFirst()).toEqual({ first_name: '', is_active: false });
    expect(await db.selectFrom('avatars').select('key').where('customer_id', '=', id).execute()).toEqual([]);
  });
});
