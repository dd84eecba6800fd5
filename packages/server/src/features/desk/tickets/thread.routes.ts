import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { Refusal } from '../../../kernel/errors.ts';
import type { Message } from '../../../kernel/messages/index.ts';
import { fields } from '../../../platform/http/decoding/index.ts';
import { typed } from '../../../platform/http/typed-app.ts';
import { listStaff } from '../../staff/index.ts';
import { getTicket, listOtherTickets } from '../../support/index.ts';
import { deskRoute, readerOf, sendHtml } from '../access/visit.routes.ts';
import type { DeskPagesDeps } from '../desk.deps.ts';
import type { Reader } from '../look/reader.ts';
import { findShownOrder } from '../orders/shown-order.service.ts';
import { type Draft, NO_DRAFT } from './answer.page.ts';
import { DONE, type ShownTicket, threadPage } from './thread.page.ts';

export const TicketParams = Type.Object({ number: Type.String({ maxLength: 20 }) });

const MOST_OTHERS = 5;

/** One ticket. */
export function threadRoute(plain: FastifyInstance, deps: DeskPagesDeps): void {
  typed(plain).route({
    method: 'GET',
    url: '/desk/tickets/:number/',
    ...deskRoute(deps),
    schema: {
      hide: true,
      params: TicketParams,
      querystring: Type.Object({ done: Type.Optional(fields.text({ blank: true })) }),
    },
    handler: async (request, reply) => {
      const done = DONE.find((each) => each === request.query.done) ?? null;
      const shown = await readShown(deps, request.params.number);
      return sendHtml(reply, threadPage(readerOf(deps, request), { ...shown, done, refused: [], draft: NO_DRAFT }));
    },
  });
}

type Read = Omit<ShownTicket, 'done' | 'refused' | 'draft'>;

async function readShown(deps: DeskPagesDeps, number: string): Promise<Read> {
  const ticket = await getTicket(deps.db, number);
  const [order, others, staff] = await Promise.all([
    ticket.order === null ? null : findShownOrder(deps.db, ticket.order.number),
    listOtherTickets(deps, ticket, MOST_OTHERS),
    listStaff(deps),
  ]);
  const limits = { files: deps.config.contactFiles, megabytes: deps.config.contactFileMegabytes };
  return { ticket, order, others, staff, limits };
}

interface Refused {
  readonly reader: Reader;
  readonly number: string;
  readonly draft: Draft;
  readonly error: unknown;
}

/**
 * The ticket again, with why a form changed nothing, and what was written in it.
 * @throws the error where it is none that the form can tell
 */
export async function sendRefused(
  deps: DeskPagesDeps,
  { reply }: { request: FastifyRequest; reply: FastifyReply },
  { reader, number, draft, error }: Refused,
): Promise<FastifyReply> {
  if (!(error instanceof Refusal) || !(error.kind in STATUS)) throw error;
  const shown = await readShown(deps, number);
  const page = threadPage(reader, { ...shown, done: null, refused: textsOf(error), draft });
  return sendHtml(reply.code(error.kind === 'rejected' ? STATUS.rejected : STATUS.invalid), page);
}

const STATUS = { invalid: 400, rejected: 406 } as const;

function textsOf({ text, details }: Refusal): readonly Message[] {
  const texts = Object.values(details.fields ?? {}).flat();
  return texts.length === 0 ? [text] : texts;
}
