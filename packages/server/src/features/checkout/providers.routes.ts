import { Type } from 'typebox';
import { notFound } from '../../kernel/errors.ts';
import { Detail } from '../../platform/http/index.ts';
import type { TypedApp } from '../../platform/http/typed-app.ts';

const tags = ['Checkout'];

/** Checkouts that others host: there are none (Wire: docs/protocol/checkout.md, "Providers"). */
export function providerRoutes(app: TypedApp): void {
  app.route({
    method: 'GET',
    url: '/orders/checkout-provider-list/',
    config: { access: 'public' },
    schema: {
      ...{ operationId: 'listCheckoutProviders', tags, summary: 'Checkouts hosted by others; there are none' },
      response: { 200: Type.Object({ checkout_providers: Type.Array(Type.Unknown()) }) },
    },
    handler: () => ({ checkout_providers: [] }),
  });
  app.route({
    method: 'POST',
    url: '/orders/checkout-provider/',
    // Storefronts send it on without a token; nothing is done here that somebody could do in another's name.
    config: { access: 'public', csrf: 'signed', idempotent: false },
    schema: {
      ...{ operationId: 'submitCheckoutProvider', tags, summary: 'Answers 404: there are no such checkouts' },
      response: { 404: Detail },
    },
    handler: () => {
      throw notFound();
    },
  });
}
