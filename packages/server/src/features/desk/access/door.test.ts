import fastify from 'fastify';
import { beforeAll, describe, expect, it } from 'vitest';
import { openShop, useShop } from '../../../../tests/support/app.ts';
import { aStaffMember, aTicket, DeskBrowser, type KnownStaff, openSubjects } from '../../../../tests/support/desk.ts';
import { aCustomer } from '../../../../tests/support/worlds.ts';
import { anOrder } from '../../orders/orders.support.ts';
import { disableStaff } from '../../staff/index.ts';
import { deskRoutes } from '../index.ts';

const shop = useShop({ env: { STAFF_THROTTLE_ACCOUNT_ADDRESS: '3/900' } });
const browser = (headers: Record<string, string> = {}) => new DeskBrowser(shop().app, headers);

let staff: KnownStaff;
let number = '';
let order = '';

beforeAll(async () => {
  const subjects = await openSubjects(shop());
  staff = await aStaffMember(shop());
  number = await aTicket(shop(), { subjectId: subjects['general'] ?? 0 });
  ({ number: order } = await anOrder(shop()));
});

/** Every route of the desk but its door, with the page that the login leads back to. */
const pages = (): readonly (readonly ['GET' | 'POST', string, string])[] => [
  ['GET', '/desk/', '/desk/'],
  ['GET', '/desk/?state=all&search=ada', '/desk/?state=all&search=ada'],
  ['GET', '/desk/?refreshed', '/desk/'],
  ['GET', `/desk/tickets/${number}/`, `/desk/tickets/${number}/`],
  ['GET', `/desk/tickets/${number}/files/some-key`, `/desk/tickets/${number}/files/some-key`],
  ['GET', `/desk/orders/${order}/`, `/desk/orders/${order}/`],
  ['POST', `/desk/tickets/${number}/reply/`, `/desk/tickets/${number}/`],
  ['POST', `/desk/tickets/${number}/close/`, `/desk/tickets/${number}/`],
  ['POST', `/desk/tickets/${number}/reopen/`, `/desk/tickets/${number}/`],
  ['POST', `/desk/tickets/${number}/assign/`, `/desk/tickets/${number}/`],
  ['POST', '/desk/logout/', '/desk/'],
];

async function everything(): Promise<string> {
  const { db } = shop().database;
  const tables = ['staff_members', 'tickets', 'ticket_messages', 'ticket_events', 'ticket_files'] as const;
  const rows = [];
  for (const table of tables) rows.push(await db.selectFrom(table).selectAll().execute());
  const sessions = await db.selectFrom('staff_sessions').select(['staff_id', 'key_hash']).execute();
  return JSON.stringify([rows, sessions]);
}

async function expectTurnedAway(visitor: DeskBrowser): Promise<void> {
  const before = await everything();
  for (const [method, url, next] of pages()) {
    const fields = { token: 'x', body: 'Hello there', kind: 'reply', assignee: '1' };
    const answer = await (method === 'GET' ? visitor.get(url) : visitor.post(url, fields));
    const wanted = next === '/desk/' ? '/desk/login/' : `/desk/login/?next=${encodeURIComponent(next)}`;
    expect([method, url, answer.status, answer.location, answer.text]).toEqual([method, url, 303, wanted, '']);
    expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' });
  }
  expect(await everything()).toEqual(before);
}

