import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openShop, type TestShop } from '../../../tests/support/app.ts';
import { ownName } from '../../platform/http/index.ts';
import { chooseEncoding } from './shop.rules.ts';

let folder = '';
let shop: TestShop;

const PAGE = '<!doctype html><script type="module" src="/shop/assets/index-abc.js"></script>';
const NAVIGATE = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8', 'sec-fetch-mode': 'navigate' };

async function build(page: string): Promise<void> {
  await mkdir(join(folder, 'assets'), { recursive: true });
  await writeFile(join(folder, 'index.html'), page);
  await writeFile(join(folder, '.sources'), 'a hash');
  await writeFile(join(folder, 'assets/index-abc.js'), 'plain');
  await writeFile(join(folder, 'assets/index-abc.js.br'), 'small');
  await writeFile(join(folder, 'assets/index-abc.js.gz'), 'less small');
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'arasta-shop-'));
  await build(PAGE);
  shop = await openShop({ env: { ARASTA_SHOP: 'on' }, outside: { shopFolder: folder } });
});

afterAll(async () => {
  await shop.close();
  await rm(folder, { recursive: true, force: true });
});

const see = (path: string, headers: Record<string, string> = {}) => shop.visit(headers).get(path);

describe('the page', () => {
  it.each(['/shop/', '/shop/basket/', '/shop/users/reset/a/b/', '/shop/index.html', '/shop/../shop/x'])(
    'is what a browser gets that navigates to %s',
    async (path) => {
      const { status, text, headers } = await see(path, NAVIGATE);
      expect([status, text]).toEqual([200, PAGE]);
      expect(headers).toMatchObject({
        'cache-control': 'no-cache',
        'content-type': 'text/html; charset=utf-8',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
      });
      expect(headers['set-cookie']).toBeUndefined();
    },
  );

  it('may run its own files only, and is framed by nobody', async () => {
    const policy = String((await see('/shop/', NAVIGATE)).headers['content-security-policy']);
    expect(policy).toContain(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: http://shop.test;",
    );
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
  });

  it('is there for programs at its own address, and for browsers that do not say what they do', async () => {
    expect((await see('/shop/')).status).toBe(200);
    expect((await see('/shop/basket/', { accept: 'text/html' })).status).toBe(200);
  });

  it('is not sent again to who has it', async () => {
    const etag = String((await see('/shop/', NAVIGATE)).headers['etag']);
    const again = await see('/shop/', { ...NAVIGATE, 'if-none-match': etag });
    expect([again.status, again.text]).toEqual([304, '']);
  });

  it('has one address', async () => {
    const { status, headers } = await see('/shop?a=b', NAVIGATE);
    expect([status, headers['location']]).toEqual([302, '/shop/?a=b']);
  });
});

describe('a file', () => {
  it('whose name tells its content is kept for good, in the smallest form that is taken', async () => {
    const forms = await Promise.all(
      ['gzip, deflate, br', 'gzip', 'br;q=0, identity', ''].map((taken) =>
        see('/shop/assets/index-abc.js', { 'accept-encoding': taken }),
      ),
    );
    expect(forms.map(({ text, headers }) => [text, headers['content-encoding']])).toEqual([
      ['small', 'br'],
      ['less small', 'gzip'],
      ['plain', undefined],
      ['plain', undefined],
    ]);
    expect(forms[0]?.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': 'text/javascript; charset=utf-8',
      vary: 'Accept-Encoding',
    });
  });

  it.each([
    '/shop/assets/index-old.js',
    '/shop/.sources',
    '/shop/assets/index-abc.js.br',
    '/shop/assets/..%2findex.html',
    '/shop/..%2f..%2fpackage.json',
    '/shop/%2e%2e/%2e%2e/etc/passwd',
    '/shop/basket/',
    '/shop/constructor',
  ])('that the shop does not have is a plain 404 to a program: %s', async (path) => {
    const { status, json } = await see(path);
    expect([status, json]).toEqual([404, { detail: 'Not found.' }]);
  });

  it('with a hash that is gone is 404 to a browser that navigates, too', async () => {
    expect((await see('/shop/assets/index-old.js', NAVIGATE)).status).toBe(404);
  });
});

