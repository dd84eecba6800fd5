import type { FastifyInstance } from 'fastify';
import { typed } from '../../platform/http/typed-app.ts';
import { reasonRoutes } from './reasons/reasons.routes.ts';
import { requestingRoutes } from './requesting/requesting.routes.ts';
import type { ReturnRouteDeps } from './returns.deps.ts';

/** Cancelling and sending back (Wire: docs/protocol/returns.md). */
export function returnRoutes(plain: FastifyInstance, deps: ReturnRouteDeps): void {
  const app = typed(plain);
  reasonRoutes(app, deps);
  requestingRoutes(app, deps);
}
