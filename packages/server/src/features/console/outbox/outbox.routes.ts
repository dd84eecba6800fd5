import type { FastifyInstance } from 'fastify';
import type { Executor } from '../../../platform/db/index.ts';
import { findOutboxMessages } from '../../../platform/outbox/index.ts';
import { queryOf, READING, sendConsolePage, sendPrivately } from '../look/answers.routes.ts';
import { outboxPage } from './outbox.page.ts';
import { presentMessage } from './outbox.wire.ts';

const SHOWN = 100;
const LISTED = 20;

/** What the server would have sent, to read and to click. It shows everybody's one-time codes and links. */
export function outboxRoutes(app: FastifyInstance, { db }: { readonly db: Executor }): void {
  app.get('/console/outbox/', READING, async (request, reply) => {
    const messages = await findOutboxMessages(db, { recipient: null, limit: SHOWN });
    return sendConsolePage(reply, outboxPage(messages, queryOf(request).has('still')));
  });

  /** The same for tests and scripts: `?to=` one recipient, `?limit=` at most so many (20, up to 100). */
  app.get('/console/outbox/messages/', READING, async (request, reply) => {
    const query = queryOf(request);
    const messages = await findOutboxMessages(db, { recipient: query.get('to'), limit: limitOf(query) });
    sendPrivately(reply);
    return { results: messages.map(presentMessage) };
  });
}

function limitOf(query: URLSearchParams): number {
  const limit = Number(query.get('limit') ?? LISTED);
  return Number.isInteger(limit) && limit >= 1 ? Math.min(limit, SHOWN) : LISTED;
}
