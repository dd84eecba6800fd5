import type { FastifyInstance } from 'fastify';
import { typed } from '../../platform/http/typed-app.ts';
import type { BasketDeps } from '../basket/index.ts';
import { completedRoute } from './completed/completed.routes.ts';
import type { OrderReadingDeps } from './reading/reading.deps.ts';
import { orderReadingRoutes } from './reading/reading.routes.ts';
import { reorderRoute } from './reorder/reorder.routes.ts';
import { timelineRoute } from './timeline/timeline.routes.ts';
import { trackingRoute } from './tracking/tracking.routes.ts';

/** What buyers read of their orders, and ordering again (Wire: docs/protocol/orders.md). */
export function orderRoutes(plain: FastifyInstance, deps: OrderReadingDeps & BasketDeps): void {
  const app = typed(plain);
  orderReadingRoutes(app, deps);
  completedRoute(app, deps);
  trackingRoute(app, deps);
  timelineRoute(app, deps);
  reorderRoute(app, deps);
}
