import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { notFound } from '../../../kernel/errors.ts';
import { answerPublic, callerOf } from '../../../platform/http/index.ts';
import { typed, type TypedApp } from '../../../platform/http/typed-app.ts';
import { folderStorage } from '../../../platform/storage/index.ts';
import type { ContentDeps } from '../content.deps.ts';
import { contentTypeOf, languageNames, robotsText } from './shop.rules.ts';

/** Languages, and what machines look for (Wire: docs/protocol/content.md, "Languages" and "For machines"). */
export function shopRoutes(plain: FastifyInstance, deps: ContentDeps): void {
  const app = typed(plain);
  languagesRoute(app, deps);
  robotsRoute(app, deps);
  wellKnownRoute(app, deps);
}

function languagesRoute(app: TypedApp, { config }: ContentDeps): void {
  const available = languageNames(config.availableLanguages);
  app.route({
    method: 'GET',
    url: '/i18n/languages/',
    config: { access: 'guest' },
    schema: {
      operationId: 'listLanguages',
      tags: ['Shop'],
      summary: 'The languages of the shop, and the one of this caller',
      response: {
        200: Type.Object({
          active_language: Type.String(),
          default_language: Type.String(),
          available_languages: Type.Record(Type.String(), Type.String()),
        }),
      },
    },
    handler: (request, reply) => {
      reply.send({
        active_language: callerOf(request).language,
        default_language: config.defaultLanguage,
        available_languages: available,
      });
    },
  });
}

function robotsRoute(app: TypedApp, deps: ContentDeps): void {
  app.route({
    method: 'GET',
    url: '/robots.txt',
    config: { access: 'public', media: { 200: ['text/plain'] } },
    schema: { operationId: 'getRobots', tags: ['Shop'], summary: 'Tells search engines where the sitemap is' },
    handler: (request, reply) =>
      answerPublic(
        deps.answers,
        { request, reply },
        {
          key: 'robots.txt',
          type: 'text/plain; charset=utf-8',
          make: async () => ({ body: robotsText(deps.config.publicUrl), tags: [] }),
        },
      ),
  });
}

// Proofs of ownership are a few lines; whatever is larger is none.
const LARGEST = 1_048_576;

function wellKnownRoute(app: TypedApp, { config, random }: ContentDeps): void {
  const folder = config.wellKnownDir === null ? null : folderStorage(config.wellKnownDir, random);
  app.route({
    method: 'GET',
    url: '/.well-known/*',
    config: { access: 'public' },
    schema: { hide: true, params: Type.Object({ '*': Type.String() }) },
    handler: async (request, reply) => {
      const path = request.params['*'].replace(/\/$/, '');
      const file = folder === null ? null : await folder.open(path);
      if (file === null) throw notFound();
      if (file.size > LARGEST) {
        await file.close();
        throw notFound();
      }
      reply.header('cache-control', 'public, max-age=300').header('x-content-type-options', 'nosniff');
      return reply.type(contentTypeOf(path)).send(await file.bytes());
    },
  });
}
