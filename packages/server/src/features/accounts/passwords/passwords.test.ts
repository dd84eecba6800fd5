import { describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { type Customer, field } from '../../../../tests/support/customer.ts';
import { aCustomer, type KnownCustomer, messagesTo } from '../../../../tests/support/worlds.ts';

const shop = useShop();

const NEW = 'brand-new-Horse-9';
const AJAX = { 'x-requested-with': 'XMLHttpRequest', accept: 'application/json' };
const PAGE = { accept: 'text/html,application/xhtml+xml' };
const UNAUTHENTICATED = { detail: 'Authentication credentials were not provided.' };

async function loggedIn(): Promise<{ ada: KnownCustomer; browser: Customer; token: string }> {
  const ada = await aCustomer(shop());
  const browser = shop().visit();
  const { json } = await browser.logIn(ada.email, ada.password);
  return { ada, browser, token: String(field(json, 'key')) };
}

async function hashOf({ id }: KnownCustomer): Promise<string | null> {
  const query = shop().database.db.selectFrom('customers').select('password_hash').where('id', '=', id);
  return (await query.executeTakeFirstOrThrow()).password_hash;
}

const statusOfMe = async (browser: Customer) => (await browser.get('/current_user/')).status;

describe('POST /users/password/change/', () => {
  const path = '/users/password/change/';
  const change = (old_password: unknown, first: unknown = NEW, second: unknown = first) => ({
    old_password,
    new_password1: first,
    new_password2: second,
  });

  it('changes the password, keeps this session under a new key and ends the others', async () => {
    const { ada, browser } = await loggedIn();
    const other = shop().visit();
    await other.logIn(ada.email, ada.password);
    const old = browser.sessionKey ?? '';
    const oldCsrf = browser.jar.get('csrftoken');
    const answer = await browser.post(path, change(ada.password));
    expect([answer.status, answer.json]).toEqual([200, { detail: 'New password has been saved.' }]);
    expect(browser.sessionKey).not.toBe(old);
    expect(browser.jar.get('csrftoken')).not.toBe(oldCsrf);
    expect(await statusOfMe(browser)).toBe(200);
    expect(await statusOfMe(other)).toBe(401);
    const thief = shop().visit();
    thief.jar.set('osessionid', old);
    expect(await statusOfMe(thief)).toBe(401);
    await shop().visit().logIn(ada.email, NEW);
    const [mail] = await messagesTo(shop(), ada.email);
    expect(mail?.subject).toBe('Your password was changed');
  });

  it('works for token requests, whose token goes on working', async () => {
    const { ada, token, browser } = await loggedIn();
    await browser.logIn(ada.email, ada.password);
    const { json } = await shop().visit().logIn(ada.email, ada.password);
    const headers = { authorization: `Token ${String(field(json, 'key'))}` };
    const answer = await shop().visit(headers).post(path, change(ada.password));
    expect([answer.status, answer.cookies.size]).toEqual([200, 0]);
    expect(await statusOfMe(shop().visit(headers))).toBe(200);
    expect(await statusOfMe(shop().visit({ authorization: `Token ${token}` }))).toBe(401);
    expect(await statusOfMe(browser)).toBe(401);
    await shop().runJobs();
  });

  it.each<[string, (old: string) => unknown, unknown]>([
    ['nothing', () => ({}), all('This field is required.')],
    ['nulls', () => change(null, null), all('This field may not be null.')],
    ['a wrong old password', () => change('wrong'), { old_password: [OLD_WRONG()] }],
    ['the old one with a blank', (old) => change(`${old} `), { old_password: [OLD_WRONG()] }],
    ['two passwords', (old) => change(old, NEW, 'other-Horse-9'), second("The two password fields didn't match.")],
    ['a short one', (old) => change(old, 'Kurz-7a'), second(SHORT())],
    ['a common one', (old) => change(old, 'password123'), second('This password is too common.')],
    ['digits', (old) => change(old, '83645211907'), second('This password is entirely numeric.')],
    ['her name', (old) => change(old, 'Example1'), second('The password is too similar to the last name.')],
    ['NUL', (old) => change(old, 'abc\0defgh'), news('Null characters are not allowed.')],
    ['all faults', (old) => change(old, '1234567'), second(SHORT(), 'This password is too common.', NUMERIC())],
  ])('refuses %s', async (_what, body, errors) => {
    const { ada, browser } = await loggedIn();
    const before = await hashOf(ada);
    const key = browser.sessionKey;
    const answer = await browser.post(path, body(ada.password));
    expect([answer.status, answer.json]).toEqual([400, errors]);
    expect(await hashOf(ada)).toBe(before);
    expect([browser.sessionKey, await statusOfMe(browser)]).toEqual([key, 200]);
  });

  it('refuses guests and calls without a CSRF token', async () => {
    const guest = await (await shop().visit().withToken()).post(path, change('x'));
    expect([guest.status, guest.json]).toEqual([401, UNAUTHENTICATED]);
    const { ada, browser } = await loggedIn();
    const before = await hashOf(ada);
    const forged = await browser.post(path, change(ada.password), { noToken: true });
    expect([forged.status, forged.json]).toEqual([403, { detail: 'CSRF Failed: CSRF token missing or incorrect.' }]);
    expect(await hashOf(ada)).toBe(before);
  });

  it('lets one of two changes at once through', async () => {
    const { ada, browser } = await loggedIn();
    const bodies = [change(ada.password, 'horse-Number-1'), change(ada.password, 'horse-Number-2')];
    const answers = await Promise.all(bodies.map((body) => browser.post(path, body)));
    await shop().runJobs();
    // The slower one finds the session under its new key, or the password changed.
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 400 || status === 401)).toHaveLength(1);
  });
});

