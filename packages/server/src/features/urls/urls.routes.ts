import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { primaryTag } from '../../kernel/locale.ts';
import { type Page, pageCount, type Slice } from '../../kernel/page.ts';
import type { TaggedCache } from '../../platform/cache/index.ts';
import type { Config } from '../../platform/config/index.ts';
import type { Executor } from '../../platform/db/index.ts';
import {
  answerPublic,
  lastValue,
  pageSchema,
  presentPage,
  type PublicAnswer,
  readPage,
} from '../../platform/http/index.ts';
import { typed } from '../../platform/http/typed-app.ts';
import { normalisePath } from './paths.rules.ts';
import type { PrettyUrl, UrlFilter } from './urls.queries.ts';
import { PrettyUrlObject, prettyUrlQuery } from './urls.schema.ts';
import { listUrls } from './urls.service.ts';
import { presentPrettyUrl } from './urls.wire.ts';

export interface UrlDeps {
  readonly db: Executor;
  readonly config: Config;
  readonly answers: TaggedCache<PublicAnswer>;
}

/** Which page an address belongs to (Wire: docs/protocol/urls.md). Never 404: storefronts read the list whatever comes. */
export function urlRoutes(plain: FastifyInstance, deps: UrlDeps): void {
  const app = typed(plain);
  app.route({
    method: 'GET',
    url: '/pretty_urls/',
    config: { access: 'public' },
    schema: {
      operationId: 'listPrettyUrls',
      tags: ['Page'],
      summary: 'Addresses and the pages behind them',
      querystring: prettyUrlQuery,
      response: { 200: pageSchema(PrettyUrlObject) },
    },
    handler: (request, reply) => answer(deps, { request, reply }, pathOf(request, 'path')),
  });

  app.route({
    method: 'GET',
    url: '/misc/pretty-url/*',
    config: { access: 'public' },
    schema: { hide: true, params: Type.Object({ '*': Type.String({ 'x-raw': true }) }) },
    handler: (request, reply) => answer(deps, { request, reply }, normalisePath(`/${request.params['*']}`)),
  });
}

interface Call {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

// The mappings of one page are never more than the languages of a shop.
const ALL: Page = { number: 1, size: 100 };

function answer(deps: UrlDeps, call: Call, path: string | null): void | Promise<void> {
  const filter = readFilter(call.request);
  const single = path !== null || filter.newPath !== null || filter.oldPath !== null;
  const page = single ? ALL : readAnyPage(call.request);
  const key = JSON.stringify(['pretty_urls', path, filter, page, single ? '' : call.request.url]);
  return answerPublic(deps.answers, call, {
    key,
    make: async () => {
      const { defaultLanguage, publicUrl } = deps.config;
      const slice = await listUrls(deps.db, { filter, path, page, defaultLanguage });
      return { body: presentAny(call.request, publicUrl, { page, slice }), tags: ['urls'] };
    },
  });
}

function presentAny(request: FastifyRequest, base: string, { page, slice }: { page: Page; slice: Slice<PrettyUrl> }) {
  const beyond = page.number > pageCount(slice.total, page.size);
  if (beyond) return { count: slice.total, next: null, previous: null, results: [] };
  return presentPage(request, base, { page, slice }, presentPrettyUrl);
}

/** A page that makes no sense is the first one: 404 is an answer that this route does not know. */
function readAnyPage(request: FastifyRequest): Page {
  const number = /^[1-9]\d{0,8}$/.exec(lastValue(request, 'page') ?? '')?.[0] ?? '1';
  const { query } = request;
  request.query = { ...(typeof query === 'object' ? query : {}), page: number };
  return readPage(request);
}

function readFilter(request: FastifyRequest): UrlFilter {
  const language = lastValue(request, 'language');
  const parent = lastValue(request, 'parent');
  return {
    newPath: pathOf(request, 'new_path__exact') ?? pathOf(request, 'new_path'),
    oldPath: pathOf(request, 'old_path'),
    language: language === null || language === '' ? null : primaryTag(language).replaceAll('\0', '').toWellFormed(),
    parentId: parent !== null && /^\d{1,15}$/.test(parent) ? Number(parent) : null,
    createdFrom: timeOf(request, 'created_date__gte'),
    createdUntil: timeOf(request, 'created_date__lte'),
    modifiedFrom: timeOf(request, 'modified_date__gte'),
    modifiedUntil: timeOf(request, 'modified_date__lte'),
  };
}

/** An empty path is no condition; `/` is one that nothing meets. */
function pathOf(request: FastifyRequest, name: string): string | null {
  const value = lastValue(request, name);
  return value === null || value === '' ? null : normalisePath(value);
}

/** ISO 8601; what is none counts as absent. */
function timeOf(request: FastifyRequest, name: string): Date | null {
  const value = lastValue(request, name) ?? '';
  if (!/^[12]\d{3}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2})?)?$/.test(value)) return null;
  const time = new Date(value);
  return Number.isNaN(time.getTime()) ? null : time;
}
