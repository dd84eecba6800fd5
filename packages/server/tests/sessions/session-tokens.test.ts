import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { HOUR } from '../../src/platform/clock/index.ts';
import { useShop } from '../support/app.ts';
import { field } from '../support/customer.ts';
import { aCustomer } from '../support/worlds.ts';
import {
  aGuestWithEuros,
  aLoggedInCustomer,
  currencyOf,
  everything,
  expectDead,
  expectDeadToken,
  INVALID_TOKEN,
  logInAgain,
  NOT_AUTHENTICATED,
  rowOf,
  whoIs,
} from './support.ts';

const shop = useShop();
const appWith = (authorization: string) => shop().visit({ authorization });

/** `Authorization` headers made of a good token. */
const READ: readonly (readonly [string, (token: string) => string])[] = [
  ['as documented', (token) => `Token ${token}`],
  ['in lower case', (token) => `token ${token}`],
  ['in upper case', (token) => `TOKEN ${token}`],
  ['with more blanks', (token) => `Token    ${token}`],
  ['with a tab', (token) => `Token\t${token}`],
  ['with a blank at the end', (token) => `Token ${token} `],
];

const WRONG: readonly (readonly [string, (token: string) => string])[] = [
  ['unknown', () => `Token ${'0123456789'.repeat(4)}`],
  ['with its last digit changed', (token) => `Token ${token.slice(0, 39)}${token.endsWith('0') ? '1' : '0'}`],
  ['too short', (token) => `Token ${token.slice(0, 39)}`],
  ['too long', (token) => `Token ${token}0`],
  ['in capitals', (token) => `Token ${token.toUpperCase()}G`],
  ['no hex', () => `Token ${'z'.repeat(40)}`],
  ['missing', () => 'Token'],
  ['missing after a blank', () => 'Token '],
  ['in two parts', (token) => `Token ${token.slice(0, 20)} ${token.slice(20)}`],
  ['twice', (token) => `Token ${token} ${token}`],
  ['in quotes', (token) => `Token "${token}"`],
  ['a list', (token) => `Token ${token}, Token ${token}`],
  ['8 kB long', () => `Token ${'a'.repeat(8192)}`],
  ['SQL', () => `Token '--`],
];

/** Other schemes are none of ours: the cookie, or nothing, decides. */
const IGNORED: readonly (readonly [string, (token: string) => string])[] = [
  ['Bearer', (token) => `Bearer ${token}`],
  ['Basic', (token) => `Basic ${token}`],
  ['Tokens', (token) => `Tokens ${token}`],
  ['no scheme', (token) => token],
  ['an empty header', () => ''],
];

