import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import {
  callerOf,
  customerOf,
  everyValue,
  lastValue,
  pageSchema,
  presentPage,
  readPage,
} from '../../../platform/http/index.ts';
import { typed, type TypedApp } from '../../../platform/http/typed-app.ts';
import { readIds, readText } from '../goods/filters.wire.ts';
import type { WishlistDeps } from '../wishlist.deps.ts';
import {
  CollectionBody,
  CollectionChangeBody,
  CollectionObject,
  CollectionPk,
  collectionQuery,
} from './collections.schema.ts';
import {
  bounded,
  changeCollection,
  createCollection,
  getCollection,
  getShared,
  listCollections,
  removeCollection,
} from './collections.service.ts';
import { presentCollection, readStatus, SHARED_URL } from './collections.wire.ts';

const url = '/wishlists/user-collections/';
const tags = ['Wishlist'];
const consumes = ['application/json', 'application/x-www-form-urlencoded'];

/** A customer's collections (Wire: docs/protocol/wishlists.md, "Collections"). */
export function collectionRoutes(plain: FastifyInstance, deps: WishlistDeps): void {
  const app = typed(plain);
  listRoute(app, deps);
  createRoute(app, deps);
  readRoute(app, deps);
  changeRoute(app, deps);
  removeRoute(app, deps);
  sharedRoute(app, deps);
}

function listRoute(app: TypedApp, deps: WishlistDeps): void {
  app.route({
    method: 'GET',
    url,
    config: { access: 'customer' },
    schema: {
      operationId: 'listCollections',
      tags,
      summary: 'The customer’s collections with their items, newest first; at most 10 on a page',
      querystring: collectionQuery,
      response: { 200: pageSchema(CollectionObject) },
    },
    handler: async (request) => {
      const page = bounded(readPage(request));
      const filter = {
        name: readText(lastValue(request, 'search')),
        productIds: readIds(everyValue(request, 'product_id')),
      };
      const { content, showing, total } = await listCollections(deps, customerOf(request), { page, filter });
      return presentPage(request, deps.config.publicUrl, { page, slice: { items: content, total } }, (collection) =>
        presentCollection(collection, showing),
      );
    },
  });
}

function createRoute(app: TypedApp, deps: WishlistDeps): void {
  app.route({
    method: 'POST',
    url,
    config: { access: 'customer', refusals: [406] },
    schema: {
      operationId: 'createCollection',
      tags,
      summary: 'Makes an empty collection',
      consumes,
      body: CollectionBody,
      response: { 201: CollectionObject },
    },
    handler: async (request, reply) => {
      const { name, status } = request.body;
      const caller = customerOf(request);
      const wanted = { name, isPublic: readStatus(status) ?? false };
      const { content, showing } = await createCollection(deps, caller, wanted);
      return reply.code(201).send(presentCollection(content, showing));
    },
  });
}

function readRoute(app: TypedApp, deps: WishlistDeps): void {
  app.route({
    method: 'GET',
    url: `${url}:pk/`,
    config: { access: 'customer' },
    schema: {
      operationId: 'getCollection',
      tags,
      summary: 'One collection with its items',
      params: CollectionPk,
      response: { 200: CollectionObject },
    },
    handler: async (request) => {
      const { content, showing } = await getCollection(deps, customerOf(request), request.params.pk);
      return presentCollection(content, showing);
    },
  });
}

function changeRoute(app: TypedApp, deps: WishlistDeps): void {
  app.route({
    method: 'PATCH',
    url: `${url}:pk/`,
    config: { access: 'customer' },
    schema: {
      operationId: 'updateCollection',
      tags,
      summary: 'Changes name or status of a collection',
      consumes,
      params: CollectionPk,
      body: CollectionChangeBody,
      response: { 200: CollectionObject },
    },
    handler: async (request) => {
      const { name, status } = request.body;
      const change = { id: request.params.pk, name, isPublic: readStatus(status) };
      const { content, showing } = await changeCollection(deps, customerOf(request), change);
      return presentCollection(content, showing);
    },
  });
}

function removeRoute(app: TypedApp, deps: WishlistDeps): void {
  app.route({
    method: 'DELETE',
    url: `${url}:pk/`,
    config: { access: 'customer' },
    schema: {
      operationId: 'deleteCollection',
      tags,
      summary: 'Deletes a collection with its items',
      params: CollectionPk,
      response: { 204: Type.Null() },
    },
    handler: async (request, reply) => {
      await removeCollection(deps, customerOf(request), request.params.pk);
      return reply.code(204).send(null);
    },
  });
}

function sharedRoute(app: TypedApp, deps: WishlistDeps): void {
  app.route({
    method: 'GET',
    url: `${SHARED_URL}:slug/`,
    config: { access: 'guest' },
    schema: {
      operationId: 'getSharedCollection',
      tags,
      summary: 'A public collection, for anybody; a private one for its owner',
      params: Type.Object({ slug: Type.String({ description: 'slug of a shared collection' }) }),
      response: { 200: CollectionObject },
    },
    handler: async (request) => {
      const { content, showing } = await getShared(deps, callerOf(request), request.params.slug);
      return presentCollection(content, showing);
    },
  });
}
