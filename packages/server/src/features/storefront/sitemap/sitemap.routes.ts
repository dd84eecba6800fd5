import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { notFound } from '../../../kernel/errors.ts';
import { linkBase } from '../../../platform/config/index.ts';
import { answerPublic } from '../../../platform/http/index.ts';
import { typed, type TypedApp } from '../../../platform/http/typed-app.ts';
import type { StorefrontDeps } from '../storefront.deps.ts';
import { findPages, findParts } from './sitemap.queries.ts';
import { indexXml, partXml, readPart } from './sitemap.rules.ts';

const XML = 'application/xml; charset=utf-8';
const config = { access: 'public', media: { 200: ['application/xml'] } } as const;

/** What search engines are told of (Wire: docs/protocol/catalogue.md, "Sitemap"). */
export function sitemapRoutes(plain: FastifyInstance, deps: StorefrontDeps): void {
  const app = typed(plain);
  indexRoute(app, deps);
  partRoute(app, deps);
}

function indexRoute(app: TypedApp, deps: StorefrontDeps): void {
  app.route({
    method: 'GET',
    url: '/sitemap.xml',
    config,
    schema: { operationId: 'getSitemap', tags: ['Catalogue'], summary: 'The parts of the sitemap' },
    handler: (request, reply) =>
      answerPublic(
        deps.answers,
        { request, reply },
        {
          key: 'sitemap',
          type: XML,
          // Not spoiled by changes: search engines come seldom, and counting the parts of a large shop takes a while.
          make: async () => ({ body: indexXml(deps.config.publicUrl, await findParts(deps.db)), tags: [] }),
        },
      ),
  });
}

function partRoute(app: TypedApp, deps: StorefrontDeps): void {
  app.route({
    method: 'GET',
    url: '/sitemap-:part',
    config,
    schema: {
      operationId: 'getSitemapPart',
      tags: ['Catalogue'],
      summary: 'Addresses of the storefront, ten thousand at most',
      params: Type.Object({ part: Type.String({ description: 'As the sitemap names it, e.g. `products-1.xml`' }) }),
    },
    handler: (request, reply) =>
      answerPublic(
        deps.answers,
        { request, reply },
        {
          key: `sitemap|${request.params.part}`,
          type: XML,
          make: async () => {
            const asked = readPart(request.params.part);
            const pages =
              asked === null ? [] : await findPages(deps.db, asked.kind, { part: asked.part, now: deps.clock.now() });
            if (asked === null || pages.length === 0) throw notFound();
            return { body: partXml(linkBase(deps.config), asked.kind, pages), tags: [] };
          },
        },
      ),
  });
}
