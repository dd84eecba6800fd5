import { describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { type Customer, field } from '../../../../tests/support/customer.ts';
import { aCustomer, type KnownCustomer, linkIn, messagesTo } from '../../../../tests/support/worlds.ts';

const shop = useShop();

const NEW = 'brand-new-Horse-9';
const AJAX = { 'x-requested-with': 'XMLHttpRequest', accept: 'application/json' };
const PAGE = { accept: 'text/html,application/xhtml+xml' };
const BAD_TOKEN = { token: ['Invalid value'] };
const DAYS_3 = 259_200_000;

const ask = async (email: unknown, headers: Record<string, string> = {}) =>
  (await shop().visit(headers).withToken()).post('/users/password/reset/', { email });

/** A customer and the link that was mailed to them. */
async function mailed(ada?: KnownCustomer) {
  const customer = ada ?? (await aCustomer(shop()));
  expect((await ask(customer.email)).status).toBe(200);
  const [mail] = await messagesTo(shop(), customer.email);
  return { ada: customer, mail, link: linkIn(mail?.body ?? '') };
}

function customerRow(id: number) {
  const query = shop().database.db.selectFrom('customers').selectAll().where('id', '=', id);
  return query.executeTakeFirstOrThrow();
}

async function reset(link: string, body: unknown = { new_password1: NEW, new_password2: NEW }, browser?: Customer) {
  return (browser ?? (await shop().visit().withToken())).post(link, body);
}

/** Tries a link or body that is wrong, and proves that the password stayed. */
async function refused(ada: KnownCustomer, link: string, body?: unknown) {
  const before = await customerRow(ada.id);
  const answer = await reset(link, body);
  expect(await customerRow(ada.id)).toEqual(before);
  return [answer.status, answer.json];
}

describe('GET /users/reset/<uid>/<token>/', () => {
  it('says whether the link is good', async () => {
    const { link } = await mailed();
    const good = await shop().visit().get(link);
    expect([good.status, good.json]).toEqual([200, { detail: 'ok' }]);
    const bad = await shop().visit().get(link.replace(/-\w/, '-_'));
    expect([bad.status, bad.json]).toEqual([404, { detail: 'Not found.' }]);
  });

  it('answers browsers with a form that works', async () => {
    const { ada, link } = await mailed();
    const browser = shop().visit();
    const page = await browser.get(link, { headers: PAGE });
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.headers['cache-control']).toBe('no-store');
    const csrfmiddlewaretoken = /name="csrfmiddlewaretoken" value="(\w+)"/.exec(page.text)?.[1] ?? '';
    const form = { csrfmiddlewaretoken, new_password1: NEW, new_password2: NEW };
    const done = await browser.send('POST', link, { form, headers: PAGE, noToken: true });
    expect([done.status, done.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(done.text).toContain('Password has been reset with the new password.');
    await shop().visit().logIn(ada.email, NEW);
    await shop().runJobs();
  });

  it('tells browsers when the link is not good any more', async () => {
    const page = await shop()
      .visit()
      .get('/users/reset/zz/zz/', { headers: { ...PAGE, 'accept-language': 'tr' } });
    expect([page.status, page.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
    expect(page.text).toContain('Bu bağlantı artık geçerli değil. Lütfen yenisini isteyin.');
    expect(page.text).not.toContain('<form');
  });
});

describe('POST /users/reset/<uid>/<token>/', () => {
  it('sets the password, confirms the address, ends all sessions and tells the customer', async () => {
    const { ada, link } = await mailed();
    const { db } = shop().database;
    await db.updateTable('customers').set({ email_verified_at: null }).where('id', '=', ada.id).execute();
    const [, uid = '', token = ''] = /^\/users\/reset\/(\w+)\/([\w-]+)\/$/.exec(link) ?? [];
    const form = { new_password1: NEW, new_password2: NEW, locale: 'en' };
    const browser = await shop().visit(AJAX).withToken();
    const answer = await browser.send('POST', `/users/reset/${uid}/${token}`, { form });
    expect([answer.status, answer.json]).toEqual([200, { location: '/users/login/' }]);
    expect((await customerRow(ada.id)).email_verified_at).toEqual(shop().clock.now());
    const [mail] = await messagesTo(shop(), ada.email);
    expect(mail?.subject).toBe('Your password was changed');
    expect((await browser.get('/current_user/')).status).toBe(401);
    await shop().visit().logIn(ada.email, NEW);
    const old = await browser.post('/users/login/', { email: ada.email, password: ada.password });
    expect(old.status).toBe(400);
  });

  it('ends the sessions and tokens of the customer, and of nobody else', async () => {
    const grace = await aCustomer(shop());
    const hers = shop().visit();
    await hers.logIn(grace.email, grace.password);
    const ada = await aCustomer(shop());
    const browser = shop().visit();
    const { json } = await browser.logIn(ada.email, ada.password);
    const { link } = await mailed(ada);
    expect((await reset(link)).json).toEqual({ detail: 'Password has been reset with the new password.' });
    expect((await browser.get('/current_user/')).status).toBe(401);
    const headers = { authorization: `Token ${String(field(json, 'key'))}` };
    expect((await shop().visit(headers).get('/current_user/')).status).toBe(401);
    expect((await hers.get('/current_user/')).status).toBe(200);
    await shop().runJobs();
  });

  it('gives a password to a customer who had none', async () => {
    const ada = await aCustomer(shop());
    await shop().database.db.updateTable('customers').set({ password_hash: '!x' }).where('id', '=', ada.id).execute();
    const { link } = await mailed(ada);
    expect((await reset(link)).status).toBe(200);
    await shop().visit().logIn(ada.email, NEW);
    await shop().runJobs();
  });

  it.each<[string, unknown, unknown]>([
    ['nothing', {}, both('This field is required.')],
    ['empty texts', { new_password1: '', new_password2: '' }, both('This field may not be blank.')],
    ['NUL', pair('a\0bcdefgh'), both('Null characters are not allowed.')],
    [
      'two passwords',
      { new_password1: NEW, new_password2: `${NEW} ` },
      second("The two password fields didn't match."),
    ],
    ['a short one', pair('Kurz-7a'), second('This password is too short. It must contain at least 8 characters.')],
    ['a common one', pair('password123'), second('This password is too common.')],
    ['digits', pair('83645211907'), second('This password is entirely numeric.')],
    ['the address', pair('ada@example.org'), second('The password is too similar to the email address.')],
    ['the last name', pair('Example1'), second('The password is too similar to the last name.')],
  ])('refuses %s', async (_what, body, errors) => {
    const { ada, link } = await mailed();
    expect(await refused(ada, link, body)).toEqual([400, errors]);
    expect((await shop().visit().get(link)).status).toBe(200);
  });

  it('refuses links that are not ours', async () => {
    const { ada, link } = await mailed();
    const other = await mailed();
    const [, uid = '', token = ''] = /^\/users\/reset\/(\w+)\/([\w-]+)\/$/.exec(link) ?? [];
    const [, otherUid = ''] = /^\/users\/reset\/(\w+)\//.exec(other.link) ?? [];
    const last = token.endsWith('A') ? 'B' : 'A';
    const tokens = [
      `${token}x`,
      token.slice(0, -1),
      `${token.slice(0, -1)}${last}`,
      token.toUpperCase(),
      'x',
      `0${token}`,
    ];
    for (const bad of tokens) {
      expect(await refused(ada, `/users/reset/${uid}/${bad}/`)).toEqual([400, BAD_TOKEN]);
    }
    expect(await refused(ada, `/users/reset/${otherUid}/${token}/`)).toEqual([400, BAD_TOKEN]);
    expect(await refused(ada, `/users/reset/zzzzzz/${token}/`)).toEqual([400, BAD_TOKEN]);
    for (const bad of ['A', '%C3%A9', `-${uid}`, 'zzzzzzzzzzz', '1%2F2']) {
      const uidRefused = [400, { uid: ['Invalid value'] }];
      expect([bad, ...(await refused(ada, `/users/reset/${bad}/${token}/`))]).toEqual([bad, ...uidRefused]);
    }
    expect(await refused(ada, `/users/reset/%00/${token}/`)).toEqual([404, { detail: 'Not found.' }]);
    expect((await shop().visit().get(link)).status).toBe(200);
  });

  it('takes a link once', async () => {
    const { ada, link } = await mailed();
    expect((await reset(link)).status).toBe(200);
    expect(await refused(ada, link)).toEqual([400, BAD_TOKEN]);
    expect((await shop().visit().get(link)).status).toBe(404);
    await shop().runJobs();
  });

  it('takes a link once of two at once', async () => {
    const { link } = await mailed();
    const answers = await Promise.all([1, 2, 3].map(() => reset(link)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400]);
    await shop().runJobs();
  });

  it('takes a link for three days', async () => {
    const early = await mailed();
    const late = await mailed();
    const seconds = shop().clock.now().getTime() % 1000;
    shop().clock.advance(DAYS_3 - seconds);
    expect((await reset(early.link)).status).toBe(200);
    shop().clock.advance(1000);
    expect(await refused(late.ada, late.link)).toEqual([400, BAD_TOKEN]);
    await shop().runJobs();
  });

  it('does not take a link after a login, another password or another address', async () => {
    const { ada, link } = await mailed();
    const browser = shop().visit();
    await browser.logIn(ada.email, ada.password);
    expect(await refused(ada, link)).toEqual([400, BAD_TOKEN]);
    const second = await mailed(ada);
    const change = { old_password: ada.password, new_password1: 'another-Horse-1', new_password2: 'another-Horse-1' };
    expect((await browser.post('/users/password/change/', change)).status).toBe(200);
    expect(await refused(ada, second.link)).toEqual([400, BAD_TOKEN]);
    const third = await mailed(ada);
    await shop()
      .database.db.updateTable('customers')
      .set({ email: 'x@example.org' })
      .where('id', '=', ada.id)
      .execute();
    expect(await refused(ada, third.link)).toEqual([400, BAD_TOKEN]);
  });

  it('does not take a link of a disabled customer', async () => {
    const { ada, link } = await mailed();
    await shop().database.db.updateTable('customers').set({ is_active: false }).where('id', '=', ada.id).execute();
    expect(await refused(ada, link)).toEqual([400, BAD_TOKEN]);
  });

  it('wants a CSRF token', async () => {
    const { ada, link } = await mailed();
    const browser = await shop().visit().withToken();
    const before = await customerRow(ada.id);
    const answer = await browser.post(link, pair(NEW), { noToken: true });
    expect([answer.status, answer.json]).toEqual([403, { detail: 'CSRF Failed: CSRF token missing or incorrect.' }]);
    expect(await customerRow(ada.id)).toEqual(before);
  });
});

function pair(password: string) {
  return { new_password1: password, new_password2: password };
}

function both(text: string) {
  return { new_password1: [text], new_password2: [text] };
}

function second(text: string) {
  return { new_password2: [text] };
}
