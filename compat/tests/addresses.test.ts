import { mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serverIsGiven } from '../src/server.ts';
import { type Address, addressesOf, audiences, mappingsOf, sitemapOf } from './support/pages.ts';
import { openShop } from './support/suite.ts';

const wellKnown = join(tmpdir(), `arasta-compat-well-known-${process.pid}`);

const shop = openShop({ WELL_KNOWN_DIR: wellKnown });

/** Which page the storefront shows at an address, as its middleware rewrites it; `/en/usd` is language and currency. */
const shownAt = async (path: string): Promise<string> => {
  const answer = await shop.visitor.openPage(path);
  return new URL(answer.headers.get('x-middleware-rewrite') ?? '').pathname;
};

/** How the pages of a language are addressed: those of the default one have no prefix. */
const prefixes = { en: '', tr: '/tr' } as const;

/** This client takes whatever begins like a language for an address in it: `/tray-table` as `/tr` and `ay-table`. */
const isReadable = ({ path }: Address): boolean => !path.startsWith('/tr');

describe.each(audiences)('every pretty address, in $locale', ({ locale }) => {
  test('shows its page, with and without the slash at the end', async () => {
    const mappings = await mappingsOf(shop, locale);
    const addresses = locale === 'en' ? mappings.filter(isReadable) : mappings;
    expect(addresses.length).toBeGreaterThan(100);

    for (const { path, oldPath } of addresses) {
      const address = prefixes[locale] + path;
      expect(await shownAt(address)).toBe(`/${locale}/usd${oldPath}`);
      expect(await shownAt(address.slice(0, -1))).toBe(`/${locale}/usd${oldPath}`);
    }
  });

  test('redirects nowhere, whatever its query', async () => {
    for (const { path } of (await addressesOf(shop, locale)).slice(0, 40)) {
      const answer = await shop.visitor.openPage(`${prefixes[locale]}${path}?utm_source=a-mail&page=2`);
      expect(answer.headers.get('location')).toBeNull();
    }
  });

  test('is of the characters that the client looks up, and no route of a storefront', async () => {
    for (const { path } of await mappingsOf(shop, locale)) {
      expect(path).toMatch(/^\/[a-zA-Z0-9/]+(?:-[a-zA-Z0-9/]+)*$/);
      expect(path).not.toMatch(/^\/(?:api|_next|list|account|users|orders|baskets|auth)(?:\/|$)/);
    }
  });
});

describe('the look-up of an address', () => {
  test('is one call without cookies, as the browser wrote it', async () => {
    const [first] = await addressesOf(shop, 'en');
    const path = (first?.path ?? '').slice(0, -1);

    await shop.visitor.openPage(path);

    const [call] = shop.visitor.callsTo('/pretty_urls/');
    expect(call).toMatchObject({ path: `/pretty_urls/?new_path__exact=${path}`, status: 200 });
    expect(call?.headers.get('cookie')).toBeNull();
    expect(call?.headers.get('x-currency')).toBeNull();
  });

  test.each(['/no-such-page', '/no-such-page/', '/women/no-such-page', '/a/b/c/d/e/f', '/no-such-page?page=2'])(
    'finds nothing at %s, which the storefront then shows as it is',
    async (path) => {
      const answer = await shop.visitor.openPage(path);

      const { pathname } = new URL(path, 'https://storefront.test');
      expect(await shownAt(path)).toBe(`/en/usd${pathname}`);
      expect(answer.headers.get('location')).toBeNull();
      expect(shop.visitor.callsTo('/pretty_urls/')[0]?.status).toBe(200);
      expect(shop.visitor.callsTo('/no-such-page').every(({ status }) => status === 404)).toBe(true);
    },
  );
});

describe('an address that begins like a language', () => {
  test('is lost to this client where the default language has no prefix, and found below one', async () => {
    expect(await shownAt('/try-this')).toBe('/tr/usdy-this');
    expect(await shownAt('/tr/try-this')).toBe('/tr/usd/try-this');
  });
});

