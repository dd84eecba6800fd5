import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type TSchema, Type } from 'typebox';
import { named } from '../../../platform/http/index.ts';
import { presentSpecialPage, SpecialPageObject } from '../../content/index.ts';
import { typed, type TypedApp } from '../../../platform/http/typed-app.ts';
import { PROMOTIONS } from '../../promotions/index.ts';
import { presentCategory } from '../categories/category.wire.ts';
import { familyTags } from '../products/family.rules.ts';
import { answerShelf, type ShelfRead } from '../read.ts';
import type { StorefrontDeps } from '../storefront.deps.ts';
import { listKey, readList } from './asked.ts';
import { CategoryListPage, ListPage, listQuery } from './listing.schema.ts';
import { type Shelf, type ShownList, showList } from './listing.service.ts';
import { presentList } from './listing.wire.ts';

/** Lists of products (Wire: docs/protocol/catalogue.md, "Lists"). */
export function listingRoutes(plain: FastifyInstance, deps: StorefrontDeps): void {
  const app = typed(plain);
  everythingRoute(app, deps);
  shelfRoute(app, deps, {
    ...{ url: '/category/:pk/', operationId: 'listCategory', summary: 'The products of a category' },
    ...{ kind: 'category', answer: CategoryListPage },
  });
  shelfRoute(app, deps, {
    ...{ url: '/special-page/:pk/', operationId: 'listSpecialPage', summary: 'The products of a special page' },
    ...{
      kind: 'special_page',
      answer: named('SpecialPageProductList', { ...ListPage.properties, special_page: SpecialPageObject }),
    },
  });
}

const tags = ['Catalogue'];
// The decoder would drop the filters it does not know: there is one for each attribute.
const querystring = Type.Object(listQuery.properties, { 'x-raw': true });

function everythingRoute(app: TypedApp, deps: StorefrontDeps): void {
  app.route({
    method: 'GET',
    url: '/list/',
    config: { access: 'reader' },
    schema: {
      operationId: 'listProducts',
      tags,
      summary: 'All products, or those that a search finds',
      querystring,
      response: { 200: ListPage },
    },
    handler: (request, reply) => answerShelf(deps, { request, reply }, listRead(deps, request, { kind: 'everything' })),
  });
}

interface ShelfRoute {
  readonly url: `/${string}/:pk/`;
  readonly operationId: string;
  readonly summary: string;
  readonly kind: 'category' | 'special_page';
  readonly answer: TSchema;
}

function shelfRoute(
  app: TypedApp,
  deps: StorefrontDeps,
  { url, operationId, summary, kind, answer }: ShelfRoute,
): void {
  app.route({
    method: 'GET',
    url,
    config: { access: 'reader' },
    schema: {
      ...{ operationId, tags, summary, querystring, response: { 200: answer } },
      params: Type.Object({
        pk: Type.Integer({ description: kind === 'category' ? 'pk of a category' : 'pk of a special page' }),
      }),
    },
    handler: (request, reply) =>
      answerShelf(deps, { request, reply }, listRead(deps, request, { kind, id: request.params.pk })),
  });
}

/** One page of a list: also what the pretty address of a category or special page answers. */
export function listRead(deps: StorefrontDeps, request: FastifyRequest, shelf: Shelf): ShelfRead {
  const asked = readList(request, deps.config.defaultPageSize);
  return {
    key: `list|${JSON.stringify(shelf)}|${listKey(asked)}`,
    make: async (caller) => {
      const list = await showList(deps, caller, { shelf, asked });
      const body = { ...presentList(list, asked), ...presentShelf(deps, list) };
      return { body, tags: tagsOf(list), keep: !list.isProvisional };
    },
  };
}

function presentShelf({ config }: StorefrontDeps, { category, specialPage, showing }: ShownList) {
  if (category !== null) return { category: presentCategory(category, showing, config) };
  return specialPage === null ? {} : { special_page: presentSpecialPage(specialPage, showing.language, config) };
}

function tagsOf({ tags: found, specialPage, families }: ShownList): string[] {
  const page = specialPage === null ? [] : ['pages', 'urls'];
  return ['definitions', 'menus', PROMOTIONS, ...found, ...page, ...families.flatMap(familyTags)];
}