describe('every page of the desk', () => {
  it('is in the table above', () => {
    const served: string[] = [];
    const app = fastify();
    app.addHook('onRoute', ({ method, url }) => void served.push(`${String(method)} ${url}`));
    deskRoutes(app, shop().deps);
    const tested = pages().map(([method, url]) =>
      `${method} ${url}`
        .replace(number, ':number')
        .replace(order, ':number')
        .replace('some-key', ':key')
        .replace(/\?.*/, ''),
    );
    const own = served.filter((route) => !/HEAD|login/.test(route));
    expect(new Set(own)).toEqual(new Set(tested));
  });

  it('leads strangers to the login', () => expectTurnedAway(browser()));

  it('leads customers to the login, whose cookies open nothing here', async () => {
    const ada = await aCustomer(shop());
    const customer = shop().visit();
    const login = await customer.logIn(ada.email, ada.password);
    const visitor = browser({ authorization: `Token ${JSON.stringify(login.json).slice(8, 48)}` });
    for (const [name, value] of customer.jar) visitor.jar.set(name, value);
    visitor.jar.set('arasta_desk', customer.sessionKey ?? '');
    await expectTurnedAway(visitor);
  });

  it('leads disabled staff to the login', async () => {
    const former = await aStaffMember(shop());
    const visitor = await browser().logIn(former);
    expect((await visitor.get('/desk/')).status).toBe(200);
    await disableStaff(shop().deps, former.email);
    await expectTurnedAway(visitor);
  });

  it('leads staff to the login whose session is over', async () => {
    const visitor = await browser().logIn(staff);
    shop().clock.advance(2 * 3_600_000);
    await expectTurnedAway(visitor);
  });

  it('opens for staff, kept by nobody and framed by nobody, and makes no session of the shop’s', async () => {
    const visitor = await browser().logIn(staff);
    const opened = pages().filter(([method, url]) => method === 'GET' && !url.includes('files'));
    for (const [, url] of opened) {
      const { status, headers, text } = await visitor.get(url);
      expect([url, status]).toEqual([url, 200]);
      expect(headers).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'x-robots-tag': 'noindex',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'same-origin',
      });
      expect(headers['content-security-policy']).toMatch(
        /^default-src 'none'; style-src 'sha256-[^ ]+'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; img-src 'self'$/,
      );
      expect(headers['set-cookie']).toBeUndefined();
      expect(text).not.toMatch(/<script|<link|javascript:| on\w+=/);
    }
  });

  it('gives a staff session nothing in the shop', async () => {
    const visitor = await browser().logIn(staff);
    const key = visitor.jar.get('arasta_desk') ?? '';
    const customer = shop().visit({ cookie: `osessionid=${key}; arasta_desk=${key}` });
    expect((await customer.get('/current_user/')).status).toBe(401);
  });
});

