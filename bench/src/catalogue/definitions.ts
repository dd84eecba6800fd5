import type { AttributeInput, CategoryInput } from '../../../packages/server/src/features/catalogue/index.ts';
import type { Words } from './words.ts';

/** What products are described with: 248 categories in three levels, ten more, and twelve attributes with facets. */

const TOPS = 8;
const MIDDLES = 5;
const LEAVES = 5;
/** Categories that hold one of a hundred products each; the other leaves share the rest by Zipf's law. */
export const HUNDREDTHS = 20;
/** Categories that hold a hundred products each, however many there are. */
export const HANDFULS = 10;

type Named = (n: number) => { en: string; tr: string };

/** Every category, parents first. Leaves are told by `leafKey`. */
export function categories(words: Words): CategoryInput[] {
  const name = naming(words, 300);
  const all: CategoryInput[] = [];
  const add = (key: string, parent: string | null) =>
    all.push({ key, parent, names: name(all.length), slugs: {}, position: all.length, isActive: true, attributes: {} });
  for (let top = 0; top < TOPS; top += 1) {
    add(`top-${top}`, null);
    for (let middle = 0; middle < MIDDLES; middle += 1) {
      const above = top * MIDDLES + middle;
      add(`middle-${above}`, `top-${top}`);
      for (let leaf = 0; leaf < LEAVES; leaf += 1) add(leafKey(above * LEAVES + leaf), `middle-${above}`);
    }
  }
  for (let n = 0; n < HANDFULS; n += 1) add(handfulKey(n), null);
  return all;
}

export const LEAF_COUNT = TOPS * MIDDLES * LEAVES;
export const leafKey = (n: number) => `leaf-${n}`;
export const handfulKey = (n: number) => `handful-${n}`;

interface Facet {
  readonly key: string;
  readonly values: number;
  readonly widget: string;
}

/** Size tells variants apart; the others are the product's. */
export const FACETS: readonly Facet[] = [
  { key: 'color', values: 12, widget: 'visual_swatch' },
  { key: 'size', values: 6, widget: 'multiselect' },
  { key: 'brand', values: 150, widget: 'multiselect' },
  { key: 'material', values: 15, widget: 'multiselect' },
  { key: 'pattern', values: 10, widget: 'multiselect' },
  { key: 'season', values: 4, widget: 'multiselect' },
  { key: 'gender', values: 4, widget: 'multiselect' },
  { key: 'fit', values: 6, widget: 'multiselect' },
  { key: 'neck', values: 8, widget: 'multiselect' },
  { key: 'sleeve', values: 5, widget: 'multiselect' },
  { key: 'length', values: 5, widget: 'multiselect' },
  { key: 'origin', values: 20, widget: 'multiselect' },
];

const FIRST_VALUE_RANK = 1000;
const RANKS_EACH = 200;

export function attributes(words: Words): AttributeInput[] {
  return FACETS.map(({ key, values }, place) => {
    const name = naming(words, FIRST_VALUE_RANK + place * RANKS_EACH);
    return {
      ...{ key, dataType: 'dropdown', names: name(RANKS_EACH - 1), position: place },
      values: Array.from({ length: values }, (_, n) => ({
        ...{ value: valueOf(words, key, n), labels: name(n), position: n, cssClass: null },
        hex: key === 'color' ? `#${(n * 1_234_567).toString(16).toUpperCase().padStart(6, '0').slice(-6)}` : null,
      })),
    };
  });
}

/** The nth value of an attribute, as it stands in products and queries. */
export function valueOf(words: Words, key: string, n: number): string {
  const place = FACETS.findIndex((facet) => facet.key === key);
  return words.en[FIRST_VALUE_RANK + place * RANKS_EACH + n] ?? '';
}

function naming({ en, tr }: Words, first: number): Named {
  return (n) => ({ en: capital(en[first + n] ?? ''), tr: capital(tr[first + n] ?? '') });
}

function capital(word: string): string {
  return `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
}
