import { Type } from 'typebox';
import { notFound } from '../../../kernel/errors.ts';
import { DAY, SECOND } from '../../../platform/clock/index.ts';
import type { Signer } from '../../../platform/crypto/index.ts';
import { type Caller, callerOf, findShopper, named } from '../../../platform/http/index.ts';
import type { TypedApp } from '../../../platform/http/typed-app.ts';
import type { Order } from '../order.ts';
import { OrderObject } from '../orders.schema.ts';
import { presentOrder } from '../orders.wire.ts';
import { findOrderSeenBy } from '../reading/orders.queries.ts';
import type { OrderReadingDeps } from '../reading/reading.deps.ts';
import { showOrder } from '../reading/reading.service.ts';
import { readCompletedToken } from './token.rules.ts';

export interface CompletedDeps extends OrderReadingDeps {
  readonly signer: Signer;
}

const ByToken = Type.Object({ token: Type.String({ description: 'Out of `redirect_url` of the thank-you page' }) });
const Query = Type.Object({
  format: Type.Optional(Type.String({ description: 'The answer is JSON always', 'x-raw': true })),
});
// Campaigns are a storefront's own; this server has none.
const Completed = named('CompletedOrder', { campaigns: Type.Array(Type.Unknown()), order: OrderObject });

/** The page that a placed order ends on (Wire: docs/protocol/orders.md, "The completed order"). */
export function completedRoute(app: TypedApp, deps: CompletedDeps): void {
  app.route({
    method: 'GET',
    url: '/orders/completed/:token/',
    config: { access: 'guest' },
    schema: {
      ...{ operationId: 'getCompletedOrder', tags: ['Orders'], summary: 'The order that was just placed' },
      params: ByToken,
      querystring: Query,
      response: { 200: Completed },
    },
    handler: async (request) => {
      const caller = callerOf(request);
      const order = await getCompletedOrder(deps, caller, request.params.token);
      const shown = presentOrder(await showOrder(deps, order), { language: caller.language, config: deps.config });
      return { campaigns: [], order: shown };
    },
  });
}

/**
 * The order of a token, for whose it is and for the session that it was placed in.
 * @throws Refusal not_found for everybody else, and for a token that is not ours or too old
 */
async function getCompletedOrder(deps: CompletedDeps, caller: Caller, token: string): Promise<Order> {
  const maxAgeSeconds = (deps.config.orderCompletedDays * DAY) / SECOND;
  const number = readCompletedToken(deps.signer, token, { maxAgeSeconds, now: deps.clock.now() });
  const onlooker = { customerId: findShopper(caller)?.customerId ?? null, sessionId: caller.session?.id ?? null };
  const order = number === null ? null : await findOrderSeenBy(deps.db, number, onlooker);
  if (order === null) throw notFound();
  return order;
}
