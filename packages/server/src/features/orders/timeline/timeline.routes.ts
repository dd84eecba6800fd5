import { Type } from 'typebox';
import { message, translate } from '../../../kernel/messages/index.ts';
import { callerOf, formatDateTime, named, shopperOf } from '../../../platform/http/index.ts';
import type { TypedApp } from '../../../platform/http/typed-app.ts';
import { ById } from '../orders.schema.ts';
import type { OrderReadingDeps } from '../reading/reading.deps.ts';
import { getOwnOrder } from '../reading/reading.service.ts';
import { findOrderEvents } from './events.queries.ts';

const Timeline = Type.Array(
  named('OrderEvent', {
    kind: Type.String({ description: 'What happened, for machines' }),
    label: Type.String({ description: 'What happened, in the caller’s language' }),
    date: Type.String({ format: 'date-time' }),
  }),
);

/** What happened to an order (Wire: docs/protocol/orders.md, "Timeline"). */
export function timelineRoute(app: TypedApp, deps: OrderReadingDeps): void {
  app.route({
    method: 'GET',
    url: '/users/orders/:id/timeline/',
    config: { access: 'guest' },
    schema: {
      ...{ operationId: 'getOrderTimeline', tags: ['Orders'], summary: 'What happened to an order, the oldest first' },
      description: 'An extension of Arasta.',
      params: ById,
      response: { 200: Timeline },
    },
    handler: async (request) => {
      const { id } = await getOwnOrder(deps, shopperOf(request), request.params.id);
      const { language } = callerOf(request);
      return (await findOrderEvents(deps.db, id)).map(({ kind, createdDate }) => ({
        kind,
        label: translate(message(`order_event_${kind}`), language),
        date: formatDateTime(createdDate),
      }));
    },
  });
}
