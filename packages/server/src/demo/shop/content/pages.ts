import type { FlatPageInput, LandingPageInput, SpecialPageInput } from '../../../features/content/index.ts';
import { PAGE_TEXTS } from './page-texts.ts';

/** Keys, names and addresses of the pages of text. */
export const FLAT_PAGES = {
  'about-us': {
    names: { en: 'About us', tr: 'Hakkımızda' },
    slugs: { en: 'about-us', tr: 'hakkimizda' },
  },
  'delivery-returns': {
    names: { en: 'Delivery & Returns', tr: 'Teslimat ve İade' },
    slugs: { en: 'delivery-and-returns', tr: 'teslimat-ve-iade' },
  },
  'size-guide': {
    names: { en: 'Size guide', tr: 'Beden tablosu' },
    slugs: { en: 'size-guide', tr: 'beden-tablosu' },
  },
  contact: {
    names: { en: 'Contact', tr: 'İletişim' },
    slugs: { en: 'contact', tr: 'iletisim' },
  },
  'privacy-policy': {
    names: { en: 'Privacy policy', tr: 'Gizlilik politikası' },
    slugs: { en: 'privacy-policy', tr: 'gizlilik-politikasi' },
  },
  terms: {
    names: { en: 'Terms of sale', tr: 'Satış koşulları' },
    slugs: { en: 'terms-of-sale', tr: 'satis-kosullari' },
  },
} as const;

export function demoFlatPages(): FlatPageInput[] {
  return Object.entries(FLAT_PAGES).map(([key, { names, slugs }]) => ({
    ...{ key, slugs, titles: names, templateName: 'flatpages/default/index.html' },
    contents: PAGE_TEXTS[key] ?? {},
  }));
}

export function demoLandingPages(): LandingPageInput[] {
  return [
    {
      ...{ key: 'workshop', template: 'landing/workshop.html', isActive: true },
      names: { en: 'From the workshop', tr: 'Atölyeden' },
      slugs: { en: 'from-the-workshop', tr: 'atolyeden' },
    },
  ];
}

/** Pages that list a collection of the same key. */
export const SPECIAL_PAGES = {
  'new-in': {
    names: { en: 'New in', tr: 'Yeni gelenler' },
    slugs: { en: 'new-in', tr: 'yeni-gelenler' },
    told: { en: '<p>Fresh from the workshops, this month.</p>', tr: '<p>Bu ay atölyelerden çıkanlar.</p>' },
  },
  'summer-linen': {
    names: { en: 'Summer linen', tr: 'Yaz ketenleri' },
    slugs: { en: 'summer-linen', tr: 'yaz-ketenleri' },
    told: {
      en: '<p>Everything we make of flax, for the warm half of the year.</p>',
      tr: '<p>Yılın sıcak yarısı için ketenden yaptığımız her şey.</p>',
    },
  },
  gifts: {
    names: { en: 'Gifts', tr: 'Hediyeler' },
    slugs: { en: 'gifts', tr: 'hediyeler' },
    told: { en: '<p>Easy to give, hard to part with.</p>', tr: '<p>Vermesi kolay, ayrılması zor.</p>' },
  },
  sale: {
    names: { en: 'Sale', tr: 'İndirim' },
    slugs: { en: 'sale', tr: 'indirim' },
    told: { en: '<p>Last sizes, best prices.</p>', tr: '<p>Son bedenler, en iyi fiyatlar.</p>' },
  },
} as const;

export type SpecialKey = keyof typeof SPECIAL_PAGES;

/** @param banners path of the banner of each page */
export function demoSpecialPages(banners: Readonly<Record<SpecialKey, string>>): SpecialPageInput[] {
  const keys: readonly SpecialKey[] = ['new-in', 'summer-linen', 'gifts', 'sale'];
  return keys.map((key) => ({
    ...{ key, collection: key, names: SPECIAL_PAGES[key].names, slugs: SPECIAL_PAGES[key].slugs },
    ...{ banner: banners[key], bannerMobile: banners[key], bannerUrl: null },
    ...{ bannerDescriptions: SPECIAL_PAGES[key].told, template: null, videoEmbeddedCode: null, isActive: true },
  }));
}
