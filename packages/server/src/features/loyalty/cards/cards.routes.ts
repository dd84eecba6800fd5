import { notFound } from '../../../kernel/errors.ts';
import type { Config } from '../../../platform/config/index.ts';
import { customerOf } from '../../../platform/http/index.ts';
import type { TypedApp } from '../../../platform/http/typed-app.ts';
import { findUser } from '../../accounts/index.ts';
import { LoyaltyCardAnswer } from './cards.schema.ts';
import { type CardDeps, showCard } from './cards.service.ts';
import { presentCard } from './cards.wire.ts';

/** The customer's card and what is on it (Wire: docs/protocol/loyalty.md, "Loyalty card"). */
export function cardRoute(
  app: TypedApp,
  { config, ...deps }: CardDeps & { readonly config: Pick<Config, 'loyaltyMoney'> },
): void {
  app.route({
    method: 'GET',
    url: '/loyalty-card/loyalty_card/',
    config: { access: 'customer' },
    schema: {
      ...{ operationId: 'getLoyaltyCard', tags: ['Loyalty'], summary: 'The customer’s loyalty card, if there is one' },
      response: { 200: LoyaltyCardAnswer },
    },
    handler: async (request) => {
      if (!config.loyaltyMoney) throw notFound();
      const { customer, currency, language } = customerOf(request);
      const shown = await showCard(deps, { customerId: customer.id, currency });
      return presentCard(shown, await findUser(deps.db, customer.id), language);
    },
  });
}
