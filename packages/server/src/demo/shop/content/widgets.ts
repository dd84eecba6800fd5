import type { WidgetInput } from '../../../features/content/index.ts';
import { categoryAddress, TOP_CATEGORIES } from '../categories.ts';
import { NEWCOMERS } from '../specials.ts';
import { link, nested, text } from './encoding.ts';
import { FLAT_PAGES, SPECIAL_PAGES, type SpecialKey } from './pages.ts';
import { PAGE_TEXTS } from './page-texts.ts';

export type Language = 'en' | 'tr';

/** Paths of the pictures that widgets show. */
export interface WidgetPictures {
  readonly banners: Readonly<Record<SpecialKey, string>>;
  /** By the key of a category of the top level. */
  readonly tiles: Readonly<Record<string, string>>;
}

type Attributes = WidgetInput['attributes'][string];

/** There once the shop is. */
export const LAST_WIDGET = 'home-featured-products';

/** The widgets that the reference storefront asks for, and those of the home page in their order. */
export function demoWidgets(pictures: WidgetPictures): WidgetInput[] {
  const home = [
    widget('home-hero-slider', 'Home: hero', (language) => hero(pictures, language)),
    widget('home-categories', 'Home: categories', (language) => categoryTiles(pictures, language)),
    { ...widget(LAST_WIDGET, 'Home: new things', featured), products: NEWCOMERS },
    widget('home-story', 'Home: about us', story),
  ];
  const order = home.map(({ slug }) => nested({ item_slug: slug }));
  return [
    widget('home', 'Home: order of its widgets', () => ({ widget_order: order })),
    widget('widget-order', 'Home: order of its widgets', () => ({ widget_order: order })),
    ...home,
    widget('footer-menu', 'Footer: links', footerMenu),
    widget('footer-info', 'Footer: who we are', footerInfo),
    widget('footer-subscription', 'Footer: newsletter', newsletter),
    widget('product-delivery-returns', 'Product: delivery and returns', (language) => ({
      product_delivery_returns: text(PAGE_TEXTS['delivery-returns']?.[language] ?? ''),
    })),
    widget('privacy-policy', 'Registration: privacy policy', (language) => ({
      privacy_policy: text(PAGE_TEXTS['privacy-policy']?.[language] ?? ''),
    })),
  ];
}

function widget(slug: string, name: string, attributesIn: (language: Language) => Attributes): WidgetInput {
  const attributes = { en: attributesIn('en'), tr: attributesIn('tr') };
  return { slug, name, template: 'none', attributes, products: [], schema: null };
}

const SLIDES = [
  {
    page: 'new-in',
    en: ['New season, old crafts', 'Clothes from six small makers', 'See what is new'],
    tr: ['Yeni sezon, eski zanaat', 'Altı küçük üreticiden giysiler', 'Yenilere bakın'],
  },
  {
    page: 'summer-linen',
    en: ['Linen weather', 'Shirts, dresses and scarves that dry by noon', 'Shop linen'],
    tr: ['Keten havası', 'Öğlene kalmadan kuruyan gömlek, elbise ve şallar', 'Ketenleri görün'],
  },
  {
    page: 'gifts',
    en: ['Easy to give', 'Candles, cups and other small things', 'Find a gift'],
    tr: ['Vermesi kolay', 'Mumlar, fincanlar ve başka küçük şeyler', 'Hediye bulun'],
  },
] as const;

function hero({ banners }: WidgetPictures, language: Language): Attributes {
  const slides = SLIDES.map((slide) => {
    const [title, subtext, button] = slide[language];
    const url = `/${SPECIAL_PAGES[slide.page].slugs[language]}/`;
    const picture = banners[slide.page];
    const texts = { url, alt: title, title, text: title, subtext, button_text: button };
    return nested(texts, { image: picture, mobile_image: picture });
  });
  return { hero_slider: slides };
}

function categoryTiles({ tiles }: WidgetPictures, language: Language): Attributes {
  const items = TOP_CATEGORIES.flatMap(({ key, names }) => {
    const tile = tiles[key];
    if (tile === undefined) return [];
    const title = names[language];
    return [nested({ url: categoryAddress(key, language), alt: title, title }, { image: tile })];
  });
  return { title: text(language === 'tr' ? 'Reyonlar' : 'Departments'), stories: items };
}

function featured(language: Language): Attributes {
  return {
    title: text(SPECIAL_PAGES['new-in'].names[language]),
    button_text: text(language === 'tr' ? 'Hepsini gör' : 'See all'),
    button_url: text(`/${SPECIAL_PAGES['new-in'].slugs[language]}/`),
  };
}

function story(language: Language): Attributes {
  return {
    title: text(FLAT_PAGES['about-us'].names[language]),
    content: text(PAGE_TEXTS['about-us']?.[language] ?? ''),
  };
}

function footerMenu(language: Language): Attributes {
  const { 'about-us': about, contact, 'delivery-returns': delivery, ...rest } = FLAT_PAGES;
  const page = ({ names, slugs }: (typeof FLAT_PAGES)[keyof typeof FLAT_PAGES]) =>
    link(names[language], `/${slugs[language]}/`);
  const [categories, help, arasta] = COLUMNS[language];
  return {
    first_column_title: text(categories),
    first_column_items: TOP_CATEGORIES.map(({ key, names }) => link(names[language], categoryAddress(key, language))),
    second_column_title: text(help),
    second_column_items: [page(delivery), page(rest['size-guide']), page(contact)],
    third_column_title: text(arasta),
    third_column_items: [page(about), page(rest['privacy-policy']), page(rest.terms)],
  };
}

const COLUMNS = { en: ['Departments', 'Help', 'Arasta'], tr: ['Reyonlar', 'Yardım', 'Arasta'] } as const;

function footerInfo(language: Language): Attributes {
  const { names, slugs } = FLAT_PAGES['about-us'];
  return {
    title: text('Arasta'),
    description: text(language === 'tr' ? 'Aynı çatı altında altı küçük üretici.' : 'Six small makers under one roof.'),
    button_text: text(names[language]),
    button_link: text(`/${slugs[language]}/`),
  };
}

function newsletter(language: Language): Attributes {
  return language === 'tr'
    ? { title: text('Mektup arkadaşı olalım'), description: text('Ayda bir mektup: yeni gelenler, eski zanaatlar.') }
    : { title: text('Let us write'), description: text('One letter a month: new things, old crafts.') };
}
