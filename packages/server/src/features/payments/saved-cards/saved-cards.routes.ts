import { Type } from 'typebox';
import { offsetOf } from '../../../kernel/page.ts';
import type { Clock } from '../../../platform/clock/index.ts';
import type { Config } from '../../../platform/config/index.ts';
import type { Executor } from '../../../platform/db/index.ts';
import { customerOf, pageQuery, pageSchema, presentPage, readPage } from '../../../platform/http/index.ts';
import type { TypedApp } from '../../../platform/http/typed-app.ts';
import { removeSavedCard } from './forgetting.service.ts';
import { SavedCardBody, SavedCardObject, SavedCardPk } from './saved-cards.schema.ts';
import { changeSavedCard, findSavedCards, getSavedCard } from './saved-cards.service.ts';
import { presentSavedCard } from './saved-cards.wire.ts';

export interface SavedCardRouteDeps {
  readonly db: Executor;
  readonly clock: Clock;
  readonly config: Pick<Config, 'publicUrl'>;
}

const url = '/users/saved-cards/';
const tags = ['Payments'];

/** A customer's saved cards (Wire: docs/protocol/payments.md, "Saved cards"). */
export function savedCardRoutes(app: TypedApp, deps: SavedCardRouteDeps): void {
  listRoute(app, deps);
  storedRoute(app, deps);
  readRoute(app, deps);
  changeRoute(app, deps);
  removeRoute(app, deps);
}

function listRoute(app: TypedApp, { db, config }: SavedCardRouteDeps): void {
  app.route({
    method: 'GET',
    url,
    config: { access: 'customer' },
    schema: {
      ...{
        operationId: 'listSavedCards',
        tags,
        summary: 'The customer’s saved cards, the default first, then the newest',
      },
      querystring: pageQuery,
      response: { 200: pageSchema(SavedCardObject) },
    },
    handler: async (request) => {
      const page = readPage(request);
      const cards = await findSavedCards(db, customerOf(request).customer.id);
      const items = cards.slice(offsetOf(page), offsetOf(page) + page.size);
      const slice = { items, total: cards.length };
      return presentPage(request, config.publicUrl, { page, slice }, presentSavedCard);
    },
  });
}

function storedRoute(app: TypedApp, { db }: SavedCardRouteDeps): void {
  app.route({
    method: 'GET',
    url: '/users/stored-cards/',
    config: { access: 'customer' },
    schema: {
      ...{ operationId: 'listStoredCards', tags, summary: 'The same cards as one list: gateways keep no others' },
      response: { 200: Type.Array(SavedCardObject) },
    },
    handler: async (request) => {
      const cards = await findSavedCards(db, customerOf(request).customer.id);
      return cards.map(presentSavedCard);
    },
  });
}

function readRoute(app: TypedApp, { db }: SavedCardRouteDeps): void {
  app.route({
    method: 'GET',
    url: `${url}:pk/`,
    config: { access: 'customer' },
    schema: {
      ...{ operationId: 'getSavedCard', tags, summary: 'One saved card' },
      params: SavedCardPk,
      response: { 200: SavedCardObject },
    },
    handler: async (request) => presentSavedCard(await getSavedCard(db, wanted(request))),
  });
}

function changeRoute(app: TypedApp, deps: SavedCardRouteDeps): void {
  app.route({
    method: 'PATCH',
    url: `${url}:pk/`,
    config: { access: 'customer' },
    schema: {
      ...{ operationId: 'updateSavedCard', tags, summary: 'Names a saved card, or makes it the default' },
      consumes: ['application/json', 'application/x-www-form-urlencoded'],
      params: SavedCardPk,
      body: SavedCardBody,
      response: { 200: SavedCardObject },
    },
    handler: async (request) => {
      const { name, is_default: isDefault } = request.body;
      const change = { ...(name === undefined ? {} : { name }), ...(isDefault === undefined ? {} : { isDefault }) };
      return presentSavedCard(await changeSavedCard(deps, wanted(request), change));
    },
  });
}

function removeRoute(app: TypedApp, deps: SavedCardRouteDeps): void {
  app.route({
    method: 'DELETE',
    url: `${url}:pk/`,
    config: { access: 'customer' },
    schema: {
      ...{ operationId: 'deleteSavedCard', tags, summary: 'Removes a saved card; its gateway forgets it too' },
      params: SavedCardPk,
      response: { 204: Type.Null() },
    },
    handler: async (request, reply) => {
      await removeSavedCard(deps, wanted(request));
      return reply.code(204).send(null);
    },
  });
}

type Requested = Parameters<typeof customerOf>[0] & { readonly params: { readonly pk: number } };

function wanted(request: Requested) {
  return { id: request.params.pk, customerId: customerOf(request).customer.id };
}
