import { Type } from 'typebox';
import { formatAmount } from '../../../kernel/money.ts';
import { callerOf, named, shopperOf } from '../../../platform/http/index.ts';
import type { TypedApp } from '../../../platform/http/typed-app.ts';
import type { BasketDeps } from '../../basket/index.ts';
import { ById } from '../orders.schema.ts';
import { getOwnOrder } from '../reading/reading.service.ts';
import { nameOf, type OrderShowing } from '../showing.wire.ts';
import { type Reorder, reorder } from './reorder.service.ts';

const Reordered = named('ReorderAnswer', {
  basket: Type.Object({ pk: Type.Integer(), total_quantity: Type.Integer(), total_amount: Type.String() }),
  products: Type.Array(
    Type.Object({
      pk: Type.Integer(),
      name: Type.String(),
      ordered_quantity: Type.Integer(),
      added_quantity: Type.Integer(),
      reason: Type.Union([Type.String(), Type.Null()], {
        description: 'Why not all pieces were added: unavailable, out_of_stock, quantity_limit or basket_full',
      }),
    }),
  ),
});

/** Ordering the same again (Wire: docs/protocol/orders.md, "Ordering again"). */
export function reorderRoute(app: TypedApp, deps: BasketDeps): void {
  app.route({
    method: 'POST',
    url: '/users/orders/:id/reorder/',
    config: { access: 'guest', refusals: [406] },
    schema: {
      ...{ operationId: 'reorder', tags: ['Orders'], summary: 'Puts what an order holds into the basket again' },
      description: 'An extension of Arasta.',
      params: ById,
      response: { 200: Reordered },
    },
    handler: async (request) => {
      const caller = callerOf(request);
      const order = await getOwnOrder(deps, shopperOf(request), request.params.id);
      return presentReorder(await reorder(deps, caller, order), { language: caller.language, config: deps.config });
    },
  });
}

function presentReorder({ basket: { basket }, goods }: Reorder, showing: OrderShowing) {
  const { head, totals } = basket;
  return {
    basket: { pk: head?.id ?? 0, total_quantity: totals.quantity, total_amount: formatAmount(totals.amount) },
    products: goods.map(({ productId, product, ordered, quantity, shortfall }) => ({
      ...{ pk: productId, name: nameOf(product, showing) || product.sku },
      ...{ ordered_quantity: ordered, added_quantity: quantity, reason: shortfall },
    })),
  };
}
