import type { ProductInput, SellableInput } from '../../features/catalogue/index.ts';
import type { Texts } from '../../kernel/texts.ts';
import { COLOURS } from './colours.ts';
import type { Colour, Facts, Shelf, Words } from './goods.ts';
import { MATERIALS } from './materials.ts';
import { pricesOf } from './prices.ts';
import { AT_MOST, CLUB, NOT_YET, WITHOUT_STOCK } from './specials.ts';
import { SIZES } from './traits.ts';

/** Paths of a product's pictures in a colour, in the order shown. */
export type PicturesOf = (facts: Facts, colour: Colour) => readonly string[];

export function shelfProducts(shelf: Shelf, picturesOf: PicturesOf): ProductInput[] {
  return shelf.goods.map(([facts, en, tr]) => product(shelf, facts, { en, tr, picturesOf }));
}

interface Described {
  readonly en: Words;
  readonly tr: Words;
  readonly picturesOf: PicturesOf;
}

function product(shelf: Shelf, facts: Facts, { en, tr, picturesOf }: Described): ProductInput {
  const { sku, material, price, was, colours, boost } = facts;
  const { told, care } = MATERIALS[material];
  const variants = variantsOf(shelf, facts, picturesOf);
  return {
    ...{ sku, baseCode: sku, ...rulesOf(sku), weight: GRAMS[shelf.attributeSet] },
    names: { en: en[0], tr: tr[0] },
    descriptions: { en: `${en[1]} ${told.en}`, tr: `${tr[1]} ${told.tr}` },
    attributes: { ...attributesOf(shelf, facts), ...(variants.length === 0 ? { color: colours[0] } : {}) },
    attributeTexts: { en: { care: care.en }, tr: { care: care.tr } },
    ...{ attributeSet: shelf.attributeSet, extraAttributes: {} },
    images: picturesOf(facts, colours[0]),
    prices: pricesOf(price, was ?? price, CLUB.has(sku)),
    ...{ categories: [shelf.category], slugs: {}, boost: boost ?? 0 },
    ...{ unitType: 'qty', taxRate: taxRate(shelf), isActive: true },
    ...{ variantKeys: variantKeys(shelf, facts), variants, members: [] },
  };
}

/** Of one piece, packed. */
const GRAMS: Readonly<Record<Shelf['attributeSet'], number>> = {
  ...{ accessory: 250, apparel: 400, electronics: 1500, footwear: 1100 },
  ...{ furniture: 12_000, homeware: 900, stationery: 300 },
};

function attributesOf({ gender }: Shelf, { brand, material, fit, pattern, dimensions }: Facts) {
  const given = { brand, material, gender, fit, pattern, dimensions };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value != null));
}

/** Value added tax in Turkey: 10 per cent on clothes and shoes, 20 on most else. */
function taxRate({ attributeSet }: Shelf): number {
  return attributeSet === 'apparel' || attributeSet === 'footwear' ? 10 : 20;
}

function variantKeys({ sizes }: Shelf, { colours }: Facts): string[] {
  const scale = SIZES[sizes];
  if (scale !== null) return ['color', scale.attribute];
  return colours.length > 1 ? ['color'] : [];
}

function variantsOf(shelf: Shelf, facts: Facts, picturesOf: PicturesOf): SellableInput[] {
  const scale = SIZES[shelf.sizes];
  const { sku, colours } = facts;
  if (scale === null && colours.length === 1) return [];
  return colours.flatMap((color) => {
    const inColour = `${sku}-${COLOURS[color].code}`;
    // The first colour's pictures are the product's.
    const images = color === colours[0] ? [] : picturesOf(facts, color);
    if (scale === null) return [variant(sku, { sku: inColour, images, attributes: { color } })];
    return scale.values.map((size) =>
      variant(sku, { sku: `${inColour}-${size}`, images, attributes: { color, [scale.attribute]: size } }),
    );
  });
}

const NO_NAMES: Texts = {};

function variant(product: string, own: Pick<SellableInput, 'sku' | 'images' | 'attributes'>): SellableInput {
  return { ...own, ...rulesOf(product), weight: null, names: NO_NAMES, attributeTexts: {}, prices: [], isActive: true };
}

function rulesOf(sku: string) {
  const from = NOT_YET[sku];
  return {
    maxQuantity: AT_MOST[sku] ?? null,
    sellWithoutStock: WITHOUT_STOCK.has(sku),
    saleStartsAt: from === undefined ? null : new Date(from),
    saleEndsAt: null,
  };
}

/** Whatever can be put into a basket, each with its product's SKU. */
export function sellableSkus(products: readonly ProductInput[]): { sku: string; product: string }[] {
  return products
    .filter(({ members }) => members.length === 0)
    .flatMap(({ sku, variants }) =>
      (variants.length === 0 ? [sku] : variants.map((own) => own.sku)).map((own) => ({ sku: own, product: sku })),
    );
}
