import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../../src/platform/clock/index.ts';
import { useShop } from '../support/app.ts';
import { type Answer, field } from '../support/customer.ts';
import {
  aLoggedInCustomer,
  everything,
  expectDead,
  expectDeadToken,
  GUEST_KEY,
  type LoggedIn,
  logInAgain,
  NOT_AUTHENTICATED,
  NOT_FOUND,
  rowOf,
  valueSet,
  whoIs,
} from './support.ts';

const shop = useShop();
const CHROME = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36';

const idOf = async (key: string) => (await rowOf(shop(), key))?.id ?? 0;

function idsIn(answer: Answer): unknown[] {
  const results = field(answer.json, 'results');
  return Array.isArray(results) ? results.map((result) => field(result, 'id')) : [];
}

/** A customer with `more` further sessions, each an hour younger; ids, latest first. */
async function withSessions(more: number): Promise<LoggedIn & { ids: number[] }> {
  const ada = await aLoggedInCustomer(shop());
  const ids = [await idOf(ada.key)];
  for (let count = 0; count < more; count++) {
    shop().clock.advance(60_000);
    ids.unshift(await idOf((await logInAgain(shop(), ada)).key));
  }
  return { ...ada, ids };
}

describe('GET /users/sessions/', () => {
  it('shows each session as its owner knows it', async () => {
    const ada = await aLoggedInCustomer(shop());
    const began = shop().clock.now();
    shop().clock.advance(2 * HOUR);
    const browser = shop().visit({ 'user-agent': CHROME });
    await browser.logIn(ada.email, ada.password);
    const now = shop().clock.now();
    const iso = (time: Date) => time.toISOString().replace('Z', '000Z');
    const answer = await browser.get('/users/sessions/');
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({
      count: 2,
      next: null,
      previous: null,
      results: [
        {
          id: await idOf(browser.sessionKey ?? ''),
          device: 'Chrome on Linux',
          user_agent: CHROME,
          address: '127.0.0.1',
          created_date: iso(now),
          last_seen: iso(now),
          expires: iso(new Date(now.getTime() + 14 * DAY)),
          is_current: true,
          token: { created_date: iso(now), last_used: null },
        },
        {
          id: await idOf(ada.key),
          device: 'lightMyRequest',
          user_agent: 'lightMyRequest',
          address: '127.0.0.1',
          created_date: iso(began),
          last_seen: iso(began),
          expires: iso(new Date(began.getTime() + 14 * DAY)),
          is_current: false,
          token: { created_date: iso(began), last_used: null },
        },
      ],
    });
  });

  it('shows neither ended nor expired nor other customers’ sessions', async () => {
    const ada = await aLoggedInCustomer(shop());
    const [ended, expired] = [await logInAgain(shop(), ada), await logInAgain(shop(), ada)];
    await ended.browser.post('/users/logout/');
    await aLoggedInCustomer(shop());
    const past = { expires_at: shop().clock.now() };
    await shop()
      .database.db.updateTable('sessions')
      .set(past)
      .where('id', '=', await idOf(expired.key))
      .execute();
    expect(idsIn(await ada.browser.get('/users/sessions/'))).toEqual([await idOf(ada.key)]);
  });

  it('notes when a token was last used, at most hourly', async () => {
    const { token, browser } = await aLoggedInCustomer(shop());
    shop().clock.advance(HOUR);
    await shop()
      .visit({ authorization: `Token ${token}` })
      .get('/current_user/');
    const used = field((await browser.get('/users/sessions/')).json, 'results', 0, 'token', 'last_used');
    expect(used).toBe(shop().clock.now().toISOString().replace('Z', '000Z'));
  });

  /** Of five sessions, latest first. */
  const PAGES = [
    { query: '', shown: [0, 1, 2, 3, 4], next: null, previous: null },
    { query: '?limit=2', shown: [0, 1], next: '?limit=2&page=2', previous: null },
    { query: '?limit=2&page=2', shown: [2, 3], next: '?limit=2&page=3', previous: '?limit=2' },
    { query: '?limit=2&page=3', shown: [4], next: null, previous: '?limit=2&page=2' },
    { query: '?limit=1+', shown: [0], next: '?limit=1+&page=2', previous: null },
    { query: '?limit=1%20', shown: [0], next: '?limit=1+&page=2', previous: null },
    { query: '?page_size=4', shown: [0, 1, 2, 3], next: '?page_size=4&page=2', previous: null },
    { query: '?limit=junk', shown: [0, 1, 2, 3, 4], next: null, previous: null },
    { query: '?limit=0', shown: [0, 1, 2, 3, 4], next: null, previous: null },
    { query: '?limit=-1', shown: [0, 1, 2, 3, 4], next: null, previous: null },
    { query: '?limit=99999999', shown: [0, 1, 2, 3, 4], next: null, previous: null },
  ];

  it.each(PAGES)('pages: $query', async ({ query, shown, next, previous }) => {
    const { browser, ids } = await withSessions(4);
    const answer = await browser.get(`/users/sessions/${query}`);
    expect(answer.status).toBe(200);
    expect(idsIn(answer)).toEqual(shown.map((index) => ids[index]));
    const link = (parameters: string | null) => parameters && `http://shop.test/users/sessions/${parameters}`;
    expect(answer.json).toMatchObject({ count: 5, next: link(next), previous: link(previous) });
  });

  it.each(['?page=2', '?page=0', '?page=-1', '?page=junk', '?page=99999999999999999999', '?limit=1&page=3'])(
    'answers 404 to a page that is not there: %s',
    async (query) => {
      const { browser } = await withSessions(1);
      const answer = await browser.get(`/users/sessions/${query}`);
      expect([answer.status, answer.json]).toEqual([404, { detail: 'Invalid page.' }]);
    },
  );
});

