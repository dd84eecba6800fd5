import { productId, WIDGET } from '../catalogue/catalogue.ts';
import type { Operation } from '../operation.ts';
import { catalogueOf, countOf, found, pick } from './picking.ts';

/** Public reads whose answers the process has already, as it has nearly always. */

// As a storefront's server asks: no cookie, its language and currency named.
const headers = { accept: 'application/json', 'accept-language': 'en-us', 'x-currency': 'usd' };

const PRODUCTS = 200;
const CATEGORIES = 40;
export const LIST_PAGE = 24;

const reads: readonly Operation[] = [
  {
    name: 'product detail',
    ...{ ceiling: 'wire', share: 0.8, statements: 0, needsCatalogue: true, warm: PRODUCTS },
    request: (world, n) => ({
      method: 'GET',
      path: `/product/${productId(catalogueOf(world), n % PRODUCTS)}/`,
      headers,
    }),
    isRight: (body) => body.startsWith('{"in_stock":') && body.endsWith('}'),
    answers: (body, world, n) =>
      found(body, 'product', 'pk') === productId(catalogueOf(world), n % PRODUCTS) && countOf(body, 'variants') > 0,
  },
  {
    name: 'category list of 24',
    ...{ ceiling: 'wire', share: 0.8, statements: 0, needsCatalogue: true, warm: CATEGORIES },
    request: (world, n) => ({
      method: 'GET',
      path: `/category/${pick(catalogueOf(world).leaves, n % CATEGORIES)}/?page_size=${LIST_PAGE}`,
      headers,
    }),
    isRight: (body) => body.startsWith('{"pagination":{"total_count":') && body.endsWith('}'),
    answers: (body, world, n) =>
      found(body, 'category', 'pk') === pick(catalogueOf(world).leaves, n % CATEGORIES) &&
      countOf(body, 'facets') > 10 &&
      countOf(body, 'products') > 0,
  },
  {
    // Two levels of the menu: 48 items with their parents.
    name: 'menus',
    ...{ ceiling: 'wire', share: 0.8, statements: 0, needsCatalogue: true, warm: 1 },
    request: () => ({ method: 'GET', path: '/menus/generate/?depth_height=2', headers }),
    isRight: (body) => body.startsWith('{"menu":[{"label":') && body.endsWith('}'),
    answers: (body) => countOf(body, 'menu') === 48,
  },
  {
    name: 'widget',
    ...{ ceiling: 'wire', share: 0.8, statements: 0, needsCatalogue: true, warm: 1 },
    request: () => ({ method: 'GET', path: `/widgets/${WIDGET}/`, headers }),
    isRight: (body) => body.includes(`"slug":"${WIDGET}"`),
  },
];

export const warmOperations: readonly Operation[] = reads.flatMap((read) => [read, revalidated(read)]);

/** The same read by somebody who has the answer already. */
function revalidated({ name, ceiling, statements, needsCatalogue, warm, request }: Operation): Operation {
  return {
    ...{ name: `${name}, revalidated`, ceiling, statements, share: 0.9, request, revalidates: true },
    ...(needsCatalogue === undefined ? {} : { needsCatalogue }),
    ...(warm === undefined ? {} : { warm }),
    isRight: (body) => body === '',
  };
}
