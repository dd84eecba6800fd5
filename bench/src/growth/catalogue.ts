import { type Catalogue, strewnId } from '../catalogue/catalogue.ts';
import { fillCatalogue } from '../catalogue/fill.ts';
import type { Request } from '../operation.ts';
import { excluding, headersOf } from '../operations/callers.ts';
import { pick } from '../operations/picking.ts';
import { LIST_PAGE } from '../operations/warm.ts';
import { constant, type Growth, type Work } from './growth.ts';

/** `--growth`: cold reads of a catalogue. */

const holds = (total: number) => (body: string) => body.startsWith(`{"pagination":{"total_count":${total},`);
const hundredth = (body: string, { products }: Catalogue) => holds(Math.floor(products / 100))(body);
const get = (path: string, headers: Request['headers']): Request => ({ method: 'GET', path, headers });
const category = (id: number, n: number) => get(`/category/${id}/?page_size=${LIST_PAGE}`, excluding(n));
const search = (word: string, n: number) => get(`/list/?search_text=${word}&page_size=${LIST_PAGE}`, excluding(n));

const works: readonly Work<Catalogue>[] = [
  {
    name: 'product detail',
    limit: constant(1.3),
    request: (catalogue, n) =>
      get(`/product/${strewnId(catalogue, n)}/`, headersOf(Math.floor(n / catalogue.products))),
    isRight: (body) => body.startsWith('{"in_stock":'),
  },
  {
    name: 'category page, 1 % of the products',
    limit: (growth) => growth,
    request: ({ hundredths }, n) => category(pick(hundredths, n), n),
    isRight: hundredth,
  },
  {
    name: 'category page, 100 products',
    limit: null,
    request: ({ handfuls }, n) => category(pick(handfuls, n), n),
    isRight: holds(100),
  },
  {
    name: 'search, 100 matches',
    limit: constant(4),
    request: ({ lines }, n) => search(pick(lines, n), n),
    isRight: holds(100),
  },
  {
    name: 'search, 1 % of the products match',
    limit: null,
    request: ({ commonWords }, n) => search(pick(commonWords, n), n),
    isRight: hundredth,
  },
];

export const catalogueGrowth: Growth<Catalogue> = {
  ...{ asks: 'one cold read at a time', works },
  // The least that can be set: what a process keeps is gone long before the same is asked for again.
  env: { CACHE_MB: '1' },
  fill: ({ database, deps }, products, progress) => fillCatalogue({ database, deps, products, progress }),
};
