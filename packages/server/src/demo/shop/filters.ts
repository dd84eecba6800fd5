import type { FacetInput, SortBy, SorterInput } from '../../features/search/index.ts';
import type { Texts } from '../../kernel/texts.ts';

/** What lists can be narrowed by, in the order shown. */
export function demoFacets(): FacetInput[] {
  const facets = [
    facet('category_ids', { widgetType: 'category' }),
    facet('gender', { attribute: 'gender' }),
    facet('color', { attribute: 'color', widgetType: 'visual_swatch' }),
    facet('size', { attribute: 'size' }),
    facet('shoe_size', { attribute: 'shoe_size' }),
    facet('brand', { attribute: 'brand' }),
    facet('price', { settings: { steps: PRICE_STEPS } }),
    facet('material', { attribute: 'material' }),
    facet('fit', { attribute: 'fit' }),
    facet('in_stock', {}),
  ];
  return facets.map((own, index) => ({ ...own, position: index + 1 }));
}

/** Where the ranges of prices end, in whole units. */
const PRICE_STEPS = {
  usd: [25, 50, 75, 100, 150, 250],
  eur: [25, 50, 75, 100, 150, 250],
  try: [1000, 2000, 3000, 4000, 6000, 10_000],
};

function facet(key: string, own: Partial<FacetInput>): FacetInput {
  const usual = { attribute: null, widgetType: 'multiselect', names: {}, settings: {} };
  return { key, ...usual, position: 0, isActive: true, ...own };
}

export function demoSorters(): SorterInput[] {
  return [
    sorter('default', 'default', { en: 'Recommended', tr: 'Önerilen' }),
    sorter('newcomers', 'newest', { en: 'Newest', tr: 'En yeniler' }),
    sorter('price', 'price', { en: 'Price, low to high', tr: 'Fiyat: düşükten yükseğe' }),
    sorter('-price', '-price', { en: 'Price, high to low', tr: 'Fiyat: yüksekten düşüğe' }),
  ].map((own, index) => ({ ...own, position: index + 1 }));
}

function sorter(value: string, sortBy: SortBy, labels: Texts): SorterInput {
  return { value, sortBy, labels, position: 0, isDefault: value === 'default', isVisible: true };
}
