import type { SeoInput } from '../../../features/content/index.ts';
import type { RedirectInput } from '../../../features/urls/index.ts';
import { SPECIAL_PAGES } from './pages.ts';

/** What search engines are told about the home page and the pages that list a collection. */
export function demoSeo(): SeoInput[] {
  return [
    {
      url: '/',
      titles: { en: 'Arasta | Clothes, shoes and things for the house', tr: 'Arasta | Giyim, ayakkabı ve ev eşyaları' },
      descriptions: {
        en: 'Six small makers under one roof: linen, wool, leather and stoneware that last.',
        tr: 'Aynı çatı altında altı küçük üretici: uzun ömürlü keten, yün, deri ve seramik.',
      },
      keywords: { en: 'linen, knitwear, leather bags, stoneware', tr: 'keten, triko, deri çanta, seramik' },
      attributes: { css_class: 'home' },
    },
    ...Object.values(SPECIAL_PAGES).flatMap(({ names, slugs, told }) =>
      [slugs.en, slugs.tr].map((slug) => ({
        url: `/${slug}/`,
        titles: { en: `${names.en} | Arasta`, tr: `${names.tr} | Arasta` },
        descriptions: { en: plain(told.en), tr: plain(told.tr) },
        ...{ keywords: {}, attributes: {} },
      })),
    ),
  ];
}

const plain = (html: string) => html.replaceAll(/<[^>]+>/g, '');

/** Addresses of an older shop. */
export function demoRedirects(): RedirectInput[] {
  return [
    { from: '/summer/', to: '/summer-linen/', status: 301 },
    { from: '/yaz/', to: '/yaz-ketenleri/', status: 301 },
    { from: '/outlet/', to: '/sale/', status: 301 },
    { from: '/lookbook/', to: '/new-in/', status: 302 },
  ];
}
