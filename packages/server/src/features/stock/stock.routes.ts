import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { allQueryValues, callerOf, ProductPk, readPk } from '../../platform/http/index.ts';
import { typed } from '../../platform/http/typed-app.ts';
import { StoreStockObject, storeStockQuery } from './store-stock.schema.ts';
import { findStoreStock, type StoreStockDeps } from './store-stock.service.ts';
import { presentStoreStock } from './store-stock.wire.ts';

/** Where a product lies, for everybody (Wire: docs/protocol/stores.md, "Stock at stores"). */
export function stockRoutes(plain: FastifyInstance, deps: StoreStockDeps): void {
  typed(plain).route({
    method: 'GET',
    url: '/retail_store_stock/:pk/',
    config: { access: 'public', refusals: [429] },
    schema: {
      operationId: 'listStoreStock',
      tags: ['Store'],
      summary: 'Stock of a product at the stores',
      params: Type.Object({ pk: ProductPk }),
      querystring: storeStockQuery,
      response: { 200: Type.Array(StoreStockObject) },
    },
    handler: async (request, reply) => {
      const asked = allQueryValues(request);
      const place = (name: string) => readPk(asked.get(name));
      const filter = { cityId: place('city_id'), townshipId: place('township_id'), districtId: place('district_id') };
      const wanted = { productId: request.params.pk, filter, asked };
      const stock = await findStoreStock(deps, callerOf(request), wanted);
      // Every sale changes it.
      reply.header('cache-control', 'no-store');
      return reply.send(stock.map((one) => presentStoreStock(deps.config, one)));
    },
  });
}
