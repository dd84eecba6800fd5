import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { typed } from '../../../platform/http/typed-app.ts';
import { InstallmentTable, installmentTable, presentInstallmentTable } from '../../payments/index.ts';
import { getFamily } from '../products/families.service.ts';
import { shownOffer } from '../products/family.rules.ts';
import { answerShelf } from '../read.ts';
import { showingFor } from '../showing.ts';
import type { StorefrontDeps } from '../storefront.deps.ts';
import { ProductPk } from '../../../platform/http/index.ts';

/** What a product costs in instalments (Wire: docs/protocol/payments.md). */
export function instalmentRoutes(plain: FastifyInstance, deps: StorefrontDeps): void {
  typed(plain).route({
    method: 'GET',
    url: '/payments/cards/product/:pk/',
    config: { access: 'reader' },
    schema: {
      operationId: 'listProductInstalments',
      tags: ['Catalogue'],
      summary: 'Cards and what a product costs in instalments with each',
      params: Type.Object({ pk: ProductPk }),
      response: { 200: InstallmentTable },
    },
    handler: (request, reply) => {
      const { pk } = request.params;
      return answerShelf(
        deps,
        { request, reply },
        {
          key: `instalments|${pk}`,
          make: async (caller) => {
            const { pricing } = await showingFor(deps, caller);
            const found = await getFamily(deps, pk, pricing);
            const [offer, id] =
              'parent' in found
                ? [found.variant.offer, found.parent]
                : [shownOffer(found.family), found.family.listed.id];
            const table = await installmentTable(deps, offer?.price ?? 0);
            return {
              body: presentInstallmentTable(deps.config, table),
              tags: ['cards', 'definitions', `product:${id}`],
            };
          },
        },
      );
    },
  });
}
