import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { callerOf, customerOf } from '../../../platform/http/index.ts';
import { typed, type TypedApp } from '../../../platform/http/typed-app.ts';
import type { B2bDeps } from '../b2b.deps.ts';
import { AddBody, BasketObject, ById, Drafts, NameBody, RemoveBody, SetBody } from './basket.schema.ts';
import { presentBasket, presentDraft } from './basket.wire.ts';
import { addProduct, removeProduct, setProduct } from './changing.service.ts';
import { deleteDraft, loadDraft, saveBasket } from './drafts.service.ts';
import { getBasket, listDrafts } from './reading.service.ts';

const url = '/b2b/basket/';
const tags = ['B2B'];
const consumes = ['application/json', 'application/x-www-form-urlencoded'];
const response = { 200: BasketObject };

/** The basket of a business customer (Wire: docs/protocol/b2b.md, "The basket"). */
export function basketRoutes(plain: FastifyInstance, deps: B2bDeps): void {
  const app = typed(plain);
  showRoute(app, deps);
  changeRoutes(app, deps);
  removeRoute(app, deps);
  draftRoutes(app, deps);
  deleteDraftRoute(app, deps);
}

function showRoute(app: TypedApp, deps: B2bDeps): void {
  app.route({
    method: 'GET',
    url,
    config: { access: 'customer' },
    schema: { operationId: 'getB2bBasket', tags, summary: 'What is to be asked for', response },
    handler: async (request) => presentBasket(await getBasket(deps, customerOf(request))),
  });
}

function changeRoutes(app: TypedApp, deps: B2bDeps): void {
  app.route({
    method: 'POST',
    url,
    config: { access: 'customer' },
    schema: {
      operationId: 'addToB2bBasket',
      tags,
      summary: 'Adds pieces of a product for a division',
      consumes,
      body: AddBody,
      response,
    },
    handler: async (request) => {
      const { product_remote_id: productId, division: divisionId, quantity } = request.body;
      return presentBasket(await addProduct(deps, customerOf(request), { productId, divisionId, quantity }));
    },
  });
  app.route({
    method: 'PUT',
    url,
    config: { access: 'customer' },
    schema: {
      operationId: 'setInB2bBasket',
      tags,
      summary: 'Sets how many pieces of a product a division gets; 0 takes it out',
      consumes,
      body: SetBody,
      response,
    },
    handler: async (request) => {
      const { product_remote_id: productId, division: divisionId, quantity } = request.body;
      return presentBasket(await setProduct(deps, customerOf(request), { productId, divisionId, quantity }));
    },
  });
}

function removeRoute(app: TypedApp, deps: B2bDeps): void {
  app.route({
    method: 'DELETE',
    url,
    config: { access: 'customer' },
    schema: {
      operationId: 'removeFromB2bBasket',
      tags,
      summary: 'Takes a product out for all divisions',
      consumes,
      body: RemoveBody,
      response,
    },
    handler: async (request) =>
      presentBasket(await removeProduct(deps, customerOf(request), request.body.product_remote_id)),
  });
}

function draftRoutes(app: TypedApp, deps: B2bDeps): void {
  app.route({
    method: 'POST',
    url: `${url}save/`,
    config: { access: 'customer' },
    schema: {
      operationId: 'saveB2bBasket',
      tags,
      summary: 'Puts the basket by under a name; an empty one takes its place',
      consumes,
      body: NameBody,
      response,
    },
    handler: async (request) => presentBasket(await saveBasket(deps, customerOf(request), request.body.name)),
  });
  app.route({
    method: 'GET',
    url: `${url}drafts/`,
    config: { access: 'customer' },
    schema: { operationId: 'listB2bDrafts', tags, summary: 'What was put by', response: { 200: Drafts } },
    handler: async (request) => {
      const { language } = callerOf(request);
      return (await listDrafts(deps, customerOf(request))).map((draft) => presentDraft(draft, language));
    },
  });
  app.route({
    method: 'POST',
    url: `${url}:id/load/`,
    config: { access: 'customer' },
    schema: {
      operationId: 'loadB2bDraft',
      tags,
      summary: 'Makes what was put by the basket again',
      params: ById,
      response,
    },
    handler: async (request) => presentBasket(await loadDraft(deps, customerOf(request), request.params.id)),
  });
}

function deleteDraftRoute(app: TypedApp, deps: B2bDeps): void {
  app.route({
    method: 'DELETE',
    url: `${url}:id/`,
    config: { access: 'customer' },
    schema: {
      operationId: 'deleteB2bDraft',
      tags,
      summary: 'Throws away what was put by',
      params: ById,
      response: { 204: Type.Null() },
    },
    handler: async (request, reply) => {
      await deleteDraft(deps, customerOf(request), request.params.id);
      return reply.code(204).send(null);
    },
  });
}
