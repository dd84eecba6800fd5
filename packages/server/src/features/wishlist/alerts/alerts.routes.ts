import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { callerOf, customerOf, everyValue, pageSchema, presentPage, readPage } from '../../../platform/http/index.ts';
import { typed, type TypedApp } from '../../../platform/http/typed-app.ts';
import { readIds } from '../goods/filters.wire.ts';
import { NewWish, WishObject } from '../goods/wishes.schema.ts';
import { presentWish } from '../goods/wishes.wire.ts';
import type { WishlistDeps } from '../wishlist.deps.ts';
import { AlertBody, alertQuery } from './alerts.schema.ts';
import { cancelAlert, listAlerts, requestAlert } from './alerts.service.ts';

const url = '/wishlists/product-alerts/';
const tags = ['Wishlist'];

/** One mail when something is back in stock (Wire: docs/protocol/wishlists.md, "Stock alerts"). */
export function alertRoutes(plain: FastifyInstance, deps: WishlistDeps): void {
  const app = typed(plain);
  listRoute(app, deps);
  requestRoute(app, deps);
  cancelRoute(app, deps);
}

function listRoute(app: TypedApp, deps: WishlistDeps): void {
  app.route({
    method: 'GET',
    url,
    config: { access: 'customer' },
    schema: {
      operationId: 'listStockAlerts',
      tags,
      summary: 'What the customer is waiting for, newest first',
      querystring: alertQuery,
      response: { 200: pageSchema(WishObject) },
    },
    handler: async (request) => {
      const page = readPage(request);
      const productIds = readIds(everyValue(request, 'search'));
      const slice = await listAlerts(deps, customerOf(request), { page, productIds });
      return presentPage(request, deps.config.publicUrl, { page, slice }, (wish) => presentWish(wish, slice.showing));
    },
  });
}

function requestRoute(app: TypedApp, deps: WishlistDeps): void {
  app.route({
    method: 'POST',
    url,
    config: { access: 'guest', refusals: [406, 429] },
    schema: {
      operationId: 'requestStockAlert',
      tags,
      summary: 'Asks for a mail when a product is back in stock; guests give an address, else 401',
      consumes: ['application/json', 'application/x-www-form-urlencoded'],
      body: AlertBody,
      response: { 201: NewWish },
    },
    handler: async (request, reply) => {
      const { product, email = null } = request.body;
      const pk = await requestAlert(deps, callerOf(request), { productId: product, email });
      return reply.code(201).send({ pk, product });
    },
  });
}

function cancelRoute(app: TypedApp, deps: WishlistDeps): void {
  app.route({
    method: 'DELETE',
    url: `${url}:pk/`,
    config: { access: 'customer' },
    schema: {
      operationId: 'cancelStockAlert',
      tags,
      summary: 'Takes an alert back, by its own pk',
      params: Type.Object({ pk: Type.Integer({ description: 'pk of an alert' }) }),
      response: { 204: Type.Null() },
    },
    handler: async (request, reply) => {
      await cancelAlert(deps, customerOf(request), request.params.pk);
      return reply.code(204).send(null);
    },
  });
}
