import type {} from '@fastify/swagger';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Executor } from '../../platform/db/index.ts';
import { pagePolicy } from '../../platform/http/html.ts';
import type { Access } from '../../platform/http/index.ts';
import { findOutboxMessages } from '../../platform/outbox/index.ts';
import { outboxPage } from './console.page.ts';
import { presentMessage } from './console.wire.ts';

export interface ConsoleDeps {
  readonly db: Executor;
}

const access: Access = 'public';
const ROUTE = { config: { access }, schema: { hide: true } } as const;

const SHOWN = 100;
const LISTED = 20;

/**
 * The development console: what the server would have sent, to read and to click. It shows everybody's one-time codes
 * and links, so that the app registers it in development only.
 */
export function consoleRoutes(app: FastifyInstance, { db }: ConsoleDeps): void {
  app.get('/console/outbox/', ROUTE, async (request, reply) => {
    const messages = await findOutboxMessages(db, { recipient: null, limit: SHOWN });
    privately(reply).header('content-security-policy', pagePolicy()).type('text/html; charset=utf-8');
    return outboxPage(messages, queryOf(request).has('still'));
  });

  /** The same for tests and scripts: `?to=` one recipient, `?limit=` at most so many (20, up to 100). */
  app.get('/console/outbox/messages/', ROUTE, async (request, reply) => {
    const query = queryOf(request);
    const messages = await findOutboxMessages(db, { recipient: query.get('to'), limit: limitOf(query) });
    privately(reply);
    return { results: messages.map(presentMessage) };
  });
}

function privately(reply: FastifyReply): FastifyReply {
  return reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff');
}

function queryOf(request: FastifyRequest): URLSearchParams {
  return new URL(request.url, 'http://localhost').searchParams;
}

function limitOf(query: URLSearchParams): number {
  const limit = Number(query.get('limit') ?? LISTED);
  return Number.isInteger(limit) && limit >= 1 ? Math.min(limit, SHOWN) : LISTED;
}
