import { beforeAll, describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { type Call, type Customer, field } from '../../../../tests/support/customer.ts';
import { countStatements, DEVELOPMENT, lastSeen } from '../console.support.ts';

const shop = useShop({ ...DEVELOPMENT, env: { ...DEVELOPMENT.env, CSRF_ENFORCEMENT: 'storefront' } });

beforeAll(() => countStatements(shop()));

const WRONG = 'a'.repeat(64);
const LOGIN = { email: 'nobody@example.org', password: 'not a password' };
const EVIL = { origin: 'https://evil.example' };

interface Case {
  readonly rule: string;
  readonly verdict: 'passed' | 'exempt' | 'refused';
  readonly says: string;
  readonly status: number;
  readonly send: (browser: Customer) => Promise<unknown>;
}

const post = (url: string, call: Call) => (browser: Customer) => browser.send('POST', url, call);
const login = (call: Call) => post('/users/login/', { json: LOGIN, ...call });
const currency = (call: Call) => post('/users/activate-currency/', { json: { currency_code: 'eur' }, ...call });
const asForm = (form: Record<string, string>) =>
  post('/users/activate-currency/', { form: { currency_code: 'eur', ...form }, noToken: true });

const CSRF: readonly Case[] = [
  {
    ...{ rule: 'safe_method', verdict: 'exempt', status: 200, says: 'GET changes nothing: no token is needed.' },
    send: (browser) => browser.get('/config/'),
  },
  {
    ...{ rule: 'unknown_path', verdict: 'exempt', status: 404, says: 'No route has this path' },
    send: post('/no/such/path/at/all/', {}),
  },
  {
    ...{ rule: 'token_request', verdict: 'exempt', status: 401, says: 'no browser sends Authorization: Token' },
    send: currency({ headers: { authorization: `Token ${'0'.repeat(40)}` } }),
  },
  {
    ...{ rule: 'signed', verdict: 'exempt', status: 403, says: 'carries a signature of its own' },
    send: post('/orders/hooks/payment/simulator/', { json: {}, noToken: true }),
  },
  {
    ...{ rule: 'payment_return', verdict: 'exempt', status: 200, says: 'a bank or provider sends the browser back' },
    send: post('/orders/checkout/?page=CreditCardThreeDSecurePage', { json: {}, noToken: true }),
  },
  {
    ...{ rule: 'from_server', verdict: 'exempt', status: 400, says: 'CSRF_ENFORCEMENT=storefront' },
    send: login({ noToken: true }),
  },
  {
    ...{ rule: 'header_matches', verdict: 'passed', status: 204, says: 'x-csrftoken matches the cookie csrftoken; no' },
    send: currency({}),
  },
  {
    ...{ rule: 'header_matches', verdict: 'passed', status: 204, says: ', and Origin http://shop.test is trusted.' },
    send: currency({ headers: { origin: 'http://shop.test' } }),
  },
  {
    ...{ rule: 'field_matches', verdict: 'passed', status: 204, says: 'csrfmiddlewaretoken matches the cookie' },
    send: (browser) => {
      const csrfmiddlewaretoken = browser.jar.get('csrftoken') ?? '';
      return asForm({ csrfmiddlewaretoken })(browser);
    },
  },
  {
    ...{ rule: 'awaits_field', verdict: 'exempt', status: 401, says: 'had the request come so far' },
    send: post('/users/password/change/', { form: { a: 'b' }, noToken: true }),
  },
  {
    ...{ rule: 'foreign_origin', verdict: 'refused', status: 403, says: 'Origin https://evil.example is not trusted' },
    send: currency({ headers: EVIL }),
  },
  {
    ...{
      rule: 'foreign_referer',
      verdict: 'refused',
      status: 403,
      says: 'Referer https://evil.example is not trusted',
    },
    send: currency({ headers: { referer: 'https://evil.example/page?x=1' } }),
  },
  {
    ...{ rule: 'cross_site', verdict: 'refused', status: 403, says: 'Sec-Fetch-Site: cross-site' },
    send: currency({ headers: { 'sec-fetch-site': 'cross-site' } }),
  },
  {
    ...{ rule: 'no_cookie', verdict: 'refused', status: 403, says: 'The cookie csrftoken is missing.' },
    send: (browser) => {
      browser.jar.delete('csrftoken');
      return currency({ headers: { 'x-csrftoken': WRONG } })(browser);
    },
  },
  {
    ...{ rule: 'no_cookie', verdict: 'refused', status: 403, says: 'The cookie csrftoken was sent 2 times' },
    send: currency({ headers: { cookie: `csrftoken=${WRONG}; csrftoken=${WRONG}` } }),
  },
  {
    ...{ rule: 'no_token', verdict: 'refused', status: 403, says: 'neither the header x-csrftoken nor the field' },
    send: currency({ noToken: true }),
  },
  {
    ...{
      rule: 'malformed_token',
      verdict: 'refused',
      status: 403,
      says: 'x-csrftoken of 5 characters, but one of them',
    },
    send: currency({ headers: { 'x-csrftoken': 'short' } }),
  },
  {
    ...{ rule: 'other_secret', verdict: 'refused', status: 403, says: 'x-csrftoken of 64 characters, but they are of' },
    send: currency({ headers: { 'x-csrftoken': WRONG } }),
  },
  {
    ...{ rule: 'other_secret', verdict: 'refused', status: 403, says: "the form's field, but they are of different" },
    send: asForm({ csrfmiddlewaretoken: WRONG }),
  },
];

describe('the CSRF decision is told', () => {
  it.each(CSRF.map((one) => [`${one.rule}, ${one.status}: ${one.says}`, one] as const))('%s', async (_name, one) => {
    const browser = await shop().visit().withToken();
    await one.send(browser);
    const seen = await lastSeen(shop());
    expect([seen['status'], field(seen, 'csrf', 'rule'), field(seen, 'csrf', 'verdict')]).toEqual([
      ...[one.status, one.rule, one.verdict],
    ]);
    expect(field(seen, 'csrf', 'sentence')).toContain(one.says);
  });

  it('tells the reason of which the refusal speaks', async () => {
    const browser = await shop().visit().withToken();
    const answer = await browser.post('/users/activate-currency/', {}, { headers: EVIL });
    expect(field(answer.json, 'detail')).toBe('CSRF Failed: Origin checking failed.');
    const seen = await lastSeen(shop());
    expect([field(seen, 'csrf', 'rule'), field(seen, 'session', 'rule'), seen['statements']]).toEqual([
      ...['foreign_origin', 'not_reached', 0],
    ]);
    expect(field(seen, 'session', 'sentence')).toContain('Not reached');
  });

  it('tells of a page that checks by itself what the check said', async () => {
    const browser = await shop().visit().withToken();
    await browser.post('/users/logout/', {}, { noToken: true });
    expect(field(await lastSeen(shop()), 'csrf', 'rule')).toBe('no_token');
  });

  it('is not asked where the request ended before', async () => {
    await shop().visit({ host: 'evil.example' }).get('/config/');
    const seen = await lastSeen(shop());
    expect([seen['status'], field(seen, 'csrf', 'rule'), field(seen, 'caller', 'kind')]).toEqual([
      ...[400, 'not_asked', 'nobody'],
    ]);
  });
});
