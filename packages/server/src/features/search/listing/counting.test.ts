import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import type { Facet, Listing } from '../index.ts';
import { Shelf, type TestProduct } from '../../../../tests/support/search-shelf.ts';

/** What lists find and count is what counting by hand finds, whatever is filtered by. */

const shop = useShop();

const COLORS = ['navy', 'red', 'green'];
const SIZES = ['s', 'm', 'l', 'xl'];
const LEAVES = ['shirts', 'shoes', 'bags'];
const PARENT: Readonly<Record<string, string>> = { shirts: 'clothing', shoes: 'clothing', bags: 'other' };
const STEPS = [10, 25, 50, 100, 250, 500, 1000];

interface Made {
  readonly sku: string;
  readonly word: string;
  readonly leaf: string;
  readonly color: string;
  readonly sizes: readonly string[];
  readonly price: number;
  readonly stock: number;
  readonly boost: number;
}

const made: fc.Arbitrary<Made[]> = fc.array(
  fc.record({
    sku: fc.constant(''),
    word: fc.constantFrom('linen', 'cotton', 'wool'),
    leaf: fc.constantFrom(...LEAVES),
    color: fc.constantFrom(...COLORS),
    sizes: fc.subarray(SIZES),
    price: fc.integer({ min: 100, max: 120_000 }),
    stock: fc.integer({ min: 0, max: 2 }),
    boost: fc.integer({ min: -2, max: 2 }),
  }),
  { minLength: 90, maxLength: 90 },
);

const products = (fc.sample(made, { numRuns: 1, seed: 42 })[0] ?? []).map((one, index) => ({
  ...one,
  sku: `P-${index}`,
}));

const product = ({ sku, word, leaf, color, sizes, price, stock, boost }: Made): TestProduct => ({
  ...{ sku, name: `${word} thing`, categories: [leaf], attributes: { color }, prices: { eur: price }, boost },
  stock: sizes.length === 0 ? stock : 0,
  variants: sizes.map((size) => ({ sku: `${sku}-${size}`, attributes: { size }, stock })),
});

let shelf: Shelf;

beforeAll(async () => {
  shelf = new Shelf(shop());
  await shelf.tree({ clothing: null, other: null, shirts: 'clothing', shoes: 'clothing', bags: 'other' });
  const labels = (keys: readonly string[]) => Object.fromEntries(keys.map((key) => [key, { en: key }]));
  await shelf.attributes({ color: labels(COLORS), size: labels(SIZES) });
  await shelf.put(...products.map(product));
});

interface Asked {
  readonly text: string | null;
  readonly category: string | null;
  readonly color: readonly string[];
  readonly size: readonly string[];
  readonly price: readonly string[];
  readonly stock: readonly string[];
  readonly leaf: readonly string[];
}

const asked: fc.Arbitrary<Asked> = fc.record({
  text: fc.constantFrom(null, null, 'linen', 'wool thing', 'thing'),
  category: fc.constantFrom(null, null, 'clothing', 'bags'),
  color: fc.subarray([...COLORS, 'nosuch'], { maxLength: 2 }),
  size: fc.subarray(SIZES, { maxLength: 2 }),
  price: fc.subarray(['0-10', '11-25', '101-250', '30-700', '501'], { maxLength: 2 }),
  stock: fc.constantFrom([], [], ['1'], ['0'], ['1', '0']),
  leaf: fc.constantFrom([], [], ['shoes'], ['clothing', 'bags']),
});

const within = (price: number, range: string): boolean => {
  const [from = 0, to = Infinity] = range.split('-').map(Number);
  return Math.floor(price / 100) >= from && Math.floor(price / 100) <= to;
};

const available = ({ stock }: Made): boolean => stock > 0;

const TESTS: Readonly<Record<string, (one: Made, value: string) => boolean>> = {
  attributes_color: (one, value) => one.color === value,
  attributes_size: (one, value) => one.sizes.includes(value),
  price: (one, value) => within(one.price, value),
  in_stock: (one, value) => available(one) === (value === '1'),
  category_ids: (one, value) => one.leaf === value || PARENT[one.leaf] === value,
};

function filtersOf({ color, size, price, stock, leaf }: Asked): Record<string, readonly string[]> {
  return { attributes_color: color, attributes_size: size, price, in_stock: stock, category_ids: leaf };
}

