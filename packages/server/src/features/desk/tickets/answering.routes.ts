import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { fields } from '../../../platform/http/decoding/index.ts';
import { typed, type TypedApp } from '../../../platform/http/typed-app.ts';
import { assignTicket, closeTicket, reopenTicket, replyAsStaff } from '../../support/index.ts';
import { deskRoute, senderOf } from '../access/visit.routes.ts';
import type { DeskPagesDeps } from '../desk.deps.ts';
import type { Reader } from '../look/reader.ts';
import { type Draft, NO_DRAFT } from './answer.page.ts';
import type { Done } from './thread.page.ts';
import { sendRefused, TicketParams } from './thread.routes.ts';

const token = Type.Optional(fields.text({ max: 100, blank: true }));
// A page from before there was such a field has shown nothing: whoever sends it is shown the thread again.
const shown = Type.Optional(fields.wholeNumber({ minimum: 0 }));
const StepBody = Type.Object({ token, shown, mail: Type.Optional(fields.choice(['none'])) });
const AssignBody = Type.Object({
  token,
  assignee: Type.Optional(fields.nullable(fields.wholeNumber({ minimum: 1, maximum: 2_147_483_647 }))),
});
// Lenient: what is too long or empty is told beside the text, which is not lost.
const ReplyBody = Type.Object({
  ...{ token, shown },
  body: Type.Optional(fields.text({ max: 60_000, blank: true })),
  kind: fields.choice(['reply', 'note']),
  then: Type.Optional(fields.choice(['close'])),
  file: Type.Optional(fields.files()),
});

/** What staff do with a ticket. Each form is answered by a redirect: loading the page again sends nothing twice. */
export function answeringRoutes(plain: FastifyInstance, deps: DeskPagesDeps): void {
  const app = typed(plain);
  replyRoute(app, deps);
  stepRoute(app, deps, { step: 'close', done: 'closed', take: closeTicket });
  stepRoute(app, deps, { step: 'reopen', done: 'reopened', take: reopenTicket });
  assignRoute(app, deps);
}

interface Doing {
  readonly number: string;
  readonly reader: Reader;
  readonly done: Done;
  readonly draft?: Draft;
  readonly work: () => Promise<unknown>;
}

/** Does it and goes back to the ticket, or tells there why nothing was changed. */
async function answer(
  deps: DeskPagesDeps,
  exchange: { request: FastifyRequest; reply: FastifyReply },
  { number, reader, done, draft = NO_DRAFT, work }: Doing,
): Promise<FastifyReply> {
  try {
    await work();
  } catch (error) {
    return sendRefused(deps, exchange, { reader, number, draft, error });
  }
  return exchange.reply.redirect(`/desk/tickets/${number}/?done=${done}`, 303);
}

function replyRoute(app: TypedApp, deps: DeskPagesDeps): void {
  app.route({
    method: 'POST',
    url: '/desk/tickets/:number/reply/',
    ...deskRoute(deps),
    schema: { hide: true, params: TicketParams, body: ReplyBody },
    handler: (request, reply) => {
      const reader = senderOf(deps, request);
      const { params, body: sent } = request;
      const isInternal = sent.kind === 'note';
      const close = !isInternal && sent.then === 'close';
      const body = (sent.body ?? '').replaceAll('\r\n', '\n');
      return answer(
        deps,
        { request, reply },
        {
          ...{ number: params.number, reader, draft: { body, isInternal } },
          done: isInternal ? 'noted' : close ? 'sent_closed' : 'replied',
          work: () =>
            replyAsStaff(deps, {
              number: params.number,
              by: byOf(reader),
              shownMessageId: sent.shown ?? 0,
              body,
              files: sent.file ?? [],
              isInternal,
              close,
            }),
        },
      );
    },
  });
}

function byOf({ staff: { id, name } }: Reader) {
  return { staffId: id, name };
}

interface Step {
  readonly step: 'close' | 'reopen';
  readonly done: Done;
  readonly take: typeof closeTicket;
}

function stepRoute(app: TypedApp, deps: DeskPagesDeps, { step, done, take }: Step): void {
  app.route({
    method: 'POST',
    url: `/desk/tickets/:number/${step}/`,
    ...deskRoute(deps),
    schema: { hide: true, params: TicketParams, body: StepBody },
    handler: (request, reply) => {
      const reader = senderOf(deps, request);
      const { number } = request.params;
      const { shown: shownMessageId = 0, mail } = request.body;
      const work = () => take(deps, { number, by: byOf(reader), shownMessageId, isQuiet: mail === 'none' });
      return answer(deps, { request, reply }, { number, reader, done, work });
    },
  });
}

function assignRoute(app: TypedApp, deps: DeskPagesDeps): void {
  app.route({
    method: 'POST',
    url: '/desk/tickets/:number/assign/',
    ...deskRoute(deps),
    schema: { hide: true, params: TicketParams, body: AssignBody },
    handler: (request, reply) => {
      const reader = senderOf(deps, request);
      const { number } = request.params;
      const staffId = request.body.assignee ?? null;
      const work = () => assignTicket(deps, { number, by: byOf(reader), staffId });
      return answer(deps, { request, reply }, { number, reader, done: 'assigned', work });
    },
  });
}
