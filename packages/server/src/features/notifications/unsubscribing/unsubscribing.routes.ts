import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { message, type MessageKey, translate } from '../../../kernel/messages/index.ts';
import { html } from '../../../platform/http/html.ts';
import { callerOf, sendPage, sendTextPage } from '../../../platform/http/index.ts';
import { typed } from '../../../platform/http/typed-app.ts';
import type { NotificationDeps } from '../notifications.deps.ts';
import { readUnsubscribeLink, type Unsubscription } from './links.rules.ts';
import { unsubscribe } from './unsubscribing.service.ts';

const Link = Type.Object({ kind: Type.String(), address: Type.String(), signature: Type.String() });
const url = '/email-subscription/unsubscribe/:kind/:address/:signature/';
const title = 'page_unsubscribe_title';
const tags = ['Newsletter'];

/**
 * The link that marketing mails carry (Wire: docs/protocol/notifications.md, "Unsubscribing"). Mailboxes post to it without
 * cookies and without asking (RFC 8058): it answers 200 to that, and sends nobody elsewhere. Opening it changes nothing.
 */
export function unsubscribingRoutes(plain: FastifyInstance, deps: NotificationDeps): void {
  const app = typed(plain);

  app.route({
    method: 'GET',
    url,
    exposeHeadRoute: false,
    config: { access: 'public' },
    schema: { operationId: 'askToUnsubscribe', tags, summary: 'A page that asks', params: Link },
    handler: (request, reply) => {
      const wanted = readUnsubscribeLink(deps.signer, request.params);
      return wanted === null ? sayBadLink(request, reply) : ask(request, reply, wanted);
    },
  });

  app.route({
    method: 'POST',
    url,
    config: { access: 'public', csrf: 'signed', idempotent: false },
    schema: {
      operationId: 'unsubscribe',
      tags,
      summary: 'Ends mails of this kind to the address of the link; twice is once',
      params: Link,
    },
    handler: async (request, reply) => {
      const wanted = readUnsubscribeLink(deps.signer, request.params);
      if (wanted === null) return sayBadLink(request, reply);
      await unsubscribe(deps, wanted, { source: 'unsubscribe_link', address: callerOf(request).address });
      return say(request, reply, 'page_unsubscribe_done');
    },
  });
}

function sayBadLink(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return say(request, reply.code(404), 'page_link_invalid');
}

function say(request: FastifyRequest, reply: FastifyReply, text: MessageKey): FastifyReply {
  reply.header('cache-control', 'no-store');
  return sendTextPage(reply, { title, language: callerOf(request).language, text });
}

function ask(request: FastifyRequest, reply: FastifyReply, { kind, email }: Unsubscription): FastifyReply {
  const { language } = callerOf(request);
  const body = html`<p>${translate(message(`page_unsubscribe_${kind}`), language)}</p>
    <p class="soft">${email}</p>
    <form method="post">
      <input type="hidden" name="List-Unsubscribe" value="One-Click" />
      <button type="submit">${translate(message('page_unsubscribe_button'), language)}</button>
    </form>`;
  return sendPage(reply.header('cache-control', 'no-store'), { title, language, body });
}
