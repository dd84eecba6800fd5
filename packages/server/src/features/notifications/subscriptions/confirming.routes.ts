import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { message, type MessageKey, translate } from '../../../kernel/messages/index.ts';
import { html } from '../../../platform/http/html.ts';
import { callerOf, plainErrorPage, sendPage, sendTextPage, shared } from '../../../platform/http/index.ts';
import { typed } from '../../../platform/http/typed-app.ts';
import type { NotificationDeps } from '../notifications.deps.ts';
import { confirmSubscription, readConfirmLink } from './confirming.service.ts';

const Link = Type.Object({
  id: Type.String(shared('SubscriptionId', 'Out of the link of a mail')),
  token: Type.String(shared('SubscriptionToken', 'Out of the link of a mail')),
});
const url = '/email-subscription/confirm/:id/:token/';
const title = 'page_subscription_title';
const tags = ['Newsletter'];
const media = { 200: ['text/html'] };
const errorPage = plainErrorPage(title, { not_found: 'page_link_invalid' });

/**
 * The link that confirms a subscription (Wire: docs/protocol/notifications.md, "Confirming"). Opening it changes nothing:
 * scanners of mails open links. Its page has a button, and what that sends is proved by the link itself.
 */
export function confirmingRoutes(plain: FastifyInstance, deps: NotificationDeps): void {
  const app = typed(plain);

  app.route({
    method: 'GET',
    url,
    exposeHeadRoute: false,
    config: { access: 'public', errorPage, media },
    schema: { operationId: 'askToConfirmSubscription', tags, summary: 'A page that asks', params: Link },
    handler: async (request, reply) => {
      const { state } = await readConfirmLink(deps, request.params);
      return state === 'confirmed' ? say(request, reply, 'page_subscription_done') : ask(request, reply);
    },
  });

  app.route({
    method: 'POST',
    url,
    config: { access: 'public', csrf: 'signed', idempotent: false, errorPage, media },
    schema: {
      operationId: 'confirmSubscription',
      tags,
      summary: 'Confirms the subscription; twice is once',
      params: Link,
    },
    handler: async (request, reply) => {
      await confirmSubscription(deps, request.params, callerOf(request).address);
      return say(request, reply, 'page_subscription_done');
    },
  });
}

function say(request: FastifyRequest, reply: FastifyReply, text: MessageKey): FastifyReply {
  reply.header('cache-control', 'no-store');
  return sendTextPage(reply, { title, language: callerOf(request).language, text });
}

function ask(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { language } = callerOf(request);
  const body = html`<p>${translate(message('page_subscription_question'), language)}</p>
    <form method="post">
      <button type="submit">${translate(message('page_subscription_button'), language)}</button>
    </form>`;
  return sendPage(reply.header('cache-control', 'no-store'), { title, language, body });
}