describe('DELETE /users/sessions/<id>/', () => {
  it('ends another session of the customer, and only that', async () => {
    const ada = await aLoggedInCustomer(shop());
    const [other, third] = [await logInAgain(shop(), ada), await logInAgain(shop(), ada)];
    const answer = await ada.browser.delete(`/users/sessions/${await idOf(other.key)}/`);
    expect([answer.status, answer.text, answer.headers['set-cookie']]).toEqual([204, '', undefined]);
    await expectDead(shop(), other.key);
    await expectDeadToken(shop(), other.token);
    for (const { browser } of [ada, third]) expect(await whoIs(browser)).toBe(ada.email);
  });

  it('logs out when it is this session', async () => {
    const { browser, key, token } = await aLoggedInCustomer(shop());
    const answer = await browser.delete(`/users/sessions/${await idOf(key)}/`);
    expect([answer.status, answer.text]).toEqual([204, '']);
    expect(valueSet(answer)).toMatch(GUEST_KEY);
    await expectDead(shop(), key);
    await expectDeadToken(shop(), token);
    expect((await browser.get('/current_user/')).json).toEqual(NOT_AUTHENTICATED);
  });

  it('ends the session it comes from by token, without a cookie', async () => {
    const { key, token } = await aLoggedInCustomer(shop());
    const app = shop().visit({ authorization: `Token ${token}` });
    const answer = await app.delete(`/users/sessions/${await idOf(key)}/`);
    expect([answer.status, answer.headers['set-cookie']]).toEqual([204, undefined]);
    await expectDead(shop(), key);
  });

  const IDS: readonly (readonly [string, (other: LoggedIn) => string | Promise<string>])[] = [
    ['another customer’s', async ({ key }) => String(await idOf(key))],
    [
      'an ended one',
      async ({ browser, key }) => browser.post('/users/logout/').then(async () => String(await idOf(key))),
    ],
    ['none there is', () => '999999999'],
    ['zero', () => '0'],
    ['negative', () => '-1'],
    ['a fraction', () => '1.5'],
    ['no number', () => 'abc'],
    ['an exponent', () => '1e3'],
    ['hexadecimal', () => '0x1'],
    ['the largest bigint and one', () => '9223372036854775808'],
    ['beyond every integer', () => '9'.repeat(40)],
    ['the largest safe integer', () => '9007199254740991'],
    ['SQL', () => "1'--"],
    ['two, by comma', async ({ key }) => `${await idOf(key)},1`],
  ];

  it.each(IDS)('answers 404 and changes nothing when the id is %s', async (_name, idFor) => {
    const [{ browser, email }, other] = [await aLoggedInCustomer(shop()), await aLoggedInCustomer(shop())];
    const id = await idFor(other);
    const before = await everything(shop());
    const answer = await browser.delete(`/users/sessions/${encodeURIComponent(id)}/`);
    expect([answer.status, answer.json]).toEqual([404, NOT_FOUND]);
    expect(await everything(shop())).toEqual(before);
    expect(await whoIs(browser)).toBe(email);
  });
});

describe('DELETE /users/sessions/', () => {
  it('ends all others, with their tokens', async () => {
    const ada = await aLoggedInCustomer(shop());
    const others = [await logInAgain(shop(), ada), await logInAgain(shop(), ada)];
    const stranger = await aLoggedInCustomer(shop());
    const answer = await ada.browser.delete('/users/sessions/');
    expect([answer.status, answer.text, answer.headers['set-cookie']]).toEqual([204, '', undefined]);
    for (const { key, token } of others) {
      await expectDead(shop(), key);
      await expectDeadToken(shop(), token);
    }
    expect(idsIn(await ada.browser.get('/users/sessions/'))).toEqual([await idOf(ada.key)]);
    expect(await whoIs(shop().visit({ authorization: `Token ${ada.token}` }))).toBe(ada.email);
    expect(await whoIs(stranger.browser)).toBe(stranger.email);
  });

  it.each(['/users/sessions/', '/users/sessions/1/'])('is refused to a guest: %s', async (url) => {
    await aLoggedInCustomer(shop());
    const guest = await shop().visit().withToken();
    const before = await everything(shop());
    const answer = await guest.delete(url);
    expect([answer.status, answer.json]).toEqual([401, NOT_AUTHENTICATED]);
    expect(answer.headers['www-authenticate']).toBe('Token');
    expect(await everything(shop())).toEqual(before);
  });
});
