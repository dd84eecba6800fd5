import { slugify } from '../../kernel/slug.ts';
import type { CategoryInput } from '../../features/catalogue/index.ts';

/** Key, English and Turkish name of a category; those of the top level list what lies below them. */
type Leaf = readonly [key: string, en: string, tr: string];

const TREE: readonly (readonly [...Leaf, below: readonly Leaf[]])[] = [
  [
    'women',
    'Women',
    'Kadın',
    [
      ['women-tops', 'Tops & Shirts', 'Üst & Gömlek'],
      ['women-dresses', 'Dresses', 'Elbise'],
      ['women-bottoms', 'Trousers & Skirts', 'Pantolon & Etek'],
      ['women-knitwear', 'Knitwear', 'Triko'],
      ['women-jackets', 'Jackets', 'Ceket & Mont'],
    ],
  ],
  [
    'men',
    'Men',
    'Erkek',
    [
      ['men-t-shirts', 'T-Shirts', 'Tişört'],
      ['men-shirts', 'Shirts', 'Gömlek'],
      ['men-trousers', 'Trousers', 'Pantolon'],
      ['men-knitwear', 'Knitwear', 'Triko'],
      ['men-jackets', 'Jackets', 'Ceket & Mont'],
    ],
  ],
  [
    'accessories',
    'Shoes & Accessories',
    'Ayakkabı & Aksesuar',
    [
      ['sneakers', 'Sneakers', 'Sneaker'],
      ['boots', 'Boots', 'Bot'],
      ['bags', 'Bags & Wallets', 'Çanta & Cüzdan'],
      ['hats-scarves-belts', 'Hats, Scarves & Belts', 'Şapka, Atkı & Kemer'],
      ['watches-sunglasses', 'Watches & Sunglasses', 'Saat & Güneş Gözlüğü'],
    ],
  ],
  [
    'home',
    'Home',
    'Ev',
    [
      ['kitchen-table', 'Kitchen & Table', 'Mutfak & Sofra'],
      ['furniture-lighting', 'Furniture & Lighting', 'Mobilya & Aydınlatma'],
      ['textiles', 'Textiles', 'Ev Tekstili'],
      ['decoration', 'Decoration', 'Dekorasyon'],
    ],
  ],
  [
    'desk',
    'Desk & Sound',
    'Çalışma & Ses',
    [
      ['stationery', 'Stationery', 'Kırtasiye'],
      ['audio', 'Audio', 'Ses'],
    ],
  ],
];

/** Parents before children. `attributesOf` gives a category its content attributes, by key. */
export function demoCategories(attributesOf: (key: string) => CategoryInput['attributes']): CategoryInput[] {
  const category = ([key, en, tr]: Leaf, parent: string | null, position: number): CategoryInput => {
    return { key, parent, names: { en, tr }, slugs: {}, position, isActive: true, attributes: attributesOf(key) };
  };
  return TREE.flatMap(([key, en, tr, below], position) => [
    category([key, en, tr], null, position + 1),
    ...below.map((leaf, place) => category(leaf, key, place + 1)),
  ]);
}

/** The categories of the top level. */
export const TOP_CATEGORIES = TREE.map(([key, en, tr, below]) => ({ key, names: { en, tr }, below }));

/** Where a category of the top level is found. */
export function categoryAddress(key: string, language: 'en' | 'tr'): string {
  const category = TOP_CATEGORIES.find((one) => one.key === key);
  return `/${slugify(category?.names[language] ?? key)}/`;
}
