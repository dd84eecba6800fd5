import type { FastifyInstance } from 'fastify';
import { notFound } from '../../kernel/errors.ts';
import type { Config } from '../../platform/config/index.ts';
import { customerOf, pageQuery, presentPage, readPage } from '../../platform/http/index.ts';
import { typed, type TypedApp } from '../../platform/http/typed-app.ts';
import { cardRoute } from './cards/cards.routes.ts';
import type { CardDeps } from './cards/cards.service.ts';
import { selectPending } from './earning/earning.queries.ts';
import { AccountBalance, AccountTransactions, LoyaltyPage } from './loyalty.schema.ts';
import { presentBalance, presentBooking, presentExpiring, presentSum, presentTransaction } from './loyalty.wire.ts';
import { balanceOf, selectBalances, selectTransactions } from './money/money.queries.ts';

export interface LoyaltyDeps extends CardDeps {
  readonly config: Pick<Config, 'loyaltyMoney' | 'publicUrl'>;
}

const tags = ['Loyalty'];

/** What customers see of their money with the shop (Wire: docs/protocol/loyalty.md). */
export function loyaltyRoutes(plain: FastifyInstance, deps: LoyaltyDeps): void {
  const app = typed(plain);
  balanceRoute(app, deps);
  bookingsRoute(app, deps);
  allRoute(app, deps);
  cardRoute(app, deps);
}

function balanceRoute(app: TypedApp, { db, config, clock }: LoyaltyDeps): void {
  app.route({
    method: 'GET',
    url: '/account/loyalty-account-balance/',
    config: { access: 'customer' },
    schema: {
      ...{ operationId: 'getLoyaltyBalance', tags, summary: 'Loyalty money that the customer can spend' },
      response: { 200: AccountBalance },
    },
    handler: async (request) => {
      if (!config.loyaltyMoney) throw notFound();
      const { customer, currency } = customerOf(request);
      return presentSum(await balanceOf(db, { customerId: customer.id, currency, now: clock.now() }));
    },
  });
}

function bookingsRoute(app: TypedApp, { db, config }: LoyaltyDeps): void {
  app.route({
    method: 'GET',
    url: '/account/loyalty/',
    config: { access: 'customer' },
    schema: {
      ...{ operationId: 'listLoyaltyTransactions', tags, summary: 'What became of loyalty money, the latest first' },
      ...{ querystring: pageQuery, response: { 200: AccountTransactions } },
    },
    handler: async (request) => {
      if (!config.loyaltyMoney) throw notFound();
      const { customer, currency } = customerOf(request);
      const page = readPage(request);
      const slice = await selectTransactions(db, { customerId: customer.id, currency }, page);
      return presentPage(request, config.publicUrl, { page, slice }, presentBooking);
    },
  });
}

function allRoute(app: TypedApp, { db, config, clock }: LoyaltyDeps): void {
  app.route({
    method: 'GET',
    url: '/users/loyalty/',
    config: { access: 'customer' },
    schema: {
      operationId: 'getLoyalty',
      tags,
      summary: 'Loyalty money of the customer by currency, and its transactions, the latest first',
      querystring: pageQuery,
      response: { 200: LoyaltyPage },
    },
    handler: async (request) => {
      if (!config.loyaltyMoney) throw notFound();
      const { customer, language } = customerOf(request);
      const page = readPage(request);
      const balances = await selectBalances(db, { customerId: customer.id, now: clock.now() });
      const pending = await selectPending(db, customer.id);
      const slice = await selectTransactions(db, { customerId: customer.id, currency: null }, page);
      const answer = presentPage(request, config.publicUrl, { page, slice }, (one) =>
        presentTransaction(one, language),
      );
      return {
        balances: balances.map(presentBalance),
        pending: pending.map(presentBalance),
        expiring: balances.flatMap(presentExpiring),
        ...answer,
      };
    },
  });
}
