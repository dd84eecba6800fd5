import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { typed } from '../../../platform/http/typed-app.ts';
import { deskRoute, readerOf, sendHtml } from '../access/visit.routes.ts';
import type { DeskPagesDeps } from '../desk.deps.ts';
import { orderPage } from './order.page.ts';
import { getShownOrder } from './shown-order.service.ts';

/** An order, to look at. */
export function orderRoute(plain: FastifyInstance, deps: DeskPagesDeps): void {
  typed(plain).route({
    method: 'GET',
    url: '/desk/orders/:number/',
    ...deskRoute(deps),
    schema: { hide: true, params: Type.Object({ number: Type.String({ maxLength: 40 }) }) },
    handler: async (request, reply) => {
      const shown = await getShownOrder(deps.db, request.params.number);
      return sendHtml(reply, orderPage(readerOf(deps, request), shown));
    },
  });
}
