import type { Caller } from '../../platform/http/index.ts';
import { callerOf } from '../../platform/http/index.ts';
import type { TypedApp } from '../../platform/http/typed-app.ts';
import { getBasket } from '../basket/index.ts';
import { InstallmentTable, installmentTable, presentInstallmentTable } from '../payments/index.ts';
import type { CheckoutDeps } from './checkout.deps.ts';
import { openCheckout } from './flow/opening.service.ts';
import { unpaidOf } from './reading/amounts.rules.ts';

const tags = ['Payments'];

/** What the basket, or what is left to pay of the checkout, costs in instalments (Wire: docs/protocol/payments.md). */
export function cardRoutes(app: TypedApp, deps: CheckoutDeps): void {
  const table = (summary: string, name: string, amountOf: (caller: Caller) => Promise<number | null>) =>
    app.route({
      method: 'GET',
      url: `/payments/cards/${name.toLowerCase()}/`,
      config: { access: 'guest' },
      schema: {
        ...{ operationId: `list${name.replace('-', '')}Instalments`, tags, summary },
        response: { 200: InstallmentTable },
      },
      handler: async (request) => {
        const amount = await amountOf(callerOf(request));
        return presentInstallmentTable(deps.config, amount === null ? [] : await installmentTable(deps, amount));
      },
    });
  table('What the basket costs in instalments', 'Basket', async (caller) => {
    const { basket } = await getBasket(deps, caller, null);
    return basket.lines.length === 0 ? null : basket.totals.amount;
  });
  table('What is left to pay of the checkout costs in instalments', 'Pre-Order', async (caller) => {
    const opened = await openCheckout(deps, caller);
    return opened === null ? null : unpaidOf(opened.checkout.amounts);
  });
}
