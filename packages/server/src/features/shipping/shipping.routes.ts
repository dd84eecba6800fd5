import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { typed } from '../../platform/http/typed-app.ts';

/** Ways to ship, for everybody (Wire: docs/protocol/shipping.md). The checkout shows those of a basket. */
export function shippingRoutes(plain: FastifyInstance): void {
  typed(plain).route({
    method: 'GET',
    url: '/shippings/data-source-shipping-options/:id/',
    config: { access: 'public' },
    schema: {
      operationId: 'listSellerShippingOptions',
      tags: ['Shipping'],
      summary: 'Ways to ship of one seller; none while the shop is the only one',
      params: Type.Object({ id: Type.Integer({ description: 'id of a seller' }) }),
      response: { 200: Type.Array(Type.Unknown()) },
    },
    handler: () => [],
  });
}
