import { describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { type Customer, field } from '../../../../tests/support/customer.ts';
import { aCustomer, type KnownCustomer, linkIn, messagesTo } from '../../../../tests/support/worlds.ts';

const shop = useShop();

const PAGE = { accept: 'text/html,application/xhtml+xml' };
const NOT_FOUND = { detail: 'Not found.' };
const UNAUTHENTICATED = { detail: 'Authentication credentials were not provided.' };
const THREE_DAYS = 259_200_000;

let count = 0;
const anAddress = () => `new${++count}@example.org`;

async function loggedIn(): Promise<{ ada: KnownCustomer; browser: Customer }> {
  const ada = await aCustomer(shop());
  const browser = shop().visit();
  await browser.logIn(ada.email, ada.password);
  return { ada, browser };
}

async function unconfirmed() {
  const known = await loggedIn();
  const { db } = shop().database;
  await db.updateTable('customers').set({ email_verified_at: null }).where('id', '=', known.ada.id).execute();
  return known;
}

/** A customer who asked for another address, and the link in the mail to it. */
async function asked() {
  const known = await loggedIn();
  const email = anAddress();
  const { password } = known.ada;
  const answer = await known.browser.post('/users/email-change/', { email, password, emailConfirm: email });
  expect([answer.status, answer.text]).toEqual([200, '']);
  const [mail] = await messagesTo(shop(), email);
  return { ...known, email, mail, link: linkIn(mail?.body ?? '') };
}

function addressOf({ id }: KnownCustomer) {
  const columns = ['email', 'email_verified_at'] as const;
  const query = shop().database.db.selectFrom('customers').select(columns).where('id', '=', id);
  return query.executeTakeFirstOrThrow();
}

describe('GET /users/email-change/', () => {
  it('answers the address of the customer', async () => {
    const { ada, browser } = await loggedIn();
    const answer = await browser.get('/users/email-change/');
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({ id: ada.id, email: ada.email, verified: true, primary: true });
  });

  it('says when it is not confirmed', async () => {
    const { browser } = await unconfirmed();
    expect(field((await browser.get('/users/email-change/')).json, 'verified')).toBe(false);
  });

  it('refuses guests', async () => {
    const answer = await shop().visit().get('/users/email-change/');
    expect([answer.status, answer.json]).toEqual([401, UNAUTHENTICATED]);
    expect(answer.headers['www-authenticate']).toBe('Token');
  });
});

describe('POST /users/email-change/', () => {
  it('sends a link to the new address and to the phone, and changes nothing yet', async () => {
    const { ada, mail, link } = await asked();
    expect(mail).toMatchObject({ channel: 'mail', subject: 'Please confirm your new e-mail address' });
    expect(mail?.body).toMatch(/^Hello,\n/);
    expect(link).toMatch(/^\/users\/email-set-primary\/[\w-]+:[\w-]+\/[0-9a-z]+\/$/);
    const [sms] = await messagesTo(shop(), ada.phone);
    expect(sms?.body).toBe(`To confirm the new e-mail address of your account, open http://shop.test${link}`);
    expect(await messagesTo(shop(), ada.email)).toEqual([]);
    expect((await addressOf(ada)).email).toBe(ada.email);
  });

  it('reads forms, and addresses in any case', async () => {
    const { ada, browser } = await loggedIn();
    const email = anAddress();
    const form = { email: ` ${email.toUpperCase()}`, password: ada.password };
    const answer = await browser.send('POST', '/users/email-change/', { form });
    expect([answer.status, answer.text]).toEqual([200, '']);
    expect(await messagesTo(shop(), email)).toHaveLength(1);
  });

  it.each<[string, (ada: KnownCustomer) => unknown, unknown]>([
    ['nothing', () => ({}), { email: ['This field is required.'], password: ['This field is required.'] }],
    ['no address', ({ password }) => ({ email: 'x', password }), { email: ['Enter a valid email address.'] }],
    ['a wrong password', () => ({ email: anAddress(), password: 'no' }), { password: ['The password is wrong.'] }],
    ['an empty password', () => ({ email: anAddress(), password: '' }), { password: ['This field may not be blank.'] }],
    ['her own', ({ email, password }) => ({ email, password }), nonField('This is already your e-mail address.')],
    [
      'her own in capitals',
      ({ email, password }) => ({ email: email.toUpperCase(), password }),
      nonField('This is already your e-mail address.'),
    ],
  ])('refuses %s', async (_what, body, errors) => {
    const { ada, browser } = await loggedIn();
    const answer = await browser.post('/users/email-change/', body(ada));
    expect([answer.status, answer.json]).toEqual([400, errors]);
    expect((await addressOf(ada)).email).toBe(ada.email);
  });

  it('refuses an address that is somebody else’s', async () => {
    const grace = await aCustomer(shop());
    const { ada, browser } = await loggedIn();
    const body = { email: grace.email, password: ada.password };
    const answer = await browser.post('/users/email-change/', body);
    const text = 'A user is already registered with this e-mail address.';
    expect([answer.status, answer.json]).toEqual([400, { non_field_errors: [text] }]);
    expect(await messagesTo(shop(), grace.email)).toEqual([]);
  });

  it('refuses guests and calls without a CSRF token', async () => {
    const body = { email: anAddress(), password: 'x' };
    const guest = await (await shop().visit().withToken()).post('/users/email-change/', body);
    expect([guest.status, guest.json]).toEqual([401, UNAUTHENTICATED]);
    const { ada, browser } = await loggedIn();
    const call = { email: body.email, password: ada.password };
    expect((await browser.post('/users/email-change/', call, { noToken: true })).status).toBe(403);
    expect(await messagesTo(shop(), body.email)).toEqual([]);
  });
});

describe('GET /users/email-set-primary/<signed_email>/<user_id_key>/', () => {
  it('makes the new address the one to log in with, and tells the old one', async () => {
    const { ada, browser, email, link } = await asked();
    const answer = await shop().visit().get(link);
    expect([answer.status, answer.json]).toEqual([200, { detail: 'ok' }]);
    expect(await addressOf(ada)).toEqual({ email, email_verified_at: shop().clock.now() });
    expect(field((await browser.get('/current_user/')).json, 'email')).toBe(email);
    await shop().visit().logIn(email, ada.password);
    const old = await browser.post('/users/login/', { email: ada.email, password: ada.password });
    expect(old.status).toBe(400);
    const [mail] = await messagesTo(shop(), ada.email);
    expect(mail?.subject).toBe('Your e-mail address was changed');
  });

  it('takes a link once', async () => {
    const { link } = await asked();
    const answers = await Promise.all([1, 2, 3].map(() => shop().visit().get(link)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404, 404]);
    expect((await shop().visit().get(link)).json).toEqual(NOT_FOUND);
    await shop().runJobs();
  });

  it('refuses tampered, foreign and late links', async () => {
    const { ada, email, link } = await asked();
    const other = await asked();
    const [, encoded = '', token = '', id = ''] = /primary\/([\w-]+):([\w-]+)\/(\w+)\/$/.exec(link) ?? [];
    const [, otherId = ''] = /:[\w-]+\/(\w+)\/$/.exec(other.link) ?? [];
    const evil = Buffer.from('evil@example.org').toString('base64url');
    const bad = [
      ...[
        `${evil}:${token}/${id}`,
        `${encoded}:${token}/${otherId}`,
        `${encoded}:${token}/zz`,
        `${encoded}:${token}x/${id}`,
      ],
      ...[
        `${encoded}:/${id}`,
        `${encoded}/${id}`,
        `:${token}/${id}`,
        `${encoded}:${token}/%00`,
        `%F0%9F%90%8E:x/${id}`,
      ],
    ];
    for (const path of bad) {
      const answer = await shop().visit().get(`/users/email-set-primary/${path}/`);
      expect([path, answer.status, answer.json]).toEqual([path, 404, NOT_FOUND]);
    }
    // A link for one purpose does not serve the other.
    expect((await shop().visit().get(link.replace('email-set-primary', 'email-verify'))).status).toBe(404);
    expect((await shop().visit().send('HEAD', link)).status).toBe(405);
    shop().clock.advance(THREE_DAYS + 1000);
    expect((await shop().visit().get(link)).status).toBe(404);
    expect((await addressOf(ada)).email).toBe(ada.email);
    expect(email).not.toBe(ada.email);
  });

  it('refuses an address that became somebody else’s meanwhile', async () => {
    const { ada, email, link } = await asked();
    const grace = await aCustomer(shop());
    await shop().database.db.updateTable('customers').set({ email }).where('id', '=', grace.id).execute();
    const answer = await shop().visit().get(link);
    const text = 'A user is already registered with this e-mail address.';
    expect([answer.status, answer.json]).toEqual([400, { email: [text] }]);
    expect((await addressOf(ada)).email).toBe(ada.email);
    const page = await shop().visit().get(link, { headers: PAGE });
    expect([page.status, page.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
  });

  it('makes a second link worthless once a first was used', async () => {
    const { ada, browser, link } = await asked();
    const second = anAddress();
    await browser.post('/users/email-change/', { email: second, password: ada.password });
    const [mail] = await messagesTo(shop(), second);
    expect(
      (
        await shop()
          .visit()
          .get(linkIn(mail?.body ?? ''))
      ).status,
    ).toBe(200);
    expect((await shop().visit().get(link)).status).toBe(404);
    expect((await addressOf(ada)).email).toBe(second);
    await shop().runJobs();
  });

  it('refuses disabled customers', async () => {
    const { ada, link } = await asked();
    await shop().database.db.updateTable('customers').set({ is_active: false }).where('id', '=', ada.id).execute();
    expect((await shop().visit().get(link)).json).toEqual(NOT_FOUND);
    expect((await addressOf(ada)).email).toBe(ada.email);
  });

  it('answers browsers with a page', async () => {
    const { link } = await asked();
    const good = await shop().visit().get(link, { headers: PAGE });
    expect([good.status, good.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(good.text).toContain('Your e-mail address is confirmed.');
    const used = await shop()
      .visit()
      .get(link, { headers: { ...PAGE, 'accept-language': 'tr' } });
    expect([used.status, used.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
    expect(used.text).toContain('Bu bağlantı artık geçerli değil.');
    await shop().runJobs();
  });
});

describe('confirming the present address', () => {
  it('sends a link that confirms it once', async () => {
    const { ada, browser } = await unconfirmed();
    const answer = await browser.post('/users/email-verify/');
    expect([answer.status, answer.text]).toEqual([200, '']);
    const [mail] = await messagesTo(shop(), ada.email);
    const link = linkIn(mail?.body ?? '');
    expect(link).toMatch(/^\/users\/email-verify\/[\w-]+:[\w-]+\/[0-9a-z]+\/$/);
    expect((await addressOf(ada)).email_verified_at).toBeNull();
    expect((await shop().visit().get(link.replace('email-verify', 'email-set-primary'))).status).toBe(404);
    const opened = await shop().visit().get(link.slice(0, -1));
    expect([opened.status, opened.json]).toEqual([200, { detail: 'ok' }]);
    expect((await addressOf(ada)).email_verified_at).toEqual(shop().clock.now());
    expect((await shop().visit().get(link)).json).toEqual(NOT_FOUND);
  });

  it('refuses who is confirmed already, guests, and calls without a CSRF token', async () => {
    const { ada, browser } = await loggedIn();
    const again = await browser.post('/users/email-verify/');
    expect([again.status, Object.keys(again.json ?? {})]).toEqual([400, ['non_field_errors']]);
    const guest = await (await shop().visit().withToken()).post('/users/email-verify/');
    expect([guest.status, guest.json]).toEqual([401, UNAUTHENTICATED]);
    expect((await browser.post('/users/email-verify/', undefined, { noToken: true })).status).toBe(403);
    expect(await messagesTo(shop(), ada.email)).toEqual([]);
  });

  it('refuses a link whose address is not the customer’s any more', async () => {
    const { ada, browser } = await unconfirmed();
    await browser.post('/users/email-verify/');
    const [mail] = await messagesTo(shop(), ada.email);
    const { db } = shop().database;
    await db.updateTable('customers').set({ email: anAddress() }).where('id', '=', ada.id).execute();
    expect(
      (
        await shop()
          .visit()
          .get(linkIn(mail?.body ?? ''))
      ).status,
    ).toBe(404);
    expect((await addressOf(ada)).email_verified_at).toBeNull();
  });
});

function nonField(text: string) {
  return { non_field_errors: [text] };
}

describe('with a storefront', () => {
  const store = useShop({ env: { STOREFRONT_URL: 'https://store.test' } });

  it('leads browsers to its login page', async () => {
    const ada = await aCustomer(store());
    const browser = store().visit();
    await browser.logIn(ada.email, ada.password);
    const email = anAddress();
    await browser.post('/users/email-change/', { email, password: ada.password });
    const [mail] = await messagesTo(store(), email);
    expect(mail?.body).toContain('https://store.test/users/email-set-primary/');
    const opened = await browser.get(linkIn(mail?.body ?? ''), { headers: PAGE });
    expect([opened.status, opened.headers['location']]).toEqual([302, 'https://store.test/users/login/']);
    await store().runJobs();
  });
});