describe('a token', () => {
  it.each(READ)('is read %s', async (_name, header) => {
    const { token, email } = await aLoggedInCustomer(shop());
    const answer = await appWith(header(token)).get('/current_user/');
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({ email });
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it.each(WRONG)('is refused %s, whatever the cookie and the route', async (_name, header) => {
    const { token, browser, email } = await aLoggedInCustomer(shop());
    const before = await everything(shop());
    const headers = { authorization: header(token) };
    for (const url of ['/current_user/', '/config/', '/csrf_token/']) {
      const answer = await browser.get(url, { headers });
      expect([answer.status, answer.json]).toEqual([401, INVALID_TOKEN]);
      expect(answer.headers['www-authenticate']).toBe('Token');
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
    const write = await browser.post('/users/activate-currency/', { currency_code: 'eur' }, { headers });
    expect(write.status).toBe(401);
    expect(await everything(shop())).toEqual(before);
    expect(await whoIs(browser)).toBe(email);
  });

  it.each(IGNORED)('is not looked for under another scheme: %s', async (_name, header) => {
    const { token, browser, email } = await aLoggedInCustomer(shop());
    const headers = { authorization: header(token) };
    expect((await shop().visit(headers).get('/current_user/')).json).toEqual(NOT_AUTHENTICATED);
    expect(field((await browser.get('/current_user/', { headers })).json, 'email')).toBe(email);
    const write = { currency_code: 'eur' };
    const refused = await browser.post('/users/activate-currency/', write, { headers, noToken: true });
    expect(refused.status).toBe(403);
    expect(await currencyOf(browser)).toBe('USD');
  });

  it('is not looked at on public routes', async () => {
    expect((await appWith('Token junk').get('/health/live')).status).toBe(200);
    expect((await appWith('Token junk').get('/openapi.json')).status).toBe(200);
    expect((await appWith('Token junk').get('/nowhere/')).status).toBe(404);
  });

  it('needs no CSRF token, not even from a foreign page', async () => {
    const { token } = await aLoggedInCustomer(shop());
    const app = appWith(`Token ${token}`);
    const headers = { origin: 'https://evil.test', referer: 'https://evil.test/', 'sec-fetch-site': 'cross-site' };
    const answer = await app.post('/users/activate-currency/', { currency_code: 'eur' }, { headers });
    expect(answer.status).toBe(204);
    expect(await currencyOf(app)).toBe('EUR');
  });

  it.each(['/config/', '/csrf_token/', '/users/logout/', '/users/captcha/', '/current_user/'])(
    'sets no cookie on %s',
    async (url) => {
      const { token } = await aLoggedInCustomer(shop());
      const answer = await appWith(`Token ${token}`).get(url);
      expect(answer.status).toBe(200);
      expect(answer.headers['set-cookie']).toBeUndefined();
    },
  );

  it('wins over a cookie, whose session it neither reads nor touches', async () => {
    const [ada, bob] = [await aLoggedInCustomer(shop()), await aGuestWithEuros(shop())];
    shop().clock.advance(2 * HOUR);
    const before = await rowOf(shop(), bob.sessionKey ?? '');
    const headers = { authorization: `Token ${ada.token}` };
    expect(field((await bob.get('/current_user/', { headers })).json, 'email')).toBe(ada.email);
    expect(field((await bob.get('/config/', { headers })).json, 'active_currency')).toBe('USD');
    expect(await rowOf(shop(), bob.sessionKey ?? '')).toEqual(before);
  });

  it('works beside a cookie that is junk', async () => {
    const { token, email } = await aLoggedInCustomer(shop());
    const headers = { authorization: `Token ${token}`, cookie: 'osessionid=junk; osessionid=junk; undefined' };
    const answer = await shop().visit().get('/current_user/', { headers });
    expect([answer.status, field(answer.json, 'email')]).toEqual([200, email]);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it('shares the session’s row with the cookie, both ways', async () => {
    const { browser, token } = await aLoggedInCustomer(shop());
    const app = appWith(`Token ${token}`);
    await app.post('/users/activate-currency/', { currency_code: 'eur' });
    expect(await currencyOf(browser)).toBe('EUR');
    await browser.post('/users/activate-currency/', { currency_code: 'try' });
    expect(await currencyOf(app)).toBe('TRY');
    const ids = await Promise.all([browser, app].map((client) => client.get('/users/sessions/')));
    expect(field(ids[0]?.json, 'results', 0, 'id')).toBe(field(ids[1]?.json, 'results', 0, 'id'));
  });

  it('is ended by a logout with it, together with the cookie’s key', async () => {
    const { token, key } = await aLoggedInCustomer(shop());
    const answer = await appWith(`Token ${token}`).post('/users/logout/');
    expect([answer.status, answer.text, answer.headers['set-cookie']]).toEqual([200, '', undefined]);
    await expectDeadToken(shop(), token);
    await expectDead(shop(), key);
  });

  it('of an ended session is refused', async () => {
    const ada = await aLoggedInCustomer(shop());
    const other = await logInAgain(shop(), ada);
    const id = (await rowOf(shop(), other.key))?.id ?? 0;
    expect((await ada.browser.delete(`/users/sessions/${id}/`)).status).toBe(204);
    await expectDeadToken(shop(), other.token);
    expect((await appWith(`Token ${ada.token}`).get('/current_user/')).status).toBe(200);
  });

  it('logs another customer in without touching its own session', async () => {
    const ada = await aLoggedInCustomer(shop());
    const { email, password } = await aCustomer(shop());
    const answer = await appWith(`Token ${ada.token}`).post('/users/login/', { email, password });
    expect([answer.status, answer.headers['set-cookie']]).toEqual([200, undefined]);
    expect(await whoIs(appWith(`Token ${String(field(answer.json, 'key'))}`))).toBe(email);
    expect(await whoIs(appWith(`Token ${ada.token}`))).toBe(ada.email);
    expect(await whoIs(ada.browser)).toBe(ada.email);
  });
});

/** Every text and every run of bytes in every table, bytes as hex and as text. */
async function storedTexts(): Promise<string> {
  const { db } = shop().database;
  const columns = await sql<{ place: string; name: string; type: string }>`
    select format('%I.%I', table_schema, table_name) as place, format('%I', column_name) as name, data_type as type
    from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`.execute(db);
  const texts: string[] = [];
  for (const { place, name, type } of columns.rows) {
    const shown = type === 'bytea' ? `encode(${name}, 'hex') || ' ' || encode(${name}, 'escape')` : `${name}::text`;
    const { rows } = await sql<{
      text: string | null;
    }>`select ${sql.raw(shown)} as text from ${sql.raw(place)}`.execute(db);
    texts.push(...rows.map(({ text }) => text ?? ''));
  }
  return texts.join('\n');
}

it('neither session keys nor tokens nor CSRF tokens are stored or logged', async () => {
  const guest = await aGuestWithEuros(shop());
  const ada = await aLoggedInCustomer(shop());
  const other = await logInAgain(shop(), ada);
  await other.browser.post('/users/logout/');
  await appWith(`Token ${ada.token}`).get('/current_user/');
  await shop()
    .visit()
    .get('/config/', { headers: { cookie: `osessionid=${ada.key}; osessionid=${other.key}` } });
  const secrets = [guest.sessionKey, ada.key, ada.token, other.key, other.token, ada.browser.jar.get('csrftoken')];
  const [stored, logged] = [await storedTexts(), shop().logs()];
  expect(stored).toContain(ada.email);
  for (const secret of secrets) {
    expect(secret).toMatch(/^\w{32,64}$/);
    const hex = Buffer.from(secret ?? '').toString('hex');
    for (const place of [stored, logged]) {
      expect(place).not.toContain(secret);
      expect(place).not.toContain(hex);
    }
  }
});
