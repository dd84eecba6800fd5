import { beforeAll, describe, expect, it } from 'vitest';
import { useShop } from '../support/app.ts';
import { type Customer, field } from '../support/customer.ts';
import { aCustomer } from '../support/worlds.ts';
import { isRecord } from '../../src/platform/http/decoding/index.ts';

const shop = useShop({ env: { ARASTA_THROTTLE: 'off' } });

interface Route {
  readonly path: string;
  readonly methods: readonly string[];
}

const METHODS = ['DELETE', 'GET', 'PATCH', 'POST', 'PUT'] as const;
// Not in the document, but served.
const HIDDEN: readonly Route[] = [
  { path: '/media/avatars/x', methods: ['GET'] },
  { path: '/media/products/x.jpg', methods: ['GET'] },
  { path: '/misc/pretty-url/x', methods: ['GET'] },
  { path: '/.well-known/x', methods: ['GET'] },
];

let routes: readonly Route[] = [];

beforeAll(async () => {
  const document = await shop().visit().get('/openapi.json');
  const paths = field(document.json, 'paths');
  const described = Object.entries(isRecord(paths) ? paths : {}).map(([path, operations]) => ({
    path: path.replace('{provider}', 'simulated').replace(/\{\w+\}/g, '1'),
    methods: Object.keys(isRecord(operations) ? operations : {}).map((name) => name.toUpperCase()),
  }));
  routes = [...described, ...HIDDEN];
});

async function loggedIn(): Promise<Customer> {
  const ada = await aCustomer(shop());
  const browser = shop().visit();
  await browser.logIn(ada.email, ada.password);
  return browser;
}

const withoutSlash = (path: string) => path.replace(/\/$/, '');
const withSlash = (path: string) => `${withoutSlash(path)}/`;

describe('every route', () => {
  it('is here', () => {
    expect(routes.length).toBeGreaterThan(25);
    expect(routes.map(({ path }) => path)).toContain('/users/reset/1/1/');
  });

  it('answers 405 and Allow to methods it does not serve', async () => {
    const browser = await shop().visit().withToken();
    for (const { path, methods } of routes) {
      const allow = [...methods, 'OPTIONS'].sort().join(', ');
      for (const method of METHODS.filter((name) => !methods.includes(name))) {
        for (const url of [withSlash(path), withoutSlash(path)]) {
          const answer = await browser.send(method, url);
          const detail = `Method "${method}" not allowed.`;
          expect([url, answer.status, answer.json]).toEqual([url, 405, { detail }]);
          expect([url, answer.headers['allow']]).toEqual([url, allow]);
        }
      }
    }
  });

  it('answers 403 to such methods without a CSRF token, and 405 whatever the body is', async () => {
    const browser = await shop().visit().withToken();
    for (const { path, methods } of routes) {
      for (const method of (['DELETE', 'PATCH', 'POST', 'PUT'] as const).filter((name) => !methods.includes(name))) {
        expect([path, (await browser.send(method, path, { noToken: true })).status]).toEqual([path, 403]);
        const call = { body: '{broken', headers: { 'content-type': 'text/plain' } };
        expect([path, (await browser.send(method, path, call)).status]).toEqual([path, 405]);
      }
    }
  });

  it('tells its methods to OPTIONS', async () => {
    for (const { path, methods } of routes) {
      const answer = await shop().visit().send('OPTIONS', path);
      const allow = [...methods, 'OPTIONS'].sort().join(', ');
      expect([path, answer.status, answer.text, answer.headers['allow']]).toEqual([path, 204, '', allow]);
      expect([path, answer.cookies.size]).toEqual([path, 0]);
    }
  });

  it('answers HEAD like GET without a body, or 405 where a look would do something', async () => {
    const browser = await loggedIn();
    for (const { path, methods } of routes) {
      const head = await browser.send('HEAD', path);
      const get = methods.includes('GET') ? await browser.get(path) : null;
      expect([path, head.text]).toEqual([path, '']);
      if (head.status !== 405) expect([path, head.status]).toEqual([path, get?.status]);
      else expect([path, get === null || /reset|confirm|email-|login\/callback/.test(path)]).toEqual([path, true]);
    }
  });

  it('is served with a slash at the end and without', async () => {
    for (const { path, methods } of routes) {
      for (const method of METHODS.filter((name) => methods.includes(name))) {
        const [one, other] = [await loggedIn(), await loggedIn()];
        const slashed = await one.send(method, withSlash(path), { json: {} });
        const bare = await other.send(method, withoutSlash(path), { json: {} });
        expect([method, path, bare.status]).toEqual([method, path, slashed.status]);
        expect([method, path, bare.status === 301 || bare.status === 308]).toEqual([method, path, false]);
        expect(bare.headers['content-type']).toBe(slashed.headers['content-type']);
      }
    }
    await shop().runJobs();
  });

  it('takes any body where it reads none', async () => {
    for (const path of ['/users/anonymize/', '/users/logout/', '/users/sessions/']) {
      const route = routes.find((candidate) => candidate.path === path);
      for (const type of ['text/plain;charset=UTF-8', 'application/json', 'text/xml', 'undefined', 'image/png']) {
        const browser = await loggedIn();
        const method = METHODS.find((name) => name !== 'GET' && route?.methods.includes(name)) ?? 'GET';
        const answer = await browser.send(method, path, { body: '{}', headers: { 'content-type': type } });
        expect([path, type, [200, 204].includes(answer.status)]).toEqual([path, type, true]);
      }
    }
  });

  it('answers no 5xx to junk in its path, query, headers and body', async () => {
    const browser = await shop().visit().withToken();
    const junk = [
      '%00',
      '%F0%9F%90%8E',
      "';drop table customers--",
      '..',
      '{"a":1}',
      '[]',
      'undefined',
      'null',
      '-1',
      '1e9',
    ];
    for (const { path, methods } of routes) {
      for (const method of METHODS.filter((name) => methods.includes(name))) {
        for (const part of junk) {
          const url = `${path.replace(/1(?=\/|$)/g, encodeURIComponent(decodeURIComponent(part)))}?page=${part}&limit=${part}&${part}`;
          const headers = { 'accept-language': part, 'x-currency': part, 'x-requested-with': part, accept: part };
          const body = method === 'GET' ? {} : { json: { email: part, password: part, phone: part, language: part } };
          const answer = await browser.send(method, url.replaceAll('"', '%22').replaceAll(' ', '%20'), {
            ...body,
            headers,
          });
          expect([method, url, answer.status < 500]).toEqual([method, url, true]);
        }
      }
    }
    await shop().runJobs();
  });
});
