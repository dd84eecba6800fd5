import { beforeAll, describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { type Customer, field } from '../../../../tests/support/customer.ts';
import { aCustomer, type KnownCustomer, tellEmail } from '../../../../tests/support/worlds.ts';
import { HOUR } from '../../../platform/clock/index.ts';
import { countStatements, DEVELOPMENT, lastSeen } from '../console.support.ts';

const shop = useShop(DEVELOPMENT);

let ada: KnownCustomer;

beforeAll(async () => {
  countStatements(shop());
  ada = await aCustomer(shop());
});

interface Told {
  readonly rule: unknown;
  readonly sentence: string;
  readonly caller: unknown;
  readonly statements: unknown;
  /** Joined; empty where none was set. */
  readonly cookies: string;
}

async function told(): Promise<Told> {
  const seen = await lastSeen(shop());
  const cookies = seen['cookies_set'];
  return {
    rule: field(seen, 'session', 'rule'),
    sentence: String(field(seen, 'session', 'sentence')),
    ...{ caller: seen['caller'], statements: seen['statements'] },
    cookies: Array.isArray(cookies) ? cookies.join('\n') : '',
  };
}

async function logIn(): Promise<Customer> {
  const browser = shop().visit();
  await browser.logIn(ada.email, ada.password);
  return browser;
}

describe('the session decision is told', () => {
  it('of a public route', async () => {
    await (await logIn()).get('/robots.txt');
    expect(await told()).toMatchObject({ rule: 'not_read', caller: { kind: 'nobody' }, cookies: '' });
  });

  it('of who has no cookie: a new guest', async () => {
    await shop().visit().get('/config/');
    const { rule, caller, statements, cookies } = await told();
    expect([rule, caller, statements]).toEqual(['no_cookie', { kind: 'visitor' }, 0]);
    expect(cookies).toMatch(
      /^osessionid of 32 characters \(Path=\/; Max-Age=1209600; HttpOnly; SameSite=Lax\): a new guest gets a key\.$/,
    );
  });

  it('of a catalogue answer, which is for everybody and sets none', async () => {
    await shop().visit().get('/list/');
    const { rule, sentence, cookies } = await told();
    expect([rule, sentence, cookies]).toEqual([
      ...['no_cookie', 'No session cookie: answered as to anybody, and none is set here.', ''],
    ]);
  });

  it.each([
    ['repeated', (key: string) => `osessionid=${key}; osessionid=${key}`, 'sent more than once'],
    ['not_ours', () => `osessionid=${'a'.repeat(32)}`, 'not a key of this server'],
  ])('of a cookie that does not count: %s', async (rule, header, says) => {
    const guest = shop().visit();
    await guest.get('/config/');
    await shop()
      .visit({ cookie: header(guest.sessionKey ?? '') })
      .get('/config/');
    const seen = await told();
    expect([seen.rule, seen.cookies.includes('a new guest gets a key')]).toEqual([rule, true]);
    expect(seen.sentence).toContain(says);
  });

  it('of a guest without a row, with one, and with an e-mail address', async () => {
    const guest = await shop().visit().withToken();
    await guest.get('/config/');
    expect(await told()).toMatchObject({ rule: 'no_row', caller: { kind: 'visitor' }, statements: 1, cookies: '' });
    await guest.post('/users/activate-currency/', { currency_code: 'eur' });
    await guest.get('/config/');
    expect(await told()).toMatchObject({ rule: 'guest', caller: { kind: 'guest' } });
    const id = await tellEmail(shop(), guest);
    await guest.get('/config/');
    const seen = await told();
    expect([seen.rule, seen.caller]).toEqual(['guest', { kind: 'guest_customer', id }]);
    expect(seen.sentence).toContain(`guest customer ${id} since checkout`);
  });

  it('of a route that does not look the key up', async () => {
    const guest = await shop().visit().withToken();
    await guest.get('/csrf_token/');
    const { rule, statements, cookies } = await told();
    expect([rule, statements]).toEqual(['not_looked_up', 0]);
    expect(cookies).toContain('csrftoken of 64 characters');
    expect(cookies).toContain('another mask of the same secret');
  });

  it('of a login, which rotates both, and of the customer then', async () => {
    const browser = await logIn();
    const login = await told();
    expect([login.rule, login.caller]).toEqual(['no_row', { kind: 'visitor' }]);
    expect(login.cookies).toContain('osessionid of 32 characters');
    expect(login.cookies).toContain('a login or registration gives a new key');
    expect(login.cookies).toContain('a new secret after a login');
    await browser.get('/current_user/');
    const seen = await told();
    expect(seen).toMatchObject({ rule: 'customer', caller: { kind: 'customer', id: ada.id }, statements: 1 });
    expect(seen.sentence).toBe(`Known: the session of customer ${ada.id}.`);
  });

  it('of a session whose expiry slides', async () => {
    const browser = await logIn();
    shop().clock.advance(HOUR + 1000);
    await browser.get('/current_user/');
    const { sentence, cookies } = await told();
    expect(sentence).toContain('the expiry was moved on');
    expect(cookies).toContain('the same key, its expiry moved on');
  });

  it('of a key that was ended by a logout', async () => {
    const browser = await logIn();
    const key = browser.sessionKey ?? '';
    await browser.post('/users/logout/');
    expect((await told()).cookies).toContain('logged out, hence a new guest');
    await shop()
      .visit({ cookie: `osessionid=${key}` })
      .get('/config/');
    expect(await told()).toMatchObject({ rule: 'ended', caller: { kind: 'visitor' } });
  });

  it('of a guest where customers only are let in', async () => {
    const answer = await shop().visit().get('/users/orders/');
    expect([answer.status, (await told()).sentence]).toEqual([
      401,
      'No session cookie: a new guest. Refused with 401: the route is for customers, or for guests who have told an e-mail address.',
    ]);
  });

  it('of tokens, good and unknown', async () => {
    const answer = await shop().visit().logIn(ada.email, ada.password);
    const authorization = `Token ${String(field(answer.json, 'key'))}`;
    await shop().visit({ authorization }).get('/current_user/');
    expect(await told()).toMatchObject({ rule: 'token', caller: { kind: 'customer', id: ada.id }, cookies: '' });
    await shop()
      .visit({ authorization: `Token ${'0'.repeat(40)}` })
      .get('/current_user/');
    const seen = await told();
    expect([seen.rule, seen.caller]).toEqual(['token_unknown', { kind: 'nobody' }]);
    expect(seen.sentence).toBe('Authorization: Token, but nobody holds it (Token, 41 characters). Refused with 401.');
  });

  it('of an account that was erased, and of a disabled one', async () => {
    const eve = await aCustomer(shop());
    const browser = shop().visit();
    await browser.logIn(eve.email, eve.password);
    await shop().database.db.updateTable('customers').set({ is_active: false }).where('id', '=', eve.id).execute();
    await browser.get('/current_user/');
    expect(await told()).toMatchObject({ rule: 'disabled' });
    await shop().database.db.updateTable('customers').set({ is_active: true }).where('id', '=', eve.id).execute();
    await browser.patch('/users/anonymize/');
    expect((await told()).cookies).toContain('the account was erased');
    await shop().runJobs();
  });
});
