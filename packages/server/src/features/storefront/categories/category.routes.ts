import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { notFound } from '../../../kernel/errors.ts';
import { callerOf, pageQuery, pageSchema, presentPage, ProductPk, readPage } from '../../../platform/http/index.ts';
import { offsetOf } from '../../../kernel/page.ts';
import { typed, type TypedApp } from '../../../platform/http/typed-app.ts';
import type { Category } from '../../catalogue/index.ts';
import { CategoryObject } from '../products/product.schema.ts';
import { answerShelf } from '../read.ts';
import type { StorefrontDeps } from '../storefront.deps.ts';
import { presentCategory } from './category.wire.ts';
import { findPlaceOf } from './product-categories.queries.ts';

const operations = ['Catalogue'];

/** Where a product lies (Wire: docs/protocol/catalogue.md, "Categories of a product"). */
export function productCategoryRoutes(plain: FastifyInstance, deps: StorefrontDeps): void {
  const app = typed(plain);
  nodesRoute(app, deps);
  primaryRoute(app, deps);
}

function nodesRoute(app: TypedApp, deps: StorefrontDeps): void {
  app.route({
    method: 'GET',
    url: '/products/:pk/category_nodes/',
    config: { access: 'public' },
    schema: {
      operationId: 'listProductCategories',
      tags: operations,
      summary: 'The categories of a product, the primary one first',
      params: Type.Object({ pk: ProductPk }),
      querystring: pageQuery,
      response: { 200: pageSchema(CategoryObject) },
    },
    handler: (request, reply) => {
      const { pk } = request.params;
      const page = readPage(request);
      return answerShelf(
        deps,
        { request, reply },
        {
          key: `nodes|${pk}|${request.url}`,
          make: async (caller) => {
            const { categories: all, tags } = await categoriesOf(deps, pk);
            const slice = { total: all.length, items: all.slice(offsetOf(page), offsetOf(page) + page.size) };
            const languages = { language: caller.language, fallback: deps.config.defaultLanguage };
            const body = presentPage(request, deps.config.publicUrl, { page, slice }, (category: Category) =>
              presentCategory(category, languages, deps.config),
            );
            return { body, tags };
          },
        },
      );
    },
  });
}

function primaryRoute(app: TypedApp, deps: StorefrontDeps): void {
  app.route({
    method: 'GET',
    url: '/product/:pk/category/',
    config: { access: 'public' },
    schema: {
      operationId: 'getProductCategory',
      tags: operations,
      summary: 'The primary category of a product',
      params: Type.Object({ pk: ProductPk }),
      response: { 200: CategoryObject },
    },
    handler: (request, reply) =>
      answerShelf(
        deps,
        { request, reply },
        {
          key: `node|${request.params.pk}`,
          make: async () => {
            const { categories, tags } = await categoriesOf(deps, request.params.pk);
            const [primary] = categories;
            if (primary === undefined) throw notFound();
            const languages = { language: callerOf(request).language, fallback: deps.config.defaultLanguage };
            return { body: presentCategory(primary, languages, deps.config), tags };
          },
        },
      ),
  });
}

/** @throws Refusal not_found for a product that is not there */
async function categoriesOf(
  deps: StorefrontDeps,
  product: number,
): Promise<{ categories: Category[]; tags: readonly string[] }> {
  const place = await findPlaceOf(deps.db, product);
  if (place === null) throw notFound();
  const { categories } = await deps.definitions();
  return {
    categories: place.categories.flatMap((id) => categories.get(id) ?? []).filter(({ isActive }) => isActive),
    tags: [`product:${place.listedId}`, 'definitions', 'menus'],
  };
}
