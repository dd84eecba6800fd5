import type { FastifyInstance } from 'fastify';
import { typed } from '../../platform/http/typed-app.ts';
import { simulatorRoutes, type SimulatorRouteDeps } from './gateways/simulator/simulator.routes.ts';
import { noticeRoutes } from './notices/notices.routes.ts';
import type { PaymentsDeps } from './payments.deps.ts';
import { savedCardRoutes } from './saved-cards/saved-cards.routes.ts';

export type PaymentRouteDeps = PaymentsDeps &
  SimulatorRouteDeps & { readonly config: { readonly production: boolean } };

/** Messages of gateways, customers' saved cards, and outside production the pages of the simulated bank. */
export function paymentRoutes(app: FastifyInstance, deps: PaymentRouteDeps): void {
  noticeRoutes(app, deps);
  savedCardRoutes(typed(app), deps);
  if (!deps.config.production) simulatorRoutes(app, deps);
}
