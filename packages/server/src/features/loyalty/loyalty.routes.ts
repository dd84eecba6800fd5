import type { FastifyInstance } from 'fastify';
import { notFound } from '../../kernel/errors.ts';
import type { Config } from '../../platform/config/index.ts';
import type { Executor } from '../../platform/db/index.ts';
import { customerOf, pageQuery, presentPage, readPage } from '../../platform/http/index.ts';
import { typed } from '../../platform/http/typed-app.ts';
import { LoyaltyPage } from './loyalty.schema.ts';
import { presentBalance, presentTransaction } from './loyalty.wire.ts';
import { selectBalances, selectTransactions } from './money/money.queries.ts';

export interface LoyaltyDeps {
  readonly db: Executor;
  readonly config: Pick<Config, 'loyaltyMoney' | 'publicUrl'>;
}

/** What customers see of their money with the shop (Wire: docs/protocol/loyalty.md). */
export function loyaltyRoutes(plain: FastifyInstance, { db, config }: LoyaltyDeps): void {
  typed(plain).route({
    method: 'GET',
    url: '/users/loyalty/',
    config: { access: 'customer' },
    schema: {
      operationId: 'getLoyalty',
      tags: ['Loyalty'],
      summary: 'Loyalty money of the customer by currency, and its transactions, the latest first',
      querystring: pageQuery,
      response: { 200: LoyaltyPage },
    },
    handler: async (request) => {
      if (!config.loyaltyMoney) throw notFound();
      const { customer, language } = customerOf(request);
      const page = readPage(request);
      const balances = await selectBalances(db, customer.id);
      const slice = await selectTransactions(db, customer.id, page);
      const answer = presentPage(request, config.publicUrl, { page, slice }, (one) =>
        presentTransaction(one, language),
      );
      return { balances: balances.map(presentBalance), ...answer };
    },
  });
}
