import type { FastifyInstance } from 'fastify';
import { SIMULATED_PROVIDER } from '../../platform/config/index.ts';
import { connectingRoutes } from './connecting/connecting.routes.ts';
import { providerListRoute } from './providers/providers.routes.ts';
import { signingInRoutes } from './signing-in/signing-in.routes.ts';
import { openIdSimulatorRoutes } from './simulator/simulator.routes.ts';
import type { SocialDeps } from './social.deps.ts';

/** Accounts elsewhere; signing in where a provider is configured; outside production the one that this server plays. */
export function socialRoutes(app: FastifyInstance, deps: SocialDeps): void {
  connectingRoutes(app, deps);
  providerListRoute(app, deps);
  if (deps.socialProviders.size > 0) signingInRoutes(app, deps);
  const isSimulated = !deps.config.production && deps.socialProviders.has(SIMULATED_PROVIDER);
  if (isSimulated) openIdSimulatorRoutes(app, deps);
}
