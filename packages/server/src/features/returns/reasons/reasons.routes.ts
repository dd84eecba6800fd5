import { callerOf, pageQuery, pageSchema, presentPage, readPage } from '../../../platform/http/index.ts';
import type { TypedApp } from '../../../platform/http/typed-app.ts';
import type { ReturnsDeps } from '../returns.deps.ts';
import { findReasons } from './reasons.queries.ts';
import { CancellationReasonObject } from './reasons.schema.ts';
import { presentReason } from './reasons.wire.ts';

// Storefronts read the first page only.
const PAGE_SIZE = 100;

/** Why things are cancelled and sent back (Wire: docs/protocol/returns.md, "Reasons"). */
export function reasonRoutes(app: TypedApp, deps: ReturnsDeps): void {
  app.route({
    method: 'GET',
    url: '/users/orders/cancellation_reasons/',
    config: { access: 'guest' },
    schema: {
      operationId: 'listCancellationReasons',
      tags: ['Returns'],
      summary: 'The reasons that a cancellation or a return can have, by position',
      querystring: pageQuery,
      response: { 200: pageSchema(CancellationReasonObject) },
    },
    handler: async (request) => {
      const page = readPage(request, PAGE_SIZE);
      const slice = await findReasons(deps.db, page);
      const manner = { language: callerOf(request).language, fallback: deps.config.defaultLanguage };
      return presentPage(request, deps.config.publicUrl, { page, slice }, (reason) => presentReason(reason, manner));
    },
  });
}
