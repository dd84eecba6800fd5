import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { whoIs } from '../../../../tests/sessions/support.ts';
import { openShop, useShop } from '../../../../tests/support/app.ts';
import { type Answer, type Customer, field } from '../../../../tests/support/customer.ts';
import { OpenIdProvider, type Twist } from '../../../../tests/support/openid-provider.ts';
import { allElse, locationOf } from '../../../../tests/support/sign-in.ts';
import type { ProviderFetch } from './provider.ts';

const provider = new OpenIdProvider();
const shop = useShop({
  env: { ...provider.env, ARASTA_THROTTLE: 'off' },
  outside: { fetchProvider: provider.fetch },
});

const HOUR = 3_600_000;

beforeAll(() => {
  expect(provider.calls).toEqual([]);
  provider.clock = shop().clock;
});

let browser: Customer;

beforeEach(() => {
  browser = shop().visit();
});

afterEach(() => {
  provider.trouble.clear();
  provider.metadata = {};
});

const begin = (where = browser) => where.get('/acme/login/');

async function signIn(twist: Twist = {}): Promise<Answer> {
  return browser.get(provider.signIn(locationOf(await begin()), twist));
}

async function expectNothing(act: () => Promise<Answer>, status: number, code?: string): Promise<Answer> {
  const before = await allElse(shop());
  const answer = await act();
  expect([answer.status, field(answer.json, 'error_code')]).toEqual([status, code]);
  expect(await allElse(shop())).toEqual(before);
  return answer;
}

it('lets in whom the ID token names', async () => {
  expect((await signIn()).status).toBe(302);
  expect((await browser.get('/current_user/')).json).toMatchObject({
    ...{ email: 'ada@example.net', first_name: 'Ada', last_name: 'Lovelace', is_email_verified: true },
  });
});

it('knows them by the subject, whatever became of their address there', async () => {
  await signIn();
  const pk = field((await browser.get('/current_user/')).json, 'pk');
  browser = shop().visit();
  expect((await signIn({ claims: { email: 'other@example.net', email_verified: false } })).status).toBe(302);
  expect((await browser.get('/current_user/')).json).toMatchObject({ pk, email: 'ada@example.net' });
});

describe('an ID token', () => {
  const iat = () => Math.floor(shop().clock.now().getTime() / 1000);

  it.each<[string, () => Twist]>([
    ['of another sign-in', () => ({ claims: { nonce: 'x'.repeat(43) } })],
    ['without a nonce', () => ({ claims: { nonce: undefined } })],
    ['for another shop', () => ({ claims: { aud: 'another-shop' } })],
    ['for several shops, this one among them', () => ({ claims: { aud: ['the-shop', 'other'], azp: 'other' } })],
    ['of another issuer', () => ({ claims: { iss: 'https://evil.example.com' } })],
    ['that has expired', () => ({ claims: { iat: iat() - 200, exp: iat() - 100 } })],
    ['without an end', () => ({ claims: { exp: undefined } })],
    ['signed by somebody else', () => ({ foreignKey: true })],
    ['that is not there', () => ({ noIdToken: true })],
    ['without a subject', () => ({ claims: { sub: undefined } })],
    ['with a subject that no account can have', () => ({ claims: { sub: 'x'.repeat(256) } })],
  ])('%s opens nothing', async (_what, twist) => {
    await expectNothing(() => signIn(twist()), 406, 'social_100_3');
    expect((await browser.get('/current_user/')).status).toBe(401);
  });

  it('that leaves the e-mail address to another place is completed from there', async () => {
    provider.metadata = { userinfo_endpoint: 'https://id.example.com/userinfo' };
    shop().clock.advance(HOUR);
    const userinfo = { email: 'else@example.net', email_verified: true };
    const claims = { sub: 'ada', email: undefined, email_verified: undefined };
    await shop().database.db.deleteFrom('social_accounts').execute();
    expect((await signIn({ claims, userinfo })).status).toBe(302);
    expect(await whoIs(browser)).toBe('else@example.net');
    await expectNothing(() => signIn({ claims, userinfo: { ...userinfo, sub: 'eve' } }), 406, 'social_100_3');
    shop().clock.advance(HOUR);
  });
});

describe('a code', () => {
  it('of another browser’s sign-in is worth nothing', async () => {
    const stolen = new URL(provider.signIn(locationOf(await begin(shop().visit()))), 'http://shop.test');
    const own = new URL(provider.signIn(locationOf(await begin())), 'http://shop.test');
    own.searchParams.set('code', stolen.searchParams.get('code') ?? '');
    await expectNothing(() => browser.get(own.pathname + own.search), 406, 'social_100_3');
  });

  it('that is none is refused', async () => {
    const path = provider.signIn(locationOf(await begin())).replace('code=code-', 'code=x');
    await expectNothing(() => browser.get(path), 406, 'social_100_3');
    const without = provider.signIn(locationOf(await begin())).replace('code=', 'cod=');
    await expectNothing(() => browser.get(without), 406, 'social_100_3');
  });
});