describe('the root of the server', () => {
  it('leads a browser that navigates to the shop', async () => {
    const { status, headers } = await see('/', NAVIGATE);
    expect([status, headers['location']]).toEqual([302, '/shop/']);
  });

  it.each([
    {},
    { accept: 'text/html' },
    { 'sec-fetch-mode': 'navigate', accept: 'application/json' },
    { 'sec-fetch-mode': 'cors', accept: 'text/html' },
    { ...NAVIGATE, 'x-requested-with': 'XMLHttpRequest' },
  ])('is a plain 404 to others: %j', async (headers) => {
    const answer = await see('/', headers);
    expect([answer.status, answer.json, answer.headers['location']]).toEqual([
      404,
      { detail: 'Not found.' },
      undefined,
    ]);
  });
});

describe('a build', () => {
  it('that is made while the server runs is what is shown next', async () => {
    await writeFile(join(folder, 'index.html'), `${PAGE}<!-- new -->`);
    await utimes(join(folder, 'index.html'), 2_000_000_000, 2_000_000_000);
    expect((await see('/shop/', NAVIGATE)).text).toBe(`${PAGE}<!-- new -->`);
  });

  it('that failed is told of, and nothing else is disturbed', async () => {
    await rm(folder, { recursive: true });
    const missing = await see('/shop/', NAVIGATE);
    expect([missing.status, missing.headers['retry-after']]).toEqual([503, '10']);
    expect(missing.text).toContain('The demo shop is not built');
    await mkdir(folder);
    await writeFile(join(folder, 'failure.txt'), 'Unexpected token <');
    expect((await see('/shop/basket/', { ...NAVIGATE, 'accept-language': 'tr' })).text).toContain(
      'Unexpected token &lt;',
    );
    expect((await see('/config/')).status).toBe(200);
    await build(PAGE);
    expect((await see('/shop/', NAVIGATE)).status).toBe(200);
  });
});

describe('where the shop is not served', () => {
  it('nothing is at its address, nor at the root', async () => {
    const bare = await openShop({ env: { ARASTA_SHOP: 'off' }, outside: { shopFolder: folder } });
    const answers = await Promise.all(['/', '/shop/', '/shop/basket/'].map((path) => bare.visit(NAVIGATE).get(path)));
    await bare.close();
    expect(answers.map(({ status, json }) => [status, json])).toEqual(
      Array.from({ length: 3 }, () => [404, { detail: 'Not found.' }]),
    );
  });
});

it.each([
  ['br', 'br'],
  ['GZIP;q=0.5', 'gzip'],
  ['gzip;q=1.0, br;q=0.2', 'br'],
  ['br;q=0.0, gzip', 'gzip'],
  ['*', null],
  [undefined, null],
])('of Accept-Encoding %s the form %s is chosen', (header, encoding) => {
  expect(chooseEncoding(header, () => true)).toBe(encoding);
});

describe('a browser that came by another name of this machine', () => {
  it.each([
    ['localhost:8000', 'http://127.0.0.1:8000', 'http://127.0.0.1:8000'],
    ['127.0.0.1:8000', 'http://localhost:8000', 'http://localhost:8000'],
    ['127.0.0.1:8000', 'http://127.0.0.1:8000', null],
    ['localhost:9000', 'http://127.0.0.1:8000', null],
    ['localhost:8000', 'http://shop.example:8000', null],
    ['shop.example', 'https://api.example', null],
    ['not a host', 'http://127.0.0.1:8000', null],
  ])('%s, where the shop is %s, is led to %s', (host, publicUrl, origin) => {
    expect(ownName(host, publicUrl)).toBe(origin);
  });

  it('keeps its page and query, and only browsers are led', async () => {
    const own = await openShop({
      env: { ARASTA_SHOP: 'on', PUBLIC_URL: 'http://127.0.0.1:8000' },
      outside: { shopFolder: folder },
    });
    try {
      const host = { host: 'localhost:8000' };
      const led = await own.visit({ ...NAVIGATE, ...host }).get('/shop/basket/?a=1');
      expect([led.status, led.headers['location']]).toEqual([302, 'http://127.0.0.1:8000/shop/basket/?a=1']);
      expect((await own.visit({ ...NAVIGATE, host: '127.0.0.1:8000' }).get('/shop/basket/')).status).toBe(200);
      expect((await own.visit({ ...host, accept: '*/*' }).get('/shop/')).status).toBe(200);
    } finally {
      await own.close();
    }
  });
});
