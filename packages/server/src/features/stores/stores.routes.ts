import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Page } from '../../kernel/page.ts';
import {
  answerPublic,
  callerOf,
  lastValue,
  pageSchema,
  presentPage,
  queryValues,
  readPage,
  readPk,
} from '../../platform/http/index.ts';
import { typed, type TypedApp } from '../../platform/http/typed-app.ts';
import { checkPickupSearch } from './pickup.rules.ts';
import { FieldMessages, pickupQuery, StoreObject, storeQuery } from './stores.schema.ts';
import { findStores, getStore, type StoresDeps, type StoresWanted } from './stores.service.ts';
import { presentStore } from './stores.wire.ts';

const tags = ['Store'];

/** Where the shop sells in person, for everybody (Wire: docs/protocol/stores.md). */
export function storeRoutes(plain: FastifyInstance, deps: StoresDeps): void {
  const app = typed(plain);
  listRoute(app, deps, { url: '/stores/', operationId: 'listStores', summary: 'All stores' });
  listRoute(app, deps, {
    ...{ url: '/address/retail_store/', operationId: 'listRetailStores', summary: 'Stores, by city or township' },
  });
  storeRoute(app, deps);
  pickupRoute(app);
}

function listRoute(
  app: TypedApp,
  deps: StoresDeps,
  { url, operationId, summary }: { url: string; operationId: string; summary: string },
): void {
  app.route({
    method: 'GET',
    url,
    config: { access: 'public' },
    schema: { operationId, tags, summary, querystring: storeQuery, response: { 200: pageSchema(StoreObject) } },
    handler: (request, reply) => {
      const wanted = readWanted(request);
      // The links name what counts and nothing else, because the answer is shared.
      const shared = { url: canonical(url, wanted) };
      return answerPublic(
        deps.answers,
        { request, reply },
        {
          key: `${wanted.language} ${shared.url}`,
          make: async () => {
            const slice = await findStores(deps, wanted);
            const present = presentStore.bind(null, deps.config);
            const body = presentPage(shared, deps.config.publicUrl, { page: wanted.page, slice }, present);
            return { body, tags: KEPT_UNTIL };
          },
        },
      );
    },
  });
}

const KEPT_UNTIL = ['stores', 'places'];

// Storefronts show all stores on one page and read no further ones.
const STORES_AT_ONCE = 1000;

const NOBODYS_ID = 0;

function readWanted(request: FastifyRequest): StoresWanted {
  const place = (name: string) => {
    const value = lastValue(request, name);
    return value === null || value === '' ? null : (readPk(value) ?? NOBODYS_ID);
  };
  return {
    language: callerOf(request).language,
    filter: { cityId: place('city'), townshipId: place('township'), districtId: null },
    page: readPage(request, STORES_AT_ONCE),
  };
}

function canonical(path: string, { filter, page }: { filter: StoresWanted['filter']; page: Page }): string {
  const parameters = Object.entries({
    city: filter.cityId,
    township: filter.townshipId,
    limit: page.size === STORES_AT_ONCE ? null : page.size,
    page: page.number === 1 ? null : page.number,
  });
  const named = parameters.flatMap(([name, value]) => (value === null ? [] : [`${name}=${value}`]));
  return named.length === 0 ? path : `${path}?${named.join('&')}`;
}

function storeRoute(app: TypedApp, deps: StoresDeps): void {
  app.route({
    method: 'GET',
    url: '/address/retail_store/:pk/',
    config: { access: 'public' },
    schema: {
      operationId: 'getRetailStore',
      tags,
      summary: 'One store',
      params: Type.Object({ pk: Type.Integer({ description: 'pk of a store' }) }),
      response: { 200: StoreObject },
    },
    handler: (request, reply) => {
      const { pk } = request.params;
      const { language } = callerOf(request);
      return answerPublic(
        deps.answers,
        { request, reply },
        {
          key: `${language} /address/retail_store/${pk}/`,
          make: async () => ({
            body: presentStore(deps.config, await getStore(deps, language, pk)),
            tags: KEPT_UNTIL,
          }),
        },
      );
    },
  });
}

function pickupRoute(app: TypedApp): void {
  app.route({
    method: 'GET',
    url: '/address/pickup-locations/',
    config: { access: 'public' },
    schema: {
      operationId: 'listPickupLocations',
      tags,
      summary: 'Pick-up points of a carrier; none while no carrier is connected',
      querystring: pickupQuery,
      response: { 200: Type.Array(Type.Unknown()), 400: FieldMessages },
    },
    handler: async (request, reply) => {
      checkPickupSearch(queryValues(request));
      return reply.send([]);
    },
  });
}