describe('a provider in trouble', () => {
  it.each([
    ['does not answer', new TypeError('fetch failed')],
    ['takes too long', new DOMException('', 'TimeoutError')],
    ['is broken', 502],
  ])('that %s at the end leaves everything as it was', async (_what, trouble) => {
    const path = provider.signIn(locationOf(await begin()));
    provider.trouble.set('token', trouble);
    const answer = await expectNothing(() => browser.get(path), 503);
    expect(answer.headers['retry-after']).toBe('30');
    expect(answer.json).toEqual({
      detail: 'Acme cannot be reached at the moment. Please try again later, or sign in another way.',
    });
  });

  it('is asked again from the start', async () => {
    provider.trouble.set('keys', 500);
    shop().clock.advance(HOUR);
    const trouble = await openShop({ env: provider.env, outside: { fetchProvider: provider.fetch } });
    try {
      provider.trouble.set('metadata', 503);
      const visitor = trouble.visit({ accept: 'text/html' });
      const page = await visitor.get('/acme/login/');
      expect([page.status, page.headers['retry-after']]).toEqual([503, '30']);
      expect(page.text).toContain('Acme cannot be reached at the moment.');
      provider.trouble.clear();
      expect((await visitor.get('/acme/login/')).status).toBe(302);
    } finally {
      await trouble.close();
    }
  });

  it('is known for an hour, and longer while it cannot be asked', async () => {
    await begin();
    const asked = () => provider.calls.filter((path) => path.includes('well-known')).length;
    const before = asked();
    await begin();
    expect(asked()).toBe(before);
    shop().clock.advance(HOUR);
    provider.trouble.set('metadata', 500);
    expect((await begin()).status).toBe(302);
    expect((await begin()).status).toBe(302);
    expect(asked()).toBe(before + 1);
    provider.trouble.clear();
    shop().clock.advance(HOUR);
    expect((await begin()).status).toBe(302);
    expect(asked()).toBe(before + 2);
  });

  it('that says it is another one is not asked anything', async () => {
    provider.metadata = { issuer: 'https://evil.example.com' };
    const other = await openShop({ env: provider.env, outside: { fetchProvider: provider.fetch } });
    expect((await other.visit().get('/acme/login/')).status).toBe(503);
    await other.close();
  });

  it('leaves nothing of secrets, codes and addresses in the log', async () => {
    provider.trouble.set('token', 400);
    await signIn();
    const log = shop().logs();
    expect(log).toContain('social login failed');
    for (const secret of ['the-shops-secret', 'code-', 'ada@example.net', browser.jar.get('social_login') ?? '-']) {
      expect(log).not.toContain(secret);
    }
  });
});

it('takes an unconfirmed address where the shop says so', async () => {
  const env = { ...provider.env, SOCIAL_ACME_TRUST_EMAIL: 'on' };
  const trusting = await openShop({ env, outside: { fetchProvider: provider.fetch } });
  provider.clock = trusting.clock;
  const visitor = trusting.visit();
  const begun = locationOf(await visitor.get('/acme/login/'));
  const answer = await visitor.get(provider.signIn(begun, { claims: { email_verified: undefined } }));
  expect(answer.status).toBe(302);
  expect(await whoIs(visitor)).toBe('ada@example.net');
  await trusting.close();
  provider.clock = shop().clock;
});

describe('a preset', () => {
  /** What the providers' own metadata say, as far as it matters. */
  const published: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    'https://accounts.google.com/.well-known/openid-configuration': {
      ...{ issuer: 'https://accounts.google.com', jwks_uri: 'https://www.googleapis.com/oauth2/v3/certs' },
      authorization_endpoint: 'https://accounts.google.com/o/oauth2/v2/auth',
      token_endpoint: 'https://oauth2.googleapis.com/token',
    },
    'https://www.facebook.com/.well-known/openid-configuration/': {
      ...{ issuer: 'https://www.facebook.com', authorization_endpoint: 'https://facebook.com/dialog/oauth/' },
      jwks_uri: 'https://www.facebook.com/.well-known/oauth/openid/jwks/',
    },
  };
  const calls: string[] = [];
  const fetchProvider: ProviderFetch = (url) => {
    calls.push(url);
    const found = published[url];
    const body = JSON.stringify(found ?? { error: 'invalid_grant' });
    const headers = { 'content-type': 'application/json' };
    return Promise.resolve(new Response(body, { status: found === undefined ? 400 : 200, headers }));
  };
  const env = {
    SOCIAL_LOGIN_PROVIDERS: 'google, Facebook',
    ...{ SOCIAL_GOOGLE_CLIENT_ID: 'g', SOCIAL_GOOGLE_CLIENT_SECRET: 'gs' },
    ...{ SOCIAL_FACEBOOK_CLIENT_ID: 'f', SOCIAL_FACEBOOK_CLIENT_SECRET: 'fs' },
  };
  const presets = useShop({ env, outside: { fetchProvider } });

  it.each([
    {
      ...{ name: 'google', page: 'https://accounts.google.com/o/oauth2/v2/auth', scope: 'openid email profile' },
      token: 'https://oauth2.googleapis.com/token',
    },
    {
      ...{ name: 'facebook', page: 'https://facebook.com/dialog/oauth/', scope: 'openid email public_profile' },
      token: 'https://graph.facebook.com/oauth/access_token',
    },
  ])('knows where $name signs in, and where codes are exchanged', async ({ name, page, scope, token }) => {
    const visitor: Customer = presets().visit();
    const begun = locationOf(await visitor.get(`/${name}/login/`));
    expect([begun.origin + begun.pathname, begun.searchParams.get('scope')]).toEqual([page, scope]);
    const state = begun.searchParams.get('state') ?? '';
    const answer = await visitor.get(
      `/${name}/login/callback/?${new URLSearchParams({ code: 'c', state }).toString()}`,
    );
    expect([answer.status, field(answer.json, 'error_code')]).toEqual([406, 'social_100_3']);
    expect(calls.at(-1)).toBe(token);
  });

  it('does not take one provider’s state for another’s', async () => {
    const visitor = presets().visit();
    const state = locationOf(await visitor.get('/google/login/')).searchParams.get('state') ?? '';
    const answer = await visitor.get(
      `/facebook/login/callback/?${new URLSearchParams({ code: 'c', state }).toString()}`,
    );
    expect(field(answer.json, 'error_code')).toBe('social_100_1');
  });
});
