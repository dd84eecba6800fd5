import { describe, expect, it } from 'vitest';
import { isRecord } from '../../src/platform/http/decoding/index.ts';
import { useShop } from '../support/app.ts';
import { type Call, field } from '../support/customer.ts';
import { aLoggedInCustomer, everything, NOT_AUTHENTICATED, NOT_FOUND, whoIs } from './support.ts';

const shop = useShop();
const NO_COOKIE = 'CSRF Failed: CSRF cookie not set.';
const BAD_TOKEN = 'CSRF Failed: CSRF token missing or incorrect.';
const WRONG = 'a'.repeat(64);

type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';

interface Route {
  readonly method: Method;
  readonly url: string;
  /** Errors under `non_field_errors`. */
  readonly loginFamily?: true;
}

const posts = (...urls: readonly string[]) => urls.map((url) => ({ method: 'POST', url }) as const);

/** Every unsafe route but logout, which answers with its form. */
const UNSAFE: readonly Route[] = [
  { method: 'POST', url: '/users/login/', loginFamily: true },
  { method: 'POST', url: '/users/otp-login/', loginFamily: true },
  { method: 'POST', url: '/users/registration/', loginFamily: true },
  { method: 'POST', url: '/users/register-with-loyalty/', loginFamily: true },
  ...posts('/users/captcha/', '/users/pz-captcha/'),
  { method: 'POST', url: '/users/password/reset/' },
  ...posts('/users/password/change/', '/users/password/set/'),
  { method: 'POST', url: '/users/reset/1/x/' },
  { method: 'POST', url: '/users/email-change/' },
  { method: 'POST', url: '/users/email-verify/' },
  { method: 'PUT', url: '/users/profile/' },
  { method: 'PATCH', url: '/users/profile/' },
  { method: 'PUT', url: '/users/profile-with-loyalty/' },
  { method: 'PATCH', url: '/users/profile-with-loyalty/' },
  { method: 'PATCH', url: '/users/anonymize/' },
  { method: 'DELETE', url: '/users/sessions/' },
  { method: 'DELETE', url: '/users/sessions/1/' },
  ...posts('/email-subscription/', '/subscriptions/', '/users/permissions/'),
  { method: 'PATCH', url: '/users/notification-preferences/' },
  { method: 'POST', url: '/users/social-accounts/' },
  { method: 'DELETE', url: '/users/social-accounts/1/' },
  { method: 'PATCH', url: '/users/saved-cards/1/' },
  { method: 'DELETE', url: '/users/saved-cards/1/' },
  { method: 'POST', url: '/users/activate-currency/' },
  { method: 'POST', url: '/i18n/setlang/' },
  { method: 'POST', url: '/forms/1/generate/' },
  { method: 'POST', url: '/address/' },
  { method: 'PATCH', url: '/address/1/' },
  { method: 'PUT', url: '/address/1/' },
  { method: 'DELETE', url: '/address/1/' },
  { method: 'POST', url: '/baskets/basket/' },
  { method: 'PUT', url: '/baskets/basket/' },
  { method: 'PATCH', url: '/baskets/basket/' },
  { method: 'DELETE', url: '/baskets/basket/' },
  { method: 'POST', url: '/orders/checkout/' },
  { method: 'POST', url: '/baskets/basket-list/id/1/main/' },
  { method: 'POST', url: '/baskets/basket-list/namespace/1/main/' },
  { method: 'DELETE', url: '/baskets/basket-list/id/1/' },
  { method: 'POST', url: '/users/orders/anonymous/' },
  { method: 'POST', url: '/users/orders/anonymous/cancellation_requests/' },
  { method: 'POST', url: '/users/orders/bulk_cancellation_requests/' },
  { method: 'POST', url: '/users/orders/N/cancellation_requests/' },
  { method: 'POST', url: '/orders/N/cancel/' },
  { method: 'POST', url: '/users/orders/1/reorder/' },
  { method: 'POST', url: '/users/data-export/' },
  { method: 'POST', url: '/users/contact-us/' },
  { method: 'POST', url: '/users/conversations/' },
  { method: 'POST', url: '/users/conversations/N/messages/' },
  { method: 'POST', url: '/users/conversations/N/rating/' },
  { method: 'POST', url: '/users/conversations/N/close/' },
  { method: 'POST', url: '/wishlists/favourite-products/' },
  { method: 'DELETE', url: '/wishlists/favourite-products/1/' },
  { method: 'POST', url: '/wishlists/product-alerts/' },
  { method: 'DELETE', url: '/wishlists/product-alerts/1/' },
  { method: 'POST', url: '/wishlists/user-collections/' },
  { method: 'PATCH', url: '/wishlists/user-collections/1/' },
  { method: 'DELETE', url: '/wishlists/user-collections/1/' },
  { method: 'POST', url: '/wishlists/user-collections/1/items/' },
  { method: 'PATCH', url: '/wishlists/user-collections/1/items/1/' },
  { method: 'DELETE', url: '/wishlists/user-collections/1/items/1/' },
  { method: 'POST', url: '/b2b/basket/' },
  { method: 'PUT', url: '/b2b/basket/' },
  { method: 'DELETE', url: '/b2b/basket/' },
  { method: 'POST', url: '/b2b/basket/save/' },
  { method: 'POST', url: '/b2b/basket/1/load/' },
  { method: 'DELETE', url: '/b2b/basket/1/' },
  ...posts('/b2b/basket/import/', '/b2b/my-quotations/'),
  ...posts(...['approve', 'reject', 'cancel', 'comment'].map((word) => `/b2b/my-quotations/1/${word}/`)),
];

