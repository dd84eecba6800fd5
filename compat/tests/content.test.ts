import { describe, expect, test } from 'vitest';
import { flatPage, form, landingPage, menuItem, seo, widget } from '../src/contract/content.ts';
import { listOf } from '../src/shape.ts';
import { clientModule, fields, type Fields, invoke, list } from '../src/untyped.ts';
import { addressesOf, at, audiences, expectShape, listAt, openPages, pksOf } from './support/pages.ts';
import { openShop } from './support/suite.ts';

const shop = openShop();
const pages = openPages(shop);

const read = (name: string, argument?: unknown): Promise<unknown> => pages.rendering.read(name, argument);

/** The client's own tree builder, which throws when an item's parent is not in the menu. */
const treeOf = async (menu: unknown): Promise<readonly unknown[]> =>
  list(invoke(await clientModule('utils/menu-generator'), 'menuGenerator', menu), 'tree');

const below = (items: readonly unknown[]): readonly unknown[] =>
  items.flatMap((item) => [item, ...below(listAt(item, 'children'))]);

describe.each(audiences)('the menu, in $locale', ({ locale, currency, language }) => {
  test.each([1, 2, 3])('%i levels deep has every item in the tree that the client builds', async (depth) => {
    pages.rendering.speak(locale, currency);

    const menu = list(await read('getMenu', { depth }), 'menu');

    expectShape(menu, listOf(menuItem, 1), 'menu');
    expect(new Set(menu.map((item) => Number(at(item, 'level')))).size).toBeLessThanOrEqual(depth);
    expect(
      below(await treeOf(menu))
        .map((item) => at(item, 'pk'))
        .sort(),
    ).toEqual(menu.map((item) => at(item, 'pk')).sort());
    for (const item of menu) expect(item).not.toHaveProperty('children');
  });

  test('leads to addresses of the shop', async () => {
    pages.rendering.speak(locale, currency);
    const known = new Set((await addressesOf(shop, language)).map(({ path }) => path));

    const menu = list(await read('getMenu'), 'menu');

    for (const item of menu) expect(known).toContain(at(item, 'url'));
  });
});

describe('a part of the menu', () => {
  test('is what lies below its parent, as a tree of its own', async () => {
    const whole = list(await read('getMenu'), 'menu');
    const parents = whole.filter((item) => Number(at(item, 'extra_context', 'numchild')) > 0);
    expect(parents.length).toBeGreaterThan(0);

    for (const parent of parents) {
      const part = list(await read('getMenu', { depth: 3, parent: at(parent, 'pk') }), 'menu');
      expectShape(part, listOf(menuItem, 1), 'menu');
      expect(part).toHaveLength(Number(at(parent, 'extra_context', 'numchild')));
      expect(await treeOf(part)).toHaveLength(part.length);
    }
  });

  test('is found though the client names no depth', async () => {
    const [first] = list(await read('getMenu'), 'menu').filter(
      (item) => Number(at(item, 'extra_context', 'numchild')) > 0,
    );

    const part = await read('getMenu', { parent: at(first, 'pk') });

    expect(pages.rendering.calls.at(-1)?.path).toContain('depth_height=undefined');
    expectShape(part, listOf(menuItem, 1), 'menu');
  });

  test('is empty below an item that is none', async () => {
    expect(await read('getMenu', { depth: 3, parent: '7d0d8a52-4d1b-4c0e-9f1a-2f6f5a9f1c77' })).toEqual([]);
  });
});

describe("the browser's menu", () => {
  test('is the one of the pages', async () => {
    expect((await shop.visitor.call('getMenu', 3)).data).toEqual(await read('getMenu'));
  });
});

/** What the reference storefront's pages ask for; each crashes or stays empty without its attributes. */
const storefrontWidgets: Readonly<Record<string, readonly string[]>> = {
  'widget-order': ['widget_order'],
  'footer-menu': ['first_column_title', 'first_column_items'],
  'footer-subscription': ['title', 'description'],
  'product-delivery-returns': ['product_delivery_returns'],
  'privacy-policy': ['privacy_policy'],
};

