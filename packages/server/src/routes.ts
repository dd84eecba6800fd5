import type { FastifyInstance } from 'fastify';
import type { Composition } from './composition.ts';
import { accountRoutes } from './features/accounts/index.ts';
import { consoleRoutes } from './features/console/index.ts';
import { csrfRoutes } from './features/csrf/index.ts';
import { explorerRoutes } from './features/explorer/index.ts';
import { sessionRoutes } from './features/sessions/index.ts';
import { siteRoutes } from './features/site/index.ts';
import { healthRoutes } from './platform/health/health.routes.ts';

/** The URL map. */
export function registerRoutes(app: FastifyInstance, deps: Composition): void {
  csrfRoutes(app, deps); //     /csrf_token/
  sessionRoutes(app, deps); //  /users/sessions/
  accountRoutes(app, deps); //  /users/…, /current_user/, /media/avatars/
  siteRoutes(app, deps); //     /config/, /users/activate-currency/, /i18n/setlang/
  healthRoutes(app, deps); //   /health/…
  explorerRoutes(app, deps); // /openapi.json, /docs/
  if (deps.config.development) consoleRoutes(app, deps); // /console/…
}
