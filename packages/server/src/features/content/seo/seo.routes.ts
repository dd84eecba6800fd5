import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { answerPublic, callerOf, formatDateTime, lastValue, named } from '../../../platform/http/index.ts';
import { typed } from '../../../platform/http/typed-app.ts';
import { normalisePath } from '../../urls/index.ts';
import type { ContentDeps } from '../content.deps.ts';
import { read, type Reading } from '../texts.rules.ts';
import type { SeoRecord } from './seo.queries.ts';
import { getSeoRecord } from './seo.service.ts';

const SeoObject = named('Seo', {
  pk: Type.Integer(),
  url: Type.String(),
  title: Type.String(),
  description: Type.String(),
  keywords: Type.String(),
  attributes: Type.Record(Type.String(), Type.Unknown()),
  attributes_kwargs: Type.Object({}),
  created_date: Type.String(),
  modified_date: Type.String(),
});

/** What search engines are told of a page (Wire: docs/protocol/content.md, "SEO"). */
export function seoRoute(plain: FastifyInstance, deps: ContentDeps): void {
  typed(plain).route({
    method: 'GET',
    url: '/cms/seo/',
    config: { access: 'public' },
    schema: {
      operationId: 'getSeo',
      tags: ['Page'],
      summary: 'Title and description of a page for search engines',
      querystring: Type.Object({ url: Type.Optional(Type.String({ description: 'Path; default /', 'x-raw': true })) }),
      response: { 200: SeoObject },
    },
    handler: (request, reply) => {
      const { language } = callerOf(request);
      // The published client joins the parts of a path by commas.
      const path = normalisePath((lastValue(request, 'url') ?? '/').replaceAll(',', '/'));
      return answerPublic(
        deps.answers,
        { request, reply },
        {
          key: JSON.stringify(['seo', path, language]),
          make: async () => {
            const record = await getSeoRecord(deps.db, path);
            return { body: presentSeo(record, { language, fallback: deps.config.defaultLanguage }), tags: ['seo'] };
          },
        },
      );
    },
  });
}

function presentSeo(record: SeoRecord, reading: Reading) {
  return {
    pk: record.id,
    url: record.url,
    title: read(record.titles, reading),
    description: read(record.descriptions, reading),
    keywords: read(record.keywords, reading),
    attributes: record.attributes,
    attributes_kwargs: {},
    created_date: formatDateTime(record.createdAt),
    modified_date: formatDateTime(record.modifiedAt),
  };
}
