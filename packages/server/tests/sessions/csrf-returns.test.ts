import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installCsrfProtection } from '../../src/features/csrf/index.ts';
import { loadConfig } from '../../src/platform/config/index.ts';
import { installBodyParsers, sessionCookies } from '../../src/platform/http/index.ts';
import { installErrorDoor } from '../../src/platform/http/error-door.ts';
import { systemRandom } from '../../src/platform/random/index.ts';

/** Payment returns on a route of their kind, with nothing but the protection in front of it. */

let app: FastifyInstance;

beforeAll(async () => {
  const config = loadConfig({ ARASTA_ENV: 'test', PUBLIC_URL: 'http://shop.test' });
  app = Fastify();
  installErrorDoor(app, () => 'en');
  installCsrfProtection(app, { config, random: systemRandom(), cookies: sessionCookies(config) });
  await installBodyParsers(app);
  const handler = () => Promise.resolve('let through');
  app.post('/orders/checkout/', { config: { csrf: 'payment_return' }, handler });
  app.post('/elsewhere/', { handler });
});

afterAll(() => app.close());

const RETURNS = [
  'CreditCardThreeDSecurePage',
  'RedirectionPageCompletePage',
  'GPayCompletePage',
  'MasterpassCompletePage',
] as const;

const BANK = { origin: 'https://bank.test', referer: 'https://bank.test/pay', 'sec-fetch-site': 'cross-site' };

async function post(url: string, headers: Record<string, string> = {}): Promise<number> {
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  const answer = await app.inject({ method: 'POST', url, headers: { ...type, ...headers }, payload: 'a=b' });
  return answer.statusCode;
}

describe.each(RETURNS)('a return to %s', (page) => {
  it.each([
    ['bare', {}],
    ['of a bank', BANK],
    ['from a sandboxed page', { origin: 'null' }],
    ['with the cookies of the shop', { ...BANK, cookie: `csrftoken=${'a'.repeat(64)}` }],
  ])('%s passes', async (_what, headers) => {
    expect(await post(`/orders/checkout/?three_d_secure=true&success=true&page=${page}`, headers)).toBe(200);
    expect(await post(`/orders/checkout/?page=${page}&pzparams=x`, headers)).toBe(200);
  });

  it('is like any other call where it speaks for a page of the shop', async () => {
    for (const token of ['', 'a'.repeat(64)]) {
      expect(await post(`/orders/checkout/?page=${page}`, { 'x-csrftoken': token })).toBe(403);
    }
  });

  it('passes on no other route', async () => {
    expect(await post(`/elsewhere/?page=${page}`)).toBe(403);
  });
});

it.each([
  '/orders/checkout/',
  '/orders/checkout/?page=CreditCardConfirmationPage',
  '/orders/checkout/?page=creditcardthreedsecurepage',
  '/orders/checkout/?page=CreditCardThreeDSecurePage2',
  '/orders/checkout/?page=CreditCardThreeDSecurePage&page=CreditCardConfirmationPage',
  '/orders/checkout/?page=CreditCardConfirmationPage&page=CreditCardThreeDSecurePage',
  '/orders/checkout/?page%00=CreditCardThreeDSecurePage',
  '/orders/checkout/?Page=CreditCardThreeDSecurePage',
  '/orders/checkout/?x=1#page=CreditCardThreeDSecurePage',
])('%s is no return', async (url) => {
  expect(await post(url, BANK)).toBe(403);
  expect(await post(url)).toBe(403);
});
