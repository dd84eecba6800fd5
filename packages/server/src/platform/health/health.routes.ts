import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { Executor } from '../db/index.ts';
import { isReachable } from './health.queries.ts';

export interface HealthDeps {
  readonly db: Executor;
  /** Whether the server has been told to stop. */
  isDraining(): boolean;
}

const Readiness = Type.Object({ status: Type.String(), database: Type.String() });

/** For whoever watches the server: is the process alive, and may it be sent requests? */
export function healthRoutes(app: FastifyInstance, deps: HealthDeps): void {
  const shared = { method: 'GET', config: { access: 'public' } } as const;
  app.route({
    ...shared,
    url: '/health/live',
    schema: {
      ...{ operationId: 'getLiveness', tags: ['Health'], summary: 'The process answers' },
      response: { 200: Type.Object({ status: Type.String() }) },
    },
    handler: (_request, reply) => {
      reply.header('cache-control', 'no-store').send({ status: 'ok' });
    },
  });
  app.route({
    ...shared,
    url: '/health/ready',
    schema: {
      operationId: 'getReadiness',
      tags: ['Health'],
      summary: 'The database answers, and no stop is under way',
      response: { 200: Readiness, 503: Readiness },
    },
    handler: async (_request, reply) => {
      reply.header('cache-control', 'no-store');
      const database = await isReachable(deps.db);
      const ready = database && !deps.isDraining();
      if (!ready) reply.code(503).header('retry-after', '2');
      return { status: ready ? 'ok' : 'unavailable', database: database ? 'ok' : 'unreachable' };
    },
  });
}