/** The products that pass everything but the filter named. */
function expected(ask: Asked, but: string | null): Made[] {
  const words = ask.text?.split(' ') ?? [];
  return products.filter((one) => {
    if (!words.every((word) => word === 'thing' || word === one.word)) return false;
    if (ask.category !== null && TESTS['category_ids']?.(one, ask.category) !== true) return false;
    return Object.entries(filtersOf(ask)).every(
      ([key, values]) =>
        key === but || values.length === 0 || values.some((value) => TESTS[key]?.(one, value) === true),
    );
  });
}

const ask = (given: Asked, rest: object = {}): Promise<Listing> => {
  const by = Object.fromEntries(Object.entries(filtersOf(given)).map(([key, values]) => [key, [...values]]));
  const ids = (by['category_ids'] ?? []).map((key) => String(shelf.categories.get(key)));
  const categoryId = given.category === null ? null : (shelf.categories.get(given.category) ?? 0);
  return shelf.list({ text: given.text, categoryId, by: { ...by, category_ids: ids }, ...rest });
};

function valueOf(facet: Facet, value: string): string {
  if (facet.kind !== 'category') return value;
  return [...shelf.categories].find(([, id]) => String(id) === value)?.[0] ?? '';
}

it('counts every choice as if only its own facet were not filtered by', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(asked, async (given) => {
      const { total, ids, facets } = await ask(given, { pageSize: 100 });
      const hits = expected(given, null);
      expect(total).toBe(hits.length);
      expect(new Set(ids)).toEqual(new Set(hits.map(({ sku }) => shelf.id(sku))));
      for (const facet of facets) {
        const pool = expected(given, facet.searchKey);
        for (const { value, quantity } of facet.choices) {
          const count = pool.filter((one) => TESTS[facet.searchKey]?.(one, valueOf(facet, value)) === true).length;
          expect(quantity, `${facet.searchKey}=${value}`).toBe(count);
        }
      }
      const colors = facets.find(({ key }) => key === 'color')?.choices.map(({ value }) => value) ?? [];
      const there = new Set(expected(given, 'attributes_color').map(({ color }) => color));
      expect(new Set(colors)).toEqual(new Set([...there, ...given.color.filter((color) => color !== 'nosuch')]));
    }),
    { numRuns: 150, seed: 7 },
  );
});

it('counts every range of prices', async () => {
  const { facets } = await shelf.list();
  const choices = facets.find(({ kind }) => kind === 'price')?.choices ?? [];
  expect(choices.map(({ quantity }) => quantity).reduce((sum, n) => sum + n, 0)).toBe(products.length);
  for (const [index, step] of STEPS.entries()) {
    const value = `${index === 0 ? 0 : (STEPS[index - 1] ?? 0) + 1}-${step}`;
    const count = products.filter(({ price }) => within(price, value)).length;
    expect(choices.find((choice) => choice.value === value)?.quantity ?? 0, value).toBe(count);
  }
});

it('shows the same products once over all pages, in the order of each sorter', { timeout: 60_000 }, async () => {
  const inStock = (one: Made) => Number(available(one));
  const newest = (a: Made, b: Made) => shelf.id(b.sku) - shelf.id(a.sku);
  const orders: Record<string, (a: Made, b: Made) => number> = {
    default: (a, b) => inStock(b) - inStock(a) || b.boost - a.boost || newest(a, b),
    price: (a, b) => a.price - b.price || newest(a, b),
    '-price': (a, b) => b.price - a.price || newest(a, b),
    newcomers: newest,
  };
  const asks = [{}, { color: ['navy'] }, { category: 'clothing' }, { color: ['navy', 'red'], size: ['m'] }];
  const nothing: Asked = { text: null, category: null, color: [], size: [], price: [], stock: [], leaf: [] };
  for (const part of asks) {
    const given = { ...nothing, ...part };
    for (const [sorter, order] of Object.entries(orders)) {
      const pages: number[] = [];
      const { total } = await ask(given, { sorter, pageSize: 7 });
      for (let page = 1; page <= Math.ceil(total / 7); page += 1) {
        pages.push(...(await ask(given, { sorter, page, pageSize: 7 })).ids);
      }
      const hits = expected(given, null).sort(order);
      expect(pages, `${JSON.stringify(part)} ${sorter}`).toEqual(hits.map(({ sku }) => shelf.id(sku)));
    }
  }
});
