import { Type } from 'typebox';
import { invalidField } from '../../../kernel/errors.ts';
import { callerOf } from '../../../platform/http/index.ts';
import { fields } from '../../../platform/http/decoding/index.ts';
import type { TypedApp } from '../../../platform/http/typed-app.ts';
import { OrderObject } from '../orders.schema.ts';
import { presentOrder } from '../orders.wire.ts';
import { showOrder } from '../reading/reading.service.ts';
import { type TrackingDeps, trackOrder } from './tracking.service.ts';

// The guide calls the number `order`.
const number = () => Type.Optional(fields.nullable(fields.text({ max: 40 })));
const TrackingBody = Type.Object({ email: fields.email(), number: number(), order: number() });

/** A guest's order by number and e-mail address (Wire: docs/protocol/orders.md, "Guests' orders"). */
export function trackingRoute(app: TypedApp, deps: TrackingDeps): void {
  app.route({
    method: 'POST',
    url: '/users/orders/anonymous/',
    // The answer is nothing to keep for a day.
    config: { access: 'guest', idempotent: false, refusals: [429] },
    schema: {
      ...{ operationId: 'trackOrder', tags: ['Orders'], summary: 'A guest’s order by number and e-mail address' },
      consumes: ['application/json', 'application/x-www-form-urlencoded'],
      body: TrackingBody,
      response: { 200: Type.Array(OrderObject) },
    },
    handler: async (request) => {
      const caller = callerOf(request);
      const { email, number, order } = request.body;
      const wanted = number ?? order ?? null;
      if (wanted === null) throw invalidField('number', 'required');
      const found = await trackOrder(deps, caller, { email, number: wanted });
      const shown = await showOrder(deps, found);
      return [presentOrder(shown, { language: caller.language, config: deps.config })];
    },
  });
}
