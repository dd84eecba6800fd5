import type { FastifyInstance } from 'fastify';
import { type TSchema, Type } from 'typebox';
import { answerPublic, callerOf } from '../../../platform/http/index.ts';
import { typed, type TypedApp } from '../../../platform/http/typed-app.ts';
import type { ContentDeps } from '../content.deps.ts';
import { flatPageRead, landingPageRead, type ReadPage } from '../reads.ts';
import { FlatPageObject, LandingPageObject } from './pages.schema.ts';

/** Pages of a shop (Wire: docs/protocol/content.md, "Pages"). */
export function pageRoutes(plain: FastifyInstance, deps: ContentDeps): void {
  const app = typed(plain);
  pageRoute(app, deps, {
    ...{ url: '/shop-flat-page/:pk/', operationId: 'getShopFlatPage', summary: 'A page of text' },
    ...{ answer: FlatPageObject, read: flatPageRead },
  });
  pageRoute(app, deps, {
    ...{ url: '/flat-page/:pk/', operationId: 'getFlatPage', summary: 'A page of text, where its address leads' },
    ...{ answer: FlatPageObject, read: flatPageRead },
  });
  pageRoute(app, deps, {
    ...{ url: '/landing-page/:pk/', operationId: 'getLandingPage', summary: 'A landing page' },
    ...{ answer: LandingPageObject, read: landingPageRead },
  });
}

interface PageRoute {
  readonly url: `/${string}/:pk/`;
  readonly operationId: string;
  readonly summary: string;
  readonly answer: TSchema;
  readonly read: ReadPage;
}

const MOST = 2_147_483_647;

function pageRoute(app: TypedApp, deps: ContentDeps, { url, operationId, summary, answer, read }: PageRoute): void {
  app.route({
    method: 'GET',
    url,
    config: { access: 'public' },
    schema: {
      ...{ operationId, tags: ['Page'], summary, response: { 200: answer } },
      params: Type.Object({ pk: Type.Integer({ minimum: 1, maximum: MOST, description: 'pk of the page' }) }),
    },
    handler: (request, reply) =>
      answerPublic(deps.answers, { request, reply }, read(deps, request.params.pk, callerOf(request).language)),
  });
}
