import type { FastifyInstance } from 'fastify';
import { doorRoutes } from './access/login.routes.ts';
import type { DeskPagesDeps } from './desk.deps.ts';
import { orderRoute } from './orders/order.routes.ts';
import { answeringRoutes } from './tickets/answering.routes.ts';
import { fileRoute } from './tickets/files.routes.ts';
import { threadRoute } from './tickets/thread.routes.ts';
import { ticketListRoute } from './tickets/tickets.routes.ts';

/** The help desk: pages for the shop's people, behind a login of their own (docs/guides/help-desk.md). */
export function deskRoutes(app: FastifyInstance, deps: DeskPagesDeps): void {
  app.decorateRequest('deskVisit', null);
  doorRoutes(app, deps);
  ticketListRoute(app, deps);
  threadRoute(app, deps);
  answeringRoutes(app, deps);
  fileRoute(app, deps);
  orderRoute(app, deps);
}
