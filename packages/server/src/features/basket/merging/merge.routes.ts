import { Type } from 'typebox';
import { callerOf, formatDateTime, named } from '../../../platform/http/index.ts';
import { fields } from '../../../platform/http/decoding/index.ts';
import type { TypedApp } from '../../../platform/http/typed-app.ts';
import type { BasketDeps } from '../basket.deps.ts';
import { getMergeReport } from './merge.service.ts';

const MergeReport = named('BasketMergeReport', {
  merged_date: Type.String(),
  strategy: fields.choice(['sum', 'larger', 'guest']),
  lines: Type.Array(
    Type.Object({
      product: Type.Integer(),
      name: Type.String(),
      guest_quantity: Type.Integer(),
      own_quantity: Type.Integer(),
      quantity: Type.Integer({ description: 'After the merge' }),
      outcome: fields.choice(['added', 'merged', 'capped', 'dropped', 'replaced']),
      reason: fields.nullable(fields.choice(['unavailable', 'stock', 'limit', 'basket_full'])),
    }),
  ),
});

/** What a login made of the basket (Wire: docs/protocol/baskets.md, "After a login"). */
export function mergeRoutes(app: TypedApp, deps: BasketDeps): void {
  app.route({
    method: 'GET',
    url: '/baskets/basket/merge/',
    config: { access: 'guest' },
    schema: {
      ...{ operationId: 'getBasketMerge', tags: ['Basket'], summary: 'What the last login merged, capped and dropped' },
      response: { 200: MergeReport },
    },
    handler: async (request) => {
      const { strategy, lines, mergedAt } = await getMergeReport(deps, callerOf(request), null);
      return {
        merged_date: formatDateTime(mergedAt),
        strategy,
        lines: lines.map(({ productId, name, guestQuantity, ownQuantity, quantity, outcome, reason }) => {
          const quantities = { guest_quantity: guestQuantity, own_quantity: ownQuantity, quantity };
          return { product: productId, name, ...quantities, outcome, reason };
        }),
      };
    },
  });
}