describe('POST /users/password/set/', () => {
  const path = '/users/password/set/';
  const guide = (first: unknown, second: unknown = first) => ({ new_password1: first, new_password2: second });

  async function withoutPassword(hash: string | null = null) {
    const known = await loggedIn();
    const { db } = shop().database;
    await db.updateTable('customers').set({ password_hash: hash }).where('id', '=', known.ada.id).execute();
    return known;
  }

  it.each([
    ['new_password1 and new_password2', guide(NEW)],
    ['password1 and password2', { password1: NEW, password2: NEW }],
  ])('gives a first password by %s', async (_names, body) => {
    const { ada, browser } = await withoutPassword();
    const key = browser.sessionKey;
    const answer = await browser.post(path, body, { headers: AJAX });
    expect([answer.status, answer.json]).toEqual([200, { location: '/' }]);
    expect(browser.sessionKey).not.toBe(key);
    expect(await statusOfMe(browser)).toBe(200);
    await shop().visit().logIn(ada.email, NEW);
  });

  it('gives one to a customer of a moved shop whose hash is unusable', async () => {
    const { ada, browser } = await withoutPassword('!Pq9unusable');
    expect((await browser.post(path, guide(NEW))).json).toEqual({ location: '/' });
    await shop().visit().logIn(ada.email, NEW);
  });

  it('leads browsers on', async () => {
    const { browser } = await withoutPassword();
    const form = { new_password1: NEW, new_password2: NEW };
    const answer = await browser.send('POST', path, { form, headers: PAGE });
    expect([answer.status, answer.headers['location']]).toEqual([302, '/']);
  });

  it('sends guests home', async () => {
    const browser = await shop().visit().withToken();
    const answer = await browser.post(path, guide(NEW), { headers: AJAX });
    expect([answer.status, answer.json]).toEqual([403, { redirect_url: '/' }]);
    const page = await browser.send('POST', path, { form: guideForm(), headers: PAGE });
    expect([page.status, page.headers['location']]).toEqual([302, '/']);
  });

  it('sends customers with a password to the page that changes it', async () => {
    const { ada, browser } = await loggedIn();
    const before = await hashOf(ada);
    const answer = await browser.post(path, guide(NEW));
    expect([answer.status, answer.json]).toEqual([403, { redirect_url: '/users/password/change/' }]);
    const page = await browser.send('POST', path, { form: guideForm(), headers: PAGE });
    expect([page.status, page.headers['location']]).toEqual([302, '/users/password/change/']);
    expect(await hashOf(ada)).toBe(before);
  });

  it.each<[string, unknown, unknown]>([
    ['nothing', {}, { new_password1: ['This field is required.'] }],
    ['one of two', { new_password1: NEW }, second('This field is required.')],
    ['an empty one', guide(''), news('This field may not be blank.')],
    ['two passwords', guide(NEW, 'x'), second("The two password fields didn't match.")],
    ['a short one', guide('Kurz-7a'), second(SHORT())],
    ['a common one', { password1: 'password123', password2: 'password123' }, second('This password is too common.')],
  ])('refuses %s', async (_what, body, errors) => {
    const { ada, browser } = await withoutPassword();
    const answer = await browser.post(path, body);
    expect([answer.status, answer.json]).toEqual([400, errors]);
    expect(await hashOf(ada)).toBeNull();
  });

  it('wants a CSRF token', async () => {
    const { ada, browser } = await withoutPassword();
    expect((await browser.post(path, guide(NEW), { noToken: true })).status).toBe(403);
    expect(await hashOf(ada)).toBeNull();
  });
});

function guideForm() {
  return { new_password1: NEW, new_password2: NEW };
}

function SHORT(): string {
  return 'This password is too short. It must contain at least 8 characters.';
}

function NUMERIC(): string {
  return 'This password is entirely numeric.';
}

function OLD_WRONG(): string {
  return 'Your old password was entered incorrectly. Please enter it again.';
}

function all(text: string) {
  return { old_password: [text], ...news(text) };
}

function news(text: string) {
  return { new_password1: [text], new_password2: [text] };
}

function second(...texts: string[]) {
  return { new_password2: texts };
}
