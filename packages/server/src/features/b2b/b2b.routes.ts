import type { FastifyInstance } from 'fastify';
import type { B2bDeps } from './b2b.deps.ts';
import { basketRoutes } from './basket/basket.routes.ts';
import { sheetRoutes } from './basket/sheets.routes.ts';
import { divisionRoutes } from './divisions/divisions.routes.ts';
import { quotationRoutes } from './quotations/quotations.routes.ts';

/** What business customers do (Wire: docs/protocol/b2b.md). */
export function b2bRoutes(app: FastifyInstance, deps: B2bDeps): void {
  divisionRoutes(app, deps);
  basketRoutes(app, deps);
  sheetRoutes(app, deps);
  quotationRoutes(app, deps);
}
