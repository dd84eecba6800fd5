import type {} from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import type { ConsoleDeps } from './console.deps.ts';
import { jobRoutes } from './jobs/jobs.routes.ts';
import { eventRoutes } from './live/events.routes.ts';
import { fileRoutes } from './look/files.routes.ts';
import { outboxRoutes } from './outbox/outbox.routes.ts';
import { switchRoutes } from './payments/switches.routes.ts';
import { requestRoutes } from './requests/requests.routes.ts';
import { startRoute } from './start/start.routes.ts';

/**
 * The development console (docs/guides/console.md). It shows everybody's one-time codes and links, and changes jobs and
 * payments without asking who is there, so that the app registers it in development only.
 */
export function consoleRoutes(app: FastifyInstance, deps: ConsoleDeps): void {
  startRoute(app, deps);
  fileRoutes(app);
  requestRoutes(app, deps);
  outboxRoutes(app, deps);
  jobRoutes(app, deps);
  switchRoutes(app, deps);
  eventRoutes(app, deps);
}