/** Unsafe routes whose calls are signed: no cookie gives them any rights (docs/protocol/csrf.md, "Exceptions"). */
const SIGNED = [
  'POST /email-subscription/confirm/{id}/{token}/',
  'POST /email-subscription/unsubscribe/{kind}/{address}/{signature}/',
  'POST /orders/checkout-provider/',
  'POST /orders/hooks/payment/',
  'POST /orders/hooks/payment/{gateway}/',
  'POST /simulator/answer/',
  'POST /simulator/openid/token/',
  'POST /simulator/three-d/',
  'POST /users/conversations/open/{number}/{token}/close/',
  'POST /users/conversations/open/{number}/{token}/messages/',
  'POST /users/conversations/open/{number}/{token}/rating/',
] as const;

const named = <Case extends Route>(cases: readonly Case[]) =>
  cases.map((route) => [`${route.method} ${route.url}`, route] as const);

/** A body that would be taken, were it not for the token. */
const BODY = {
  ...{ language: 'tr', currency_code: 'eur', first_name: 'Eve', email: 'eve@example.org', phone: '05550000000' },
  ...{ new_password1: 'another horse battery', new_password2: 'another horse battery' },
};

describe('without a good token', () => {
  it.each(named(UNSAFE))('%s is refused to a customer and changes nothing', async (_name, route) => {
    const { browser, email, token, key } = await aLoggedInCustomer(shop());
    const before = await everything(shop());
    const { method, url } = route;
    const answers = [
      [await browser.send(method, url, { json: BODY, noToken: true }), BAD_TOKEN],
      [await browser.send(method, url, { json: BODY, headers: { 'x-csrftoken': WRONG } }), BAD_TOKEN],
      [await browser.send(method, url, { form: BODY, noToken: true }), BAD_TOKEN],
      [await browser.send(method, url, { noToken: true }), BAD_TOKEN],
      [await browser.send(method, url, { json: BODY, headers: { cookie: `osessionid=${key}` } }), NO_COOKIE],
    ] as const;
    for (const [answer, text] of answers) {
      const body = route.loginFamily ? { non_field_errors: [text] } : { detail: text };
      expect([answer.status, answer.json]).toEqual([403, body]);
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
    expect(await everything(shop())).toEqual(before);
    expect(await whoIs(browser)).toBe(email);
    expect(
      (
        await shop()
          .visit({ authorization: `Token ${token}` })
          .get('/current_user/')
      ).status,
    ).toBe(200);
  });

  it('the table above names every unsafe route there is', async () => {
    const { json } = await shop().visit().get('/openapi.json');
    const paths = Object.entries(isRecord(field(json, 'paths')) ? (field(json, 'paths') ?? {}) : {});
    const documented = paths.flatMap(([path, operations]) =>
      Object.keys(isRecord(operations) ? operations : {})
        .filter((method) => method !== 'get')
        .map((method) => `${method.toUpperCase()} ${path}`),
    );
    const tested = UNSAFE.map(({ method, url }) =>
      `${method} ${url}`
        .replace('/1/x/', '/{uid}/{token}/')
        .replace(/(orders|conversations)\/N\//, '$1/{number}/')
        .replace(/(sessions|orders|social-accounts|b2b\/basket|my-quotations)\/1\//, '$1/{id}/')
        .replace('/namespace/1/', '/namespace/{namespace}/')
        .replace('/id/1/', '/id/{pk}/')
        .replace('/items/1/', '/items/{item_pk}/')
        .replace(/(forms|products|alerts|collections|address|saved-cards)\/1\//, '$1/{pk}/'),
    );
    expect(documented.sort()).toEqual([...tested, ...SIGNED, 'POST /users/logout/'].sort());
  });

  it.each(SIGNED)('%s is let through to where its signature is looked at', async (name) => {
    const url = name.slice('POST '.length).replace('{gateway}', 'simulator');
    const { browser } = await aLoggedInCustomer(shop());
    const before = await everything(shop());
    for (const headers of [{}, { 'x-csrftoken': WRONG, origin: 'https://bank.test', 'sec-fetch-site': 'cross-site' }]) {
      const answer = await browser.send('POST', url, { form: BODY, headers, noToken: true });
      expect(answer.text).not.toContain('CSRF');
      expect([400, 403, 404]).toContain(answer.status);
    }
    expect(await everything(shop())).toEqual(before);
  });

  const SAFE: readonly (Route & { status: number })[] = [
    { method: 'GET', url: '/current_user/', status: 200 },
    { method: 'HEAD', url: '/current_user/', status: 200 },
    { method: 'OPTIONS', url: '/current_user/', status: 204 },
    { method: 'GET', url: '/csrf_token/', status: 200 },
    { method: 'HEAD', url: '/csrf_token/', status: 200 },
    { method: 'OPTIONS', url: '/users/login/', status: 204 },
    { method: 'HEAD', url: '/users/login/', status: 405 },
    { method: 'GET', url: '/users/login/', status: 405 },
    { method: 'GET', url: '/users/logout/', status: 200 },
  ];

  it.each(named(SAFE))(
    '%s is safe, even with a wrong one from a foreign page',
    async (_name, { method, url, status }) => {
      const { browser } = await aLoggedInCustomer(shop());
      const headers = {
        'x-csrftoken': WRONG,
        origin: 'null',
        referer: 'https://evil.test/',
        'sec-fetch-site': 'cross-site',
      };
      const before = await everything(shop());
      expect((await browser.send(method, url, { headers })).status).toBe(status);
      expect((await browser.send(method, url, { noToken: true })).status).toBe(status);
      expect(await everything(shop())).toEqual(before);
    },
  );
});

describe('order', () => {
  const UNKNOWN: readonly Route[] = [
    { method: 'POST', url: '/nowhere/' },
    { method: 'PUT', url: '/users/nowhere/' },
    { method: 'PATCH', url: '/' },
    { method: 'DELETE', url: '/users/sessions/1/2/' },
  ];

  it.each(named(UNKNOWN))('an unknown path is 404 before anything: %s', async (_name, { method, url }) => {
    for (const call of [{}, { json: {} }, { body: '{', headers: { 'content-type': 'application/json' } }]) {
      const answer = await shop().visit().send(method, url, call);
      expect([answer.status, answer.json]).toEqual([404, NOT_FOUND]);
    }
  });

  const OTHER_METHODS: readonly (Route & { allow: string })[] = [
    { method: 'POST', url: '/csrf_token/', allow: 'GET, OPTIONS' },
    { method: 'DELETE', url: '/config/', allow: 'GET, OPTIONS' },
    { method: 'PUT', url: '/users/login/', allow: 'OPTIONS, POST' },
    { method: 'PATCH', url: '/users/logout/', allow: 'GET, OPTIONS, POST' },
    { method: 'DELETE', url: '/users/profile/', allow: 'GET, OPTIONS, PATCH, PUT' },
    { method: 'POST', url: '/users/sessions/', allow: 'DELETE, GET, OPTIONS' },
    { method: 'PUT', url: '/users/sessions/1/', allow: 'DELETE, OPTIONS' },
    { method: 'POST', url: '/health/live', allow: 'GET, OPTIONS' },
    { method: 'POST', url: '/openapi.json', allow: 'GET, OPTIONS' },
  ];

  it.each(named(OTHER_METHODS))('CSRF comes before 405: %s', async (_name, { method, url, allow }) => {
    const browser = await shop().visit().withToken();
    const form = { csrfmiddlewaretoken: browser.jar.get('csrftoken') ?? '' };
    for (const call of [{}, { json: {} }, { form: {} }]) {
      const refused = await browser.send(method, url, { ...call, noToken: true });
      expect([refused.status, refused.json]).toEqual([403, { detail: BAD_TOKEN }]);
      expect(refused.headers['allow']).toBeUndefined();
    }
    for (const call of [{}, { json: {} }, { form, noToken: true }]) {
      const answer = await browser.send(method, url, call);
      expect([answer.status, answer.json]).toEqual([405, { detail: `Method "${method}" not allowed.` }]);
      expect(answer.headers['allow']).toBe(allow);
    }
  });

  const json = { 'content-type': 'application/json' };
  const BODIES: readonly (readonly [string, Call, number])[] = [
    ['bad JSON', { body: '{"a":', headers: json }, 400],
    ['JSON that is no object', { body: '[]', headers: json }, 400],
    ['an empty body', { body: '', headers: json }, 400],
    ['missing fields', { json: {} }, 400],
    ['too large JSON', { body: 'x'.repeat(1_048_577), headers: json }, 413],
    ['an unknown type', { body: 'x', headers: { 'content-type': 'text/csv' } }, 415],
  ];
  const FORMS: readonly (readonly [string, Call, number])[] = [
    [
      'a too large form',
      { body: 'x'.repeat(1_048_577), headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      413,
    ],
    [
      'a broken multipart form',
      { body: '--x\r\n', headers: { 'content-type': 'multipart/form-data; boundary=x' } },
      400,
    ],
    ['a multipart form without boundary', { body: '--x\r\n', headers: { 'content-type': 'multipart/form-data' } }, 400],
  ];

  it.each([...BODIES, ...FORMS])('CSRF comes before the body: %s', async (_name, call, status) => {
    const guest = await shop().visit().withToken();
    const stranger = await shop().visit().post('/users/activate-currency/', undefined, call);
    expect([stranger.status, stranger.json]).toEqual([403, { detail: NO_COOKIE }]);
    const headers = { ...call.headers, 'x-csrftoken': WRONG };
    const wrong = await guest.post('/users/activate-currency/', undefined, { ...call, headers });
    expect([wrong.status, wrong.json]).toEqual([403, { detail: BAD_TOKEN }]);
    expect((await guest.post('/users/activate-currency/', undefined, call)).status).toBe(status);
  });

  it.each(BODIES)('a missing header is told before the body: %s', async (_name, call) => {
    const guest = await shop().visit().withToken();
    const answer = await guest.post('/users/activate-currency/', undefined, { ...call, noToken: true });
    expect([answer.status, answer.json]).toEqual([403, { detail: BAD_TOKEN }]);
  });

  it('CSRF comes before 401, and 401 before the body', async () => {
    const guest = await shop().visit().withToken();
    const call = { body: '{', headers: json };
    const refused = await guest.post('/users/password/change/', undefined, { ...call, noToken: true });
    expect([refused.status, refused.json]).toEqual([403, { detail: BAD_TOKEN }]);
    const unknown = await guest.post('/users/password/change/', undefined, call);
    expect([unknown.status, unknown.json]).toEqual([401, NOT_AUTHENTICATED]);
  });
});
