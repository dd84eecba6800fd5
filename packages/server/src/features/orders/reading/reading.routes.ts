import { callerOf, pageSchema, presentPage, readPage, shopperOf } from '../../../platform/http/index.ts';
import type { TypedApp } from '../../../platform/http/typed-app.ts';
import { ById, OrderObject, OrdersQuery } from '../orders.schema.ts';
import { presentOrder } from '../orders.wire.ts';
import { readFilter } from './filter.wire.ts';
import type { OrderReadingDeps } from './reading.deps.ts';
import { getOwnOrder, listOrders, showOrder } from './reading.service.ts';

const tags = ['Orders'];
// What the storefront counts its pages with.
const PAGE_SIZE = 12;

/** The shopper's orders (Wire: docs/protocol/orders.md, "The list" and "One order"). */
export function orderReadingRoutes(app: TypedApp, deps: OrderReadingDeps): void {
  app.route({
    method: 'GET',
    url: '/users/orders/',
    config: { access: 'guest' },
    schema: {
      ...{
        operationId: 'listOrders',
        tags,
        summary: 'The orders of the customer, newest first; a guest’s most recent',
      },
      querystring: OrdersQuery,
      response: { 200: pageSchema(OrderObject) },
    },
    handler: async (request) => {
      const shopper = shopperOf(request);
      const page = readPage(request, PAGE_SIZE);
      const filter = readFilter(request, deps.clock.now());
      const slice = await listOrders(deps, shopper, { page, filter });
      const showing = { language: callerOf(request).language, config: deps.config };
      return presentPage(request, deps.config.publicUrl, { page, slice }, (order) => presentOrder(order, showing));
    },
  });
  app.route({
    method: 'GET',
    url: '/users/orders/:id/',
    config: { access: 'guest' },
    schema: {
      ...{ operationId: 'getOrder', tags, summary: 'An order of the customer; of a guest the most recent one' },
      params: ById,
      response: { 200: OrderObject },
    },
    handler: async (request) => {
      const order = await getOwnOrder(deps, shopperOf(request), request.params.id);
      const shown = await showOrder(deps, order);
      return presentOrder(shown, { language: callerOf(request).language, config: deps.config });
    },
  });
}