describe('the login', () => {
  const LOGIN = '/desk/login/';

  it('sets a cookie for the desk only, and leads to the page that was asked for', async () => {
    const visitor = browser();
    const fields = {
      email: ` ${staff.email.toUpperCase()}`,
      password: staff.password,
      next: `/desk/tickets/${number}/`,
    };
    const answer = await visitor.submit(LOGIN, LOGIN, fields);
    expect([answer.status, answer.location]).toEqual([303, `/desk/tickets/${number}/`]);
    expect([answer.headers['set-cookie']].flat()).toEqual([
      expect.stringMatching(/^arasta_desk=[a-zA-Z0-9]{32}; Path=\/desk\/; Max-Age=43200; HttpOnly; SameSite=Lax$/),
      expect.stringMatching(/^arasta_desk_login=; Path=\/desk\/login\/; Max-Age=0; /),
    ]);
    expect((await visitor.get(LOGIN)).location).toBe('/desk/');
  });

  it('sets cookies that are secure where the shop is', async () => {
    const other = await openShop({ env: { PUBLIC_URL: 'https://shop.test' } });
    const visitor = await new DeskBrowser(other.app).logIn(await aStaffMember(other));
    const { headers } = await visitor.submit('/desk/', '/desk/logout/');
    expect(String(headers['set-cookie'])).toMatch(
      /^arasta_desk=; Path=\/desk\/; Max-Age=0; [^]*; HttpOnly; Secure; SameSite=Lax$/,
    );
    await other.close();
  });

  it.each([
    ['a wrong password', (fields: Record<string, string>) => ({ ...fields, password: 'wrong horse' })],
    ['an unknown address', (fields: Record<string, string>) => ({ ...fields, email: 'ghost@desk.example' })],
    ['nothing', () => ({})],
  ])('by %s is refused, and opens nothing', async (_what, change) => {
    const before = await everything();
    const visitor = browser();
    const person = await aStaffMember(shop());
    const known = await everything();
    expect(known).not.toBe(before);
    const answer = await visitor.submit(LOGIN, LOGIN, change({ email: person.email, password: person.password }));
    expect([answer.status, answer.text.includes('The address or the password is wrong.')]).toEqual([400, true]);
    expect(answer.text).not.toContain('wrong horse');
    expect(visitor.jar.has('arasta_desk')).toBe(false);
    expect(await everything()).toBe(known);
  });

  it('is throttled, with the time to wait', async () => {
    const person = await aStaffMember(shop());
    const visitor = browser();
    const attempt = (password: string) => visitor.submit(LOGIN, LOGIN, { email: person.email, password });
    for (let time = 0; time < 3; time++) expect((await attempt('wrong')).status).toBe(400);
    const answer = await attempt(person.password);
    expect([answer.status, answer.headers['retry-after']]).toEqual([429, '900']);
    expect(answer.text).toContain('Request was throttled. Expected available in 900 seconds.');
    expect(visitor.jar.has('arasta_desk')).toBe(false);
  });

  it.each<[string, (token: string) => Record<string, string>, Record<string, string>]>([
    ['without a token', () => ({}), {}],
    ['with a made-up token', () => ({ token: `abc-${'x'.repeat(43)}` }), {}],
    ['sent by another site', (token) => ({ token }), { 'sec-fetch-site': 'cross-site' }],
  ])('is refused %s', async (_what, tokenOf, headers) => {
    const visitor = browser();
    const fields = tokenOf(await visitor.tokenOf(LOGIN));
    const person = await aStaffMember(shop());
    const answer = await visitor.post(
      LOGIN,
      { email: person.email, password: person.password, ...fields },
      { headers },
    );
    expect([answer.status, answer.text.includes('The form was open for too long.')]).toEqual([403, true]);
    expect(visitor.jar.has('arasta_desk')).toBe(false);
  });

  it('is refused with the token of another browser, or an old one', async () => {
    const person = await aStaffMember(shop());
    const fields = { email: person.email, password: person.password };
    const token = await browser().tokenOf(LOGIN);
    const visitor = browser();
    await visitor.get(LOGIN);
    expect((await visitor.post(LOGIN, { ...fields, token })).status).toBe(403);
    const own = await visitor.tokenOf(LOGIN);
    shop().clock.advance(3_601_000);
    expect((await visitor.post(LOGIN, { ...fields, token: own })).status).toBe(403);
    expect((await visitor.submit(LOGIN, LOGIN, fields)).status).toBe(303);
  });

  it('speaks the language of the browser, the desk that of its people', async () => {
    const person = await aStaffMember(shop(), { language: 'tr' });
    const visitor = browser({ 'accept-language': 'tr' });
    expect((await visitor.get(LOGIN)).text).toContain('Destek masasına giriş');
    await visitor.logIn(person);
    expect((await visitor.get('/desk/', { 'accept-language': 'en' })).text).toContain('<h1>Talepler</h1>');
  });

  it('and what is typed there stand in no log', async () => {
    const person = await aStaffMember(shop());
    const visitor = await browser().logIn(person);
    const logs = shop().logs();
    expect(
      [person.password, visitor.jar.get('arasta_desk') ?? 'x', person.email].map((text) => logs.includes(text)),
    ).toEqual([...[false, false, false]]);
  });
});

describe('the logout', () => {
  it('ends the session and takes the cookie away', async () => {
    const visitor = await browser().logIn(staff);
    const key = visitor.jar.get('arasta_desk') ?? '';
    const answer = await visitor.submit('/desk/', '/desk/logout/');
    expect([answer.status, answer.location, visitor.jar.has('arasta_desk')]).toEqual([303, '/desk/login/?bye', false]);
    expect((await visitor.get('/desk/login/?bye')).text).toContain('You are logged out.');
    visitor.jar.set('arasta_desk', key);
    expect((await visitor.get('/desk/')).status).toBe(303);
  });
});
