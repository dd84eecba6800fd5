import type { ProductInput } from '../../features/catalogue/index.ts';

/** Sets are shown as one and bought by their members. */

interface SetOfGoods {
  readonly sku: string;
  readonly category: string;
  readonly members: readonly string[];
  readonly en: readonly [name: string, text: string];
  readonly tr: readonly [name: string, text: string];
}

const SETS: readonly SetOfGoods[] = [
  {
    ...{ sku: 'SET-01', category: 'kitchen-table', members: ['KT-104', 'KT-101', 'KT-107'] },
    en: [
      'Breakfast for Two',
      'A teapot, mugs and small plates that were designed at the same table. Choose the colours one by one.',
    ],
    tr: [
      'İki Kişilik Kahvaltı',
      'Aynı masada tasarlanmış bir demlik, kupalar ve küçük tabaklar. Renkleri tek tek siz seçin.',
    ],
  },
  {
    ...{ sku: 'SET-02', category: 'hats-scarves-belts', members: ['AC-404', 'AC-401'] },
    en: ['First Snow', 'A hat and a scarf that agree with each other, whatever the rest of you wears.'],
    tr: ['İlk Kar', 'Üzerinizde ne olursa olsun birbiriyle anlaşan bir şapka ve bir atkı.'],
  },
  {
    ...{ sku: 'SET-03', category: 'stationery', members: ['ST-101', 'ST-105', 'FL-203'] },
    en: [
      'Desk of One’s Own',
      'Light, paper and something to write with: what a desk needs before it needs a computer.',
    ],
    tr: ['Kendine Ait Bir Masa', 'Işık, kâğıt ve bir kalem: bir masanın bilgisayardan önce ihtiyaç duydukları.'],
  },
];

/** @param shown the products that may be members; a set shows their first pictures */
export function setProducts(shown: readonly ProductInput[]): ProductInput[] {
  const pictures = new Map(shown.map(({ sku, images }) => [sku, images.slice(0, 1)]));
  return SETS.map(({ sku, category, members, en, tr }) => ({
    ...{ sku, baseCode: sku, members, categories: [category] },
    names: { en: en[0], tr: tr[0] },
    descriptions: { en: en[1], tr: tr[1] },
    ...{ attributes: {}, attributeTexts: {}, extraAttributes: {}, attributeSet: 'set', slugs: {} },
    images: members.flatMap((member) => pictures.get(member) ?? []),
    ...{ prices: [], boost: 5, unitType: 'qty', taxRate: 0, variantKeys: [], variants: [] },
    ...{ isActive: true, maxQuantity: null, sellWithoutStock: false, saleStartsAt: null, saleEndsAt: null },
    weight: null,
  }));
}
