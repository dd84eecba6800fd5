import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { formatAmount } from '../../../kernel/money.ts';
import { typed, type TypedApp } from '../../../platform/http/typed-app.ts';
import { PROMOTIONS } from '../../promotions/index.ts';
import { answerShelf, attributeQuery, type ShelfRead } from '../read.ts';
import type { StorefrontDeps } from '../storefront.deps.ts';
import { ProductPk, variantAttributes } from '../../../platform/http/index.ts';
import { familyTags, isFamilyInStock, totalOffer } from './family.rules.ts';
import { GroupPage, ProductPage } from './product.schema.ts';
import { getGroup, getProduct, type ShownGroup } from './product.service.ts';
import { presentListed, presentPage } from './product.wire.ts';

const tags = ['Catalogue'];

/** A product's page and a group's (Wire: docs/protocol/catalogue.md). */
export function productRoutes(plain: FastifyInstance, deps: StorefrontDeps): void {
  const app = typed(plain);
  productRoute(app, deps);
  groupRoute(app, deps);
}

function productRoute(app: TypedApp, deps: StorefrontDeps): void {
  app.route({
    method: 'GET',
    url: '/product/:pk/',
    config: { access: 'reader', media: { 302: [] } },
    schema: {
      operationId: 'getProduct',
      tags,
      summary: 'A product with its variants; attributes in the query select one',
      params: Type.Object({ pk: ProductPk }),
      querystring: Type.Object({ attributes: variantAttributes }, { 'x-raw': true }),
      response: { 200: ProductPage },
    },
    handler: (request, reply) =>
      answerShelf(deps, { request, reply }, productRead(deps, request.params.pk, attributeQuery(request))),
  });
}

/** The page of a product: also what its pretty address answers. */
export function productRead(deps: StorefrontDeps, id: number, query: ReadonlyMap<string, string>): ShelfRead {
  return {
    key: `product|${id}|${JSON.stringify([...query])}`,
    make: async (caller) => {
      const shown = await getProduct(deps, caller, { id, query });
      if ('location' in shown) {
        const redirect = { status: 302, location: shown.location } as const;
        return { body: {}, tags: [`product:${shown.listedId}`], redirect };
      }
      const { family, selection, showing } = shown;
      return {
        body: presentPage(family, selection, showing),
        tags: [`product:${family.listed.id}`, 'definitions', PROMOTIONS],
      };
    },
  };
}

function groupRoute(app: TypedApp, deps: StorefrontDeps): void {
  app.route({
    method: 'GET',
    url: '/group-product/:pk/',
    config: { access: 'reader' },
    schema: {
      operationId: 'getGroupProduct',
      tags,
      summary: 'Products that are sold together',
      params: Type.Object({ pk: ProductPk }),
      response: { 200: GroupPage },
    },
    handler: (request, reply) => answerShelf(deps, { request, reply }, groupRead(deps, request.params.pk)),
  });
}

export function groupRead(deps: StorefrontDeps, id: number): ShelfRead {
  return {
    key: `group|${id}`,
    make: async (caller) => {
      const group = await getGroup(deps, caller, id);
      return { body: presentGroup(group), tags: [...familyTags(group.family), 'definitions', PROMOTIONS] };
    },
  };
}

function presentGroup({ family, members, showing }: ShownGroup) {
  const total = totalOffer(members);
  return {
    in_stock: isFamilyInStock(family),
    product: presentListed(family, showing),
    variants: [],
    selected_variant: null,
    group_products: members.map((member) => presentListed(member, showing)),
    group_products_total_price: formatAmount(total.price),
    group_products_total_retail_price: formatAmount(total.retailPrice),
  };
}
