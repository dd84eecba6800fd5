import type { FastifyReply, FastifyRequest } from 'fastify';
import { message, type MessageKey, translate } from '../../kernel/messages/index.ts';
import { html, page, pagePolicy, type SafeHtml } from './html.ts';
import type { ToldRefusal } from './route-config.ts';

export interface PageContent {
  readonly title: MessageKey;
  readonly language: string;
  readonly body: SafeHtml;
  /** Sources beyond the plain page's own, by directive of the Content-Security-Policy. */
  readonly sources?: Readonly<Record<string, readonly string[]>>;
}

/** Sends a plain page of ours. */
export function sendPage(reply: FastifyReply, { title, language, body, sources }: PageContent): FastifyReply {
  const heading = translate(message(title), language);
  return reply
    .type('text/html; charset=utf-8')
    .header('content-security-policy', pagePolicy(sources))
    .serializer(String)
    .send(
      page({
        title: heading,
        language,
        body: html`<h1>${heading}</h1>
          ${body}`,
      }),
    );
}

/** Sends a page that says one thing. */
export function sendTextPage(
  reply: FastifyReply,
  { title, language, text }: { title: MessageKey; language: string; text: MessageKey },
): FastifyReply {
  return sendPage(reply, { title, language, body: html`<p>${translate(message(text), language)}</p>` });
}

/** A route's `errorPage` that is plain, and says some kinds of refusals in words of its own. */
export function plainErrorPage(title: MessageKey, own: Partial<Record<ToldRefusal['kind'], MessageKey>>) {
  return (_request: FastifyRequest, reply: FastifyReply, { kind, text, language }: ToldRefusal): FastifyReply => {
    const key = own[kind];
    const said = translate(key === undefined ? text : message(key), language);
    return sendPage(reply, { title, language, body: html`<p>${said}</p>` });
  };
}
