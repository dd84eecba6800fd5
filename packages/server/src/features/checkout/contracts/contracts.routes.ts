import { Type } from 'typebox';
import { linkBase } from '../../../platform/config/index.ts';
import { callerOf, lastValue } from '../../../platform/http/index.ts';
import type { TypedApp } from '../../../platform/http/typed-app.ts';
import { folderStorage } from '../../../platform/storage/index.ts';
import type { CheckoutDeps } from '../checkout.deps.ts';
import { getContract, type ReadTemplate } from './contracts.service.ts';
import { renderContract } from './contracts.wire.ts';

const Query = Type.Object({
  contract_name: Type.Optional(
    Type.String({ description: '`info`, `sales`, or a name of the shop’s own', 'x-raw': true }),
  ),
});

// Shown by itself it loads nothing; a shop's own template may have styles in it.
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** The contracts that a shopper agrees to (Wire: docs/protocol/checkout.md, "Contracts"). */
export function contractRoute(app: TypedApp, deps: CheckoutDeps): void {
  const read = templatesIn(deps);
  app.route({
    method: 'GET',
    url: '/orders/contract/',
    config: { access: 'guest', media: { 200: ['text/html'] }, refusals: [404] },
    schema: {
      ...{
        operationId: 'getContract',
        tags: ['Checkout'],
        summary: 'A contract with what is in the checkout, as HTML',
      },
      querystring: Query,
    },
    handler: async (request, reply) => {
      const name = lastValue(request, 'contract_name') ?? '';
      const contract = await getContract(deps, callerOf(request), { name, read });
      return reply
        .type('text/html; charset=utf-8')
        .header('content-security-policy', POLICY)
        .serializer(String)
        .send(renderContract(contract, new URL(linkBase(deps.config)).host));
    },
  });
}

/** The shop's own templates; nobody asks for them often enough to keep them. */
function templatesIn({ config, random }: CheckoutDeps): ReadTemplate {
  const folder = config.contractsDir === null ? null : folderStorage(config.contractsDir, random);
  return async (file) => {
    const found = (await folder?.open(file)) ?? null;
    if (found === null) return null;
    const content = await found.bytes();
    return content.toString('utf8');
  };
}
