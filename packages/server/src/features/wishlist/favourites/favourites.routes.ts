import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { customerOf, everyValue, lastValue, pageSchema, presentPage, readPage } from '../../../platform/http/index.ts';
import { typed, type TypedApp } from '../../../platform/http/typed-app.ts';
import { readIds, readText } from '../goods/filters.wire.ts';
import { NewWish, WishObject } from '../goods/wishes.schema.ts';
import { presentWish } from '../goods/wishes.wire.ts';
import type { WishlistDeps } from '../wishlist.deps.ts';
import type { FavouriteFilter } from './favourites.queries.ts';
import { FavouriteBody, favouriteQuery } from './favourites.schema.ts';
import { addFavourite, listFavourites, removeFavourite } from './favourites.service.ts';

const url = '/wishlists/favourite-products/';
const tags = ['Wishlist'];

/** A customer's favourites (Wire: docs/protocol/wishlists.md, "Favourites"). */
export function favouriteRoutes(plain: FastifyInstance, deps: WishlistDeps): void {
  const app = typed(plain);
  listRoute(app, deps);
  addRoute(app, deps);
  removeRoute(app, deps);
}

function listRoute(app: TypedApp, deps: WishlistDeps): void {
  app.route({
    method: 'GET',
    url,
    config: { access: 'customer' },
    schema: {
      operationId: 'listFavourites',
      tags,
      summary: 'The customer’s favourites, newest first',
      querystring: favouriteQuery,
      response: { 200: pageSchema(WishObject) },
    },
    handler: async (request) => {
      const page = readPage(request);
      const slice = await listFavourites(deps, customerOf(request), { page, filter: readFilter(request) });
      return presentPage(request, deps.config.publicUrl, { page, slice }, (wish) => presentWish(wish, slice.showing));
    },
  });
}

function readFilter(request: FastifyRequest): FavouriteFilter {
  const codes = readText(lastValue(request, 'base_code__in'));
  return {
    productIds: readIds(everyValue(request, 'product_id'), everyValue(request, 'search')),
    baseCodes: codes === null ? null : codes.split(',').map((code) => code.trim()),
    name: readText(lastValue(request, 'product__name')),
  };
}

function addRoute(app: TypedApp, deps: WishlistDeps): void {
  app.route({
    method: 'POST',
    url,
    config: { access: 'customer', refusals: [406] },
    schema: {
      operationId: 'addFavourite',
      tags,
      summary: 'Adds a product to the favourites',
      consumes: ['application/json', 'application/x-www-form-urlencoded'],
      body: FavouriteBody,
      response: { 201: NewWish },
    },
    handler: async (request, reply) => {
      const { product } = request.body;
      const pk = await addFavourite(deps, customerOf(request), product);
      return reply.code(201).send({ pk, product });
    },
  });
}

function removeRoute(app: TypedApp, deps: WishlistDeps): void {
  app.route({
    method: 'DELETE',
    url: `${url}:pk/`,
    config: { access: 'customer' },
    schema: {
      operationId: 'removeFavourite',
      tags,
      summary: 'Removes a favourite, by its own pk',
      params: Type.Object({ pk: Type.Integer({ description: 'pk of a favourite' }) }),
      response: { 204: Type.Null() },
    },
    handler: async (request, reply) => {
      await removeFavourite(deps, customerOf(request), request.params.pk);
      return reply.code(204).send(null);
    },
  });
}
