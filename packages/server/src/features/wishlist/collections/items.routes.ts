import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { customerOf } from '../../../platform/http/index.ts';
import { typed, type TypedApp } from '../../../platform/http/typed-app.ts';
import type { WishlistDeps } from '../wishlist.deps.ts';
import { CollectionPk, ItemBody, ItemChangeBody, ItemObject, ItemPk } from './collections.schema.ts';
import { presentItem } from './collections.wire.ts';
import { addItem, changeNote, removeItem } from './items.service.ts';

const url = '/wishlists/user-collections/:pk/items/';
const itemUrl = `${url}:item_pk/`;
const tags = ['Wishlist'];
const consumes = ['application/json', 'application/x-www-form-urlencoded'];

/** What lies in a collection (Wire: docs/protocol/wishlists.md, "Items"). */
export function itemRoutes(plain: FastifyInstance, deps: WishlistDeps): void {
  const app = typed(plain);
  addRoute(app, deps);
  changeRoute(app, deps);
  removeRoute(app, deps);
}

function addRoute(app: TypedApp, deps: WishlistDeps): void {
  app.route({
    method: 'POST',
    url,
    config: { access: 'customer', refusals: [406] },
    schema: {
      operationId: 'addCollectionItem',
      tags,
      summary: 'Puts a product into a collection',
      consumes,
      params: CollectionPk,
      body: ItemBody,
      response: { 201: ItemObject },
    },
    handler: async (request, reply) => {
      const { product, note = null } = request.body;
      const wanted = { collectionId: request.params.pk, productId: product, note };
      const { content, showing } = await addItem(deps, customerOf(request), wanted);
      return reply.code(201).send(presentItem(content, showing));
    },
  });
}

function changeRoute(app: TypedApp, deps: WishlistDeps): void {
  app.route({
    method: 'PATCH',
    url: itemUrl,
    config: { access: 'customer' },
    schema: {
      operationId: 'updateCollectionItem',
      tags,
      summary: 'Changes the note of an item',
      consumes,
      params: ItemPk,
      body: ItemChangeBody,
      response: { 200: ItemObject },
    },
    handler: async (request) => {
      const { pk, item_pk } = request.params;
      const change = { id: item_pk, collectionId: pk, note: request.body.note };
      const { content, showing } = await changeNote(deps, customerOf(request), change);
      return presentItem(content, showing);
    },
  });
}

function removeRoute(app: TypedApp, deps: WishlistDeps): void {
  app.route({
    method: 'DELETE',
    url: itemUrl,
    config: { access: 'customer' },
    schema: {
      operationId: 'removeCollectionItem',
      tags,
      summary: 'Takes an item out of a collection',
      params: ItemPk,
      response: { 204: Type.Null() },
    },
    handler: async (request, reply) => {
      const { pk, item_pk } = request.params;
      await removeItem(deps, customerOf(request), { id: item_pk, collectionId: pk });
      return reply.code(204).send(null);
    },
  });
}
