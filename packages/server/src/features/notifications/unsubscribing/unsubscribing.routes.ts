import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { notFound } from '../../../kernel/errors.ts';
import { message, type MessageKey, translate } from '../../../kernel/messages/index.ts';
import { html } from '../../../platform/http/html.ts';
import { callerOf, plainErrorPage, sendPage, sendTextPage, shared } from '../../../platform/http/index.ts';
import { typed } from '../../../platform/http/typed-app.ts';
import type { NotificationDeps } from '../notifications.deps.ts';
import { readUnsubscribeLink, type UnsubscribeLink, type Unsubscription } from './links.rules.ts';
import { unsubscribe } from './unsubscribing.service.ts';

const Link = Type.Object({
  kind: Type.String(shared('UnsubscribeKind', 'Which mails, out of the link of a mail')),
  address: Type.String(shared('UnsubscribeAddress', 'Whose, out of the link of a mail')),
  signature: Type.String(shared('UnsubscribeSignature', 'Out of the link of a mail')),
});
const url = '/email-subscription/unsubscribe/:kind/:address/:signature/';
const title = 'page_unsubscribe_title';
const tags = ['Newsletter'];
const media = { 200: ['text/html'] };
const errorPage = plainErrorPage(title, { not_found: 'page_link_invalid' });

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
    config: { access: 'public', errorPage, media },
    schema: { operationId: 'askToUnsubscribe', tags, summary: 'A page that asks', params: Link },
    handler: async (request, reply) => ask(request, reply, wantedBy(deps, request.params)),
  });

  app.route({
    method: 'POST',
    url,
    config: { access: 'public', csrf: 'signed', idempotent: false, errorPage, media },
    schema: {
      operationId: 'unsubscribe',
      tags,
      summary: 'Ends mails of this kind to the address of the link; twice is once',
      params: Link,
    },
    handler: async (request, reply) => {
      const wanted = wantedBy(deps, request.params);
      await unsubscribe(deps, wanted, { source: 'unsubscribe_link', address: callerOf(request).address });
      return say(request, reply, 'page_unsubscribe_done');
    },
  });
}

function wantedBy({ signer }: NotificationDeps, link: UnsubscribeLink): Unsubscription {
  const wanted = readUnsubscribeLink(signer, link);
  if (wanted === null) throw notFound();
  return wanted;
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