describe('the redirect table', () => {
  test.each([
    { from: '/summer', to: '/summer-linen/', status: 301 },
    { from: '/summer/', to: '/summer-linen/', status: 301 },
    { from: '/summer?utm_source=a-mail', to: '/summer-linen/', status: 301 },
    { from: '/lookbook', to: '/new-in/', status: 302 },
    { from: '/tr/yaz', to: '/tr/yaz-ketenleri/', status: 301 },
  ])('sends the visitor of $from to $to', async ({ from, to, status }) => {
    const answer = await shop.visitor.openPage(from);

    expect(answer.status).toBe(status);
    expect(new URL(answer.headers.get('location') ?? '').pathname).toBe(to);
  });

  test('answers with a path and without the language, which the client puts in front', async () => {
    await shop.visitor.openPage('/tr/yaz');

    const [call] = shop.visitor.callsTo('/yaz');
    expect(call?.path).toBe('/yaz');
    expect(call?.location).toBe('/yaz-ketenleri/');
    expect(call?.headers.get('cookie')).toBeNull();
  });

  test('never sends the visitor to a path with a slash at the end, and nothing more', async () => {
    for (const path of ['/women', '/contact', '/no-such-page', '/product/1', '/list', '/stores', '/widgets/home']) {
      expect((await shop.visitor.openPage(path)).headers.get('location')).toBeNull();
    }
    for (const call of shop.visitor.browser.calls) expect(call.location, call.path).toBeNull();
  });
});

describe('a page asked for as JSON', () => {
  /** One page of each kind. */
  const sample = async (): Promise<readonly Address[]> => {
    const readable = (await mappingsOf(shop, 'en')).filter(isReadable);
    const visible = new Set((await addressesOf(shop, 'en')).map(({ path }) => path));
    const shown = readable.filter(({ path, kind }) => kind === 'forms' || visible.has(path));
    return [...new Map(shown.map((one) => [one.kind, one])).values()];
  };

  test.each(['format=json', 'json'])('is what the server has at its address: ?%s', async (query) => {
    for (const { path, oldPath } of await sample()) {
      const answer = await shop.visitor.openPage(`${path}?${query}`);
      const same = await shop.visitor.browser.unnoted(`${shop.server.baseUrl}${oldPath}`);
      const asked: unknown = await same.json();
      expect(await answer.json(), path).toEqual(asked);
      expect(same.status, path).toBe(200);
    }
    for (const { path, headers } of shop.visitor.browser.calls) {
      expect(path).toContain('format=json');
      expect(headers.get('x-requested-with')).toBe('XMLHttpRequest');
    }
  });

  test('is JSON also where there is none', async () => {
    const answer = await shop.visitor.openPage('/no-such-page?format=json');

    expect(await answer.json()).toEqual({ detail: 'Not found.' });
  });
});

describe('what else the storefront hands through', () => {
  beforeAll(async () => {
    await mkdir(wellKnown, { recursive: true });
    await writeFile(join(wellKnown, 'assetlinks.json'), '[]');
  });
  afterAll(() => rm(wellKnown, { recursive: true, force: true }));

  test.skipIf(serverIsGiven)('is a proof of ownership that the server has', async () => {
    const answer = await shop.visitor.openPage('/.well-known/assetlinks.json');

    expect(answer.headers.get('x-middleware-rewrite')).toBe(`${shop.server.baseUrl}/.well-known/assetlinks.json`);
  });

  test('is none that it does not have', async () => {
    const answer = await shop.visitor.openPage('/.well-known/no-such-file');

    expect(answer.headers.get('x-middleware-next')).toBe('1');
    expect(shop.visitor.callsTo('/.well-known/')).toMatchObject([{ status: 404 }]);
  });
});

describe('the sitemap', () => {
  test('is of parts whose names a storefront recognises', async () => {
    const files = (await sitemapOf(shop)).map(({ file }) => file);

    expect(files.length).toBeGreaterThan(3);
    for (const file of files) {
      expect(file).toMatch(/(?:specialpages|products|categories|flatpages|landingpages)-\d+[.\w/-]+$/);
    }
  });

  test('names pages that the server has, each once', async () => {
    const paths = (await sitemapOf(shop)).flatMap((part) => part.paths);

    expect(new Set(paths).size).toBe(paths.length);
    for (const path of paths) {
      const answer = await shop.visitor.browser.unnoted(shop.server.baseUrl + path);
      await answer.arrayBuffer();
      expect(answer.status, path).toBe(200);
    }
  });
});
