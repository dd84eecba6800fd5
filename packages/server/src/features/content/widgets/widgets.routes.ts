import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { notFound } from '../../../kernel/errors.ts';
import { fields } from '../../../platform/http/decoding/index.ts';
import { answerPublic } from '../../../platform/http/index.ts';
import { typed } from '../../../platform/http/typed-app.ts';
import type { ContentDeps } from '../content.deps.ts';
import { findWidgetType } from './widgets.queries.ts';
import { WidgetTypeObject } from './widgets.schema.ts';

/** What a widget is made of (Wire: docs/protocol/content.md, "Widgets"). */
export function widgetTypeRoute(plain: FastifyInstance, deps: ContentDeps): void {
  typed(plain).route({
    method: 'GET',
    url: '/widgets/:slug/schema/',
    config: { access: 'public' },
    schema: {
      operationId: 'getWidgetSchema',
      tags: ['Page'],
      summary: 'The type of a widget',
      params: Type.Object({ slug: fields.text({ max: 120, description: 'slug of a kind of widget' }) }),
      response: { 200: WidgetTypeObject },
    },
    handler: (request, reply) => {
      const { slug } = request.params;
      return answerPublic(
        deps.answers,
        { request, reply },
        {
          key: JSON.stringify(['widget-schema', slug]),
          make: async () => {
            const type = await findWidgetType(deps.db, slug);
            if (type === null) throw notFound();
            return { body: { pk: type.id, name: type.name, schema: type.schema }, tags: [`widget:${slug}`] };
          },
        },
      );
    },
  });
}
