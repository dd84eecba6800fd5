import { strewnId } from '../catalogue/catalogue.ts';
import { FACETS, valueOf } from '../catalogue/definitions.ts';
import { numbers, zipfRank, VOCABULARY } from '../catalogue/words.ts';
import type { Operation } from '../operation.ts';
import { excluding, headersOf } from './callers.ts';
import { catalogueOf, countOf, pick } from './picking.ts';
import { LIST_PAGE } from './warm.ts';

/** Public reads whose answer the process does not have yet: no request comes twice (README.md, "Cold"). */

const isList = (body: string) => body.startsWith('{"pagination":{"total_count":') && body.endsWith('}');

export const coldOperations: readonly Operation[] = [
  {
    name: 'autocomplete, cold',
    ...{ ceiling: 'read', share: 0.35, statements: 1, needsCatalogue: true, cold: true },
    request: (world, n) => {
      const beginnings = beginningsOf(catalogueOf(world).words.en);
      const text = pick(beginnings, n);
      return {
        method: 'GET',
        path: `/autocomplete/?search_text=${encodeURIComponent(text)}`,
        headers: headersOf(Math.floor(n / beginnings.length)),
      };
    },
    isRight: (body) => body.startsWith('{"groups":[') && body.endsWith(']}'),
    answers: (body) => countOf(body, 'groups') > 0,
  },
  {
    name: 'list with search text and two facets, cold',
    ...{ ceiling: 'read', share: 0.02, statements: 4, needsCatalogue: true, cold: true },
    request: (world, n) => {
      const { words } = catalogueOf(world);
      const random = numbers(n);
      const rank = zipfRank(random(1000) / 1000, 20, VOCABULARY);
      const color = valueOf(words, 'color', n % valuesOf('color'));
      const season = valueOf(words, 'season', random(valuesOf('season')));
      const query = `search_text=${words.en[rank] ?? ''}&attributes_color=${color}&attributes_season=${season}`;
      return { method: 'GET', path: `/list/?${query}&page_size=${LIST_PAGE}`, headers: excluding(n) };
    },
    isRight: isList,
  },
  {
    name: 'product detail, cold',
    ...{ ceiling: 'read', share: null, statements: 1, needsCatalogue: true, cold: true },
    request: (world, n) => {
      const catalogue = catalogueOf(world);
      // Not the currency of the lists, whose products are kept.
      const headers = headersOf(1 + Math.floor(n / catalogue.products));
      return { method: 'GET', path: `/product/${strewnId(catalogue, n)}/`, headers };
    },
    isRight: (body) => body.startsWith('{"in_stock":') && body.endsWith('}'),
  },
  {
    name: 'category list, cold',
    ...{ ceiling: 'read', share: null, statements: 4, needsCatalogue: true, cold: true },
    request: (world, n) => ({
      method: 'GET',
      path: `/category/${pick(catalogueOf(world).leaves, n)}/?page_size=${LIST_PAGE}`,
      headers: excluding(n),
    }),
    isRight: isList,
    answers: (body) => countOf(body, 'products') > 0,
  },
];

function valuesOf(key: string): number {
  return FACETS.find((facet) => facet.key === key)?.values ?? 1;
}

const made = new WeakMap<readonly string[], readonly string[]>();

/** Every beginning, from three letters on, of every word: what somebody has typed so far. Once each, well mixed. */
function beginningsOf(words: readonly string[]): readonly string[] {
  const known = made.get(words);
  if (known !== undefined) return known;
  const all = new Set<string>();
  for (const word of words) for (let length = 3; length <= word.length; length += 1) all.add(word.slice(0, length));
  const random = numbers(3);
  const mixed = [...all].map((text) => ({ text, place: random(1_000_000) })).sort((a, b) => a.place - b.place);
  const beginnings = mixed.map(({ text }) => text);
  made.set(words, beginnings);
  return beginnings;
}
