import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Static, type TSchema, Type } from 'typebox';
import { invalidField } from '../../kernel/errors.ts';
import type { Slice } from '../../kernel/page.ts';
import { isRecord } from '../../platform/http/decoding/index.ts';
import { answerPublic, callerOf, pageSchema, presentPage, readPage } from '../../platform/http/index.ts';
import { typed, type TypedApp } from '../../platform/http/typed-app.ts';
import {
  CityObject,
  cityQuery,
  citySearchQuery,
  CountryObject,
  countryQuery,
  DistrictObject,
  districtQuery,
  TownshipObject,
  townshipQuery,
} from './places.schema.ts';
import {
  getCity,
  listCities,
  listCountries,
  listDistricts,
  listTownships,
  type PlacesDeps,
  type PlacesWanted,
  searchCities,
} from './places.service.ts';
import { presentCity, presentCountry, presentDistrict, presentTownship } from './places.wire.ts';

/** A request's answer; it depends on path, query and language only. */
type Read = (deps: PlacesDeps, request: FastifyRequest) => Promise<Static<ReturnType<typeof pageSchema>>>;

/** Countries and what they consist of, for everybody (Wire: docs/protocol/places.md). */
export function placeRoutes(plain: FastifyInstance, deps: PlacesDeps): void {
  const app = typed(plain);
  listRoute(app, deps, {
    ...{ url: '/address/country/', operationId: 'listCountries', summary: 'Countries, by name' },
    ...{ query: countryQuery, item: CountryObject, read: readCountries },
  });
  listRoute(app, deps, {
    ...{ url: '/address/city/', operationId: 'listCities', summary: 'Cities, the important ones first' },
    ...{ query: cityQuery, item: CityObject, read: readCities },
  });
  listRoute(app, deps, {
    ...{ url: '/address/city/search/', operationId: 'searchCities', summary: 'Cities by a part of their name' },
    ...{ query: citySearchQuery, item: CityObject, read: readCitySearch },
  });
  listRoute(app, deps, {
    ...{ url: '/address/township/', operationId: 'listTownships', summary: 'Townships, by name' },
    ...{ query: townshipQuery, item: TownshipObject, read: readTownships },
  });
  listRoute(app, deps, {
    ...{ url: '/address/district/', operationId: 'listDistricts', summary: 'Districts, by name' },
    ...{ query: districtQuery, item: DistrictObject, read: readDistricts },
  });
  cityRoute(app, deps);
}

interface PlaceList {
  readonly url: string;
  readonly operationId: string;
  readonly summary: string;
  readonly query: TSchema;
  readonly item: TSchema;
  readonly read: Read;
}

const tags = ['Place'];

function listRoute(app: TypedApp, deps: PlacesDeps, { url, operationId, summary, query, item, read }: PlaceList): void {
  app.route({
    method: 'GET',
    url,
    config: { access: 'public' },
    schema: { operationId, tags, summary, querystring: query, response: { 200: pageSchema(item) } },
    handler: (request, reply) => answer(deps, { request, reply }, () => read(deps, request)),
  });
}

function cityRoute(app: TypedApp, deps: PlacesDeps): void {
  app.route({
    method: 'GET',
    url: '/address/city/:pk/',
    config: { access: 'public' },
    schema: {
      operationId: 'getCity',
      tags,
      summary: 'One city',
      params: Type.Object({ pk: Type.Integer({ description: 'pk of a city' }) }),
      response: { 200: CityObject },
    },
    handler: (request, reply) =>
      answer(deps, { request, reply }, async () =>
        presentCity(await getCity(deps, callerOf(request).language, request.params.pk)),
      ),
  });
}

function answer(
  deps: PlacesDeps,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  read: () => Promise<unknown>,
) {
  return answerPublic(
    deps.answers,
    { request, reply },
    {
      key: `places|${request.url}|${callerOf(request).language}`,
      make: async () => ({ body: await read(), tags: ['places', 'stores'] }),
    },
  );
}

/** One page of a list; `parent` names the parameter for the place they lie in. */
function listing<Item>(
  parent: string | null,
  list: (deps: PlacesDeps, wanted: PlacesWanted, request: FastifyRequest) => Promise<Slice<Item>>,
  present: (item: Item) => unknown,
): Read {
  return async (deps, request) => {
    const wanted = readWanted(request, parent);
    const slice = await list(deps, wanted, request);
    return presentPage(request, deps.config.publicUrl, { page: wanted.page, slice }, present);
  };
}

const readCountries = listing(null, listCountries, presentCountry);
const readCities = listing('country', listCities, presentCity);
const readTownships = listing('city', listTownships, presentTownship);
const readDistricts = listing('township', listDistricts, presentDistrict);
const readCitySearch = listing(
  'country',
  (deps, wanted, request) => searchCities(deps, wanted, readSearch(request)),
  presentCity,
);

function readSearch(request: FastifyRequest): string {
  const text = lastValue(request, 'q');
  if (text === null) throw invalidField('q', 'required');
  return text;
}

// Storefronts fill their dropdowns from one answer and read no further pages.
const PLACES_AT_ONCE = 1000;

function readWanted(request: FastifyRequest, parent: string | null): PlacesWanted {
  return {
    language: callerOf(request).language,
    page: readPage(request, PLACES_AT_ONCE),
    parentId: parent === null ? null : readId(lastValue(request, parent)),
    withStore: lastValue(request, 'retailstore__isnull')?.toLowerCase() === 'false',
  };
}

const NOBODYS_ID = 0;

function readId(value: string | null): number | null {
  if (value === null || value === '') return null;
  return /^\d{1,15}$/.test(value) ? Number(value) : NOBODYS_ID;
}

/** Of a repeated parameter the last value counts. */
function lastValue({ query }: FastifyRequest, name: string): string | null {
  const given = isRecord(query) ? query[name] : undefined;
  const value: unknown = Array.isArray(given) ? given.at(-1) : given;
  return typeof value === 'string' ? value : null;
}
