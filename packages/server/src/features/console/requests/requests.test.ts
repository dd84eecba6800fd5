import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { field } from '../../../../tests/support/customer.ts';
import { countStatements, DEVELOPMENT, seenRequests } from '../console.support.ts';

const shop = useShop(DEVELOPMENT);

beforeAll(() => countStatements(shop()));

describe('GET /console/requests/', () => {
  it('says what will appear while nothing fits', async () => {
    const answer = await shop().visit().get('/console/requests/?path=nowhere');
    expect(answer.status).toBe(200);
    expect(answer.text).toMatch(/<p class="empty"\s+data-empty>\s+Nothing yet that fits/);
  });

  it('shows each request with its sentences, and none of its own', async () => {
    await shop().visit().get('/config/?page=IndexPage');
    const { text, headers } = await shop().visit().get('/console/requests/');
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    expect(text).toContain('/config/?page=IndexPage');
    expect(text).toContain('GET changes nothing: no token is needed.');
    expect(text).toContain('No session cookie: a new guest.');
    const paths = (await seenRequests(shop())).map(({ path }) => String(path));
    expect(paths.filter((path) => path.startsWith('/console'))).toEqual([]);
    expect(text).not.toMatch(/<style| style=| on[a-z]+="/);
  });

  it('escapes whatever comes', async () => {
    await shop().visit({ origin: 'https://"><script>alert(1)</script>' }).post('/"><script>alert(1)</script>');
    await shop().visit().get('/config/?a="><script>alert(1)</script>');
    expect((await shop().visit().get('/console/requests/?path="><script>x&scope=all')).text).not.toContain('<script>');
    expect((await shop().visit().get('/console/requests/')).text).not.toContain('<script>');
  });
});

describe('the list', () => {
  beforeEach(async () => {
    const browser = shop().visit();
    await browser.get('/health/live');
    await browser.get('/config/');
    await browser.post('/users/activate-currency/', { currency_code: 'eur' });
    await browser.get('/nowhere/at-all/');
  });

  it.each([
    ['?scope=all', ['/nowhere/at-all/', '/users/activate-currency/', '/config/', '/health/live']],
    ['', ['/nowhere/at-all/', '/users/activate-currency/', '/config/']],
    ['?scope=changing', ['/users/activate-currency/']],
    ['?status=4xx', ['/nowhere/at-all/', '/users/activate-currency/']],
    ['?status=failed&path=nowhere', ['/nowhere/at-all/']],
    ['?status=2xx', ['/config/']],
    ['?status=5xx', []],
    ['?path=/users/&status=nonsense&scope=nonsense', ['/users/activate-currency/']],
  ])('%s', async (query, paths) => {
    const seen = (await seenRequests(shop(), query)).slice(0, paths.length);
    expect(seen.map(({ path }) => path)).toEqual(paths);
  });

  it('tells how long it took and how many statements', async () => {
    const [seen = {}] = await seenRequests(shop(), '?path=nowhere');
    expect(seen['milliseconds']).toBeGreaterThan(0);
    expect(seen['statements']).toBeGreaterThan(0);
    expect(seen['at']).toBe(shop().clock.now().toISOString());
  });

  it('counts the statements of a request whose body came in pieces', async () => {
    const { app } = shop();
    const address = await app.listen({ host: '127.0.0.1', port: 0 });
    const guest = await fetch(`${address}/csrf_token/`);
    const token = field(await guest.json(), 'csrf_token');
    const cookie = guest.headers
      .getSetCookie()
      .map((line) => line.split(';', 1)[0])
      .join('; ');
    const pieces = ['{"currency', '_code":', '"eur"}'];
    const body = new ReadableStream({
      pull: async (controller) => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        const piece = pieces.shift();
        if (piece === undefined) controller.close();
        else controller.enqueue(new TextEncoder().encode(piece));
      },
    });
    const answer = await fetch(`${address}/users/activate-currency/`, {
      ...{ method: 'POST', body, duplex: 'half' },
      headers: { 'content-type': 'application/json', 'x-csrftoken': String(token), cookie },
    });
    expect(answer.status).toBe(204);
    // The session is read, and its row made.
    expect((await seenRequests(shop(), '?path=activate-currency'))[0]).toMatchObject({ status: 204, statements: 2 });
  });
});

describe('what is kept', () => {
  it('is the latest 500, of little size each, whatever is sent', async () => {
    const long = 'x'.repeat(4000);
    const query = Array.from({ length: 30 }, (_, index) => `${'n'.repeat(30)}${index}=some words ${index}`).join('&');
    const cookie = Array.from({ length: 60 }, (_, index) => `${'c'.repeat(30)}${index}=${long.slice(0, 20)}`).join(
      '; ',
    );
    const headers = { cookie, origin: `https://${long}.example`, referer: long, authorization: long };
    for (let count = 0; count < 510; count++) {
      await shop()
        .visit(headers)
        .get(`/a-word/another-word/${long}/${'ab-'.repeat(300)}/?${query}`);
    }
    const { requests } = shop().deps.devConsole ?? expect.fail('There is no console');
    const kept = requests.after(0);
    expect(kept.length).toBe(500);
    expect(requests.count()).toBeGreaterThan(510);
    expect(JSON.stringify(kept).length / kept.length).toBeLessThan(4000);
    expect((await seenRequests(shop())).length).toBe(200);
  });
});