describe.each(audiences)('every widget, in $locale', ({ locale, currency }) => {
  test('has the form that pages read', async () => {
    pages.rendering.speak(locale, currency);

    for (const slug of await slugs()) expectShape(await read('getWidgetData', { slug }), widget, slug);
  });

  test('of the storefront has the attributes that it expects', async () => {
    pages.rendering.speak(locale, currency);

    for (const [slug, keys] of Object.entries(storefrontWidgets)) {
      const attributes = fields(at(await read('getWidgetData', { slug }), 'attributes'), slug);
      expect(Object.keys(attributes), slug).toEqual(expect.arrayContaining([...keys]));
    }
  });

  test('that is ordered on the home page is there', async () => {
    pages.rendering.speak(locale, currency);

    const ordered = await orderedSlugs();
    expect(ordered.length).toBeGreaterThan(1);
    for (const slug of ordered) expect(await read('getWidgetData', { slug })).toMatchObject({ slug });
  });

  test('with products shows them in the currency of the page', async () => {
    pages.rendering.speak(locale, currency);

    const shown = await Promise.all((await slugs()).map((slug) => read('getWidgetData', { slug })));
    const products = shown.flatMap((found) => list(fields(found, 'widget')['products'] ?? [], 'products'));
    expect(products.length).toBeGreaterThan(0);
    for (const product of products) expect(product).toMatchObject({ currency_type: currency });
  });
});

const orderedSlugs = async (): Promise<readonly string[]> =>
  listAt(await read('getWidgetData', { slug: 'widget-order' }), 'attributes', 'widget_order').map((entry) =>
    String(at(entry, 'value', 'item_slug')),
  );

const slugs = async (): Promise<readonly string[]> => [...Object.keys(storefrontWidgets), ...(await orderedSlugs())];

describe('a widget', () => {
  test('is the same in the browser', async () => {
    for (const slug of await slugs()) {
      const { data } = await shop.visitor.call('getWidget', slug);
      expectShape(data, widget, slug);
      expect(data).toEqual(await read('getWidgetData', { slug }));
    }
  });

  test('that does not exist is an empty one to a page, and an error to the browser', async () => {
    const { error } = await shop.visitor.call('getWidget', 'no-such-widget');

    expect(error).toEqual({ status: 404, data: { detail: 'Not found.' } });
    expect(fields(await read('getWidgetData', { slug: 'no-such-widget' }), 'answer')['attributes']).toBeUndefined();
  });
});

describe.each(audiences)('every page, in $locale', ({ locale, currency, language }) => {
  const addressOf = async (kind: string, pk: number): Promise<string | undefined> =>
    (await addressesOf(shop, language)).find((one) => one.kind === kind && one.pk === pk)?.path;

  test('of text has its text', async () => {
    pages.rendering.speak(locale, currency);

    for (const pk of await pksOf(shop, 'flat-page')) {
      const page = await read('getFlatPageData', { pk });
      expectShape(page, flatPage, `flat page ${pk}`);
      expect(at(page, 'flat_page', 'url')).toBe(await addressOf('flat-page', pk));
    }
  });

  test('to land on has a template', async () => {
    pages.rendering.speak(locale, currency);

    for (const pk of await pksOf(shop, 'landing-page')) {
      const page = await read('getLandingPageData', { pk });
      expectShape(page, landingPage, `landing page ${pk}`);
      expect(at(page, 'landing_page')).toMatchObject({ url: await addressOf('landing-page', pk), is_active: true });
    }
  });

  test('with a form has fields that a storefront can show', async () => {
    pages.rendering.speak(locale, currency);

    for (const pk of await pksOf(shop, 'forms')) expectShape(await read('getFormData', { pk }), form, `form ${pk}`);
  });
});

describe('a page that does not exist', () => {
  test.each(['getFlatPageData', 'getLandingPageData', 'getFormData'])('is answered in JSON to %s', async (name) => {
    expect(await read(name, { pk: 999_999_999 })).toEqual({ detail: 'Not found.' });
  });
});

describe.each(audiences)('what search engines are told, in $locale', ({ locale, currency, language }) => {
  const describedPaths = async (): Promise<readonly string[]> =>
    (await addressesOf(shop, language)).filter(({ kind }) => kind === 'special-page').map(({ path }) => path);

  test('of the home page', async () => {
    pages.rendering.speak(locale, currency);

    const found = await read('getSeoData', '/');

    expectShape(found, seo, 'seo');
    expect(await read('getRootSeo')).toEqual(found);
    // The client's address for "no path at all".
    expect(await read('getSeoData', '')).toEqual(found);
  });

  test('of a page, with and without the slash at the end', async () => {
    pages.rendering.speak(locale, currency);
    const paths = await describedPaths();
    expect(paths.length).toBeGreaterThan(0);

    for (const path of paths) {
      const found = await read('getSeoData', path);
      expectShape(found, seo, path);
      expect(await read('getSeoData', path.replace(/\/$/, ''))).toEqual(found);
    }
  });

  test('of a page nobody described is nothing', async () => {
    expect(fields(await read('getSeoData', '/no-such-page'), 'seo') satisfies Fields).not.toHaveProperty('title');
    expect(pages.rendering.calls.at(-1)).toMatchObject({ path: '/cms/seo/?url=/no-such-page', status: 404 });
  });
});
