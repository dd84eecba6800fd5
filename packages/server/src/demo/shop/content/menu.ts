import type { MenuItemInput } from '../../../features/content/index.ts';
import { TOP_CATEGORIES } from '../categories.ts';
import { FLAT_PAGES, SPECIAL_PAGES } from './pages.ts';

/** The menu in the header: new things, the categories, the sale. The one in the footer hangs below a hidden item. */
export function demoMenu(): MenuItemInput[] {
  return [...header(), ...footer()];
}

type Item = Pick<MenuItemInput, 'key' | 'labels' | 'position'> & Partial<MenuItemInput>;

function item(own: Item): MenuItemInput {
  return { parent: null, urls: {}, category: null, visible: true, attributes: {}, ...own };
}

function header(): MenuItemInput[] {
  const categories = TOP_CATEGORIES.flatMap(({ key, names, below }, position) => [
    item({ key, labels: names, category: key, position: position + 2 }),
    ...below.map(([leaf, en, tr], place) =>
      item({ key: leaf, parent: key, labels: { en, tr }, category: leaf, position: place + 1 }),
    ),
  ]);
  return [page('new-in', SPECIAL_PAGES['new-in'], 1), ...categories, page('sale', SPECIAL_PAGES.sale, 20)];
}

function footer(): MenuItemInput[] {
  return [
    item({ key: 'footer', labels: { en: 'Footer', tr: 'Alt menü' }, position: 90, visible: false, urls: both('/') }),
    ...Object.entries(FLAT_PAGES).map(([key, flat], position) => ({
      ...page(`footer-${key}`, flat, position + 1),
      parent: 'footer',
    })),
  ];
}

const both = (url: string) => ({ en: url, tr: url });

interface Page {
  readonly names: { readonly en: string; readonly tr: string };
  readonly slugs: { readonly en: string; readonly tr: string };
}

function page(key: string, { names, slugs }: Page, position: number): MenuItemInput {
  return item({ key, labels: names, urls: { en: `/${slugs.en}/`, tr: `/${slugs.tr}/` }, position });
}
