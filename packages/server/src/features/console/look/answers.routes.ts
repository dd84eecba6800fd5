import type { FastifyReply, FastifyRequest } from 'fastify';
import { translate } from '../../../kernel/messages/index.ts';
import { html } from '../../../platform/http/html.ts';
import type { RouteConfig } from '../../../platform/http/route-config.ts';
import { CONSOLE_POLICY, consolePage } from './shell.page.ts';

const reading: RouteConfig = { access: 'public' };
const changing: RouteConfig = {
  access: 'public',
  idempotent: false,
  errorPage: (_request, reply, { text }) => {
    const body = html`<h1>Refused</h1>
      <p role="alert">${translate(text, 'en')}</p>
      <p><a href="/console/">Back to the console</a></p>`;
    return sendConsolePage(reply, consolePage({ title: 'Refused', current: null, body }));
  },
};

/** How the console's routes are declared: they belong to no API. What changes something needs a CSRF token as ever. */
export const READING = { config: reading, schema: { hide: true } } as const;
export const CHANGING = changing;

/** Nobody on the way keeps it, and no browser takes it for something else. */
export function sendPrivately(reply: FastifyReply): FastifyReply {
  return reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff');
}

export function sendConsolePage(reply: FastifyReply, markup: string): FastifyReply {
  return sendPrivately(reply)
    .header('content-security-policy', CONSOLE_POLICY)
    .header('x-frame-options', 'DENY')
    .type('text/html; charset=utf-8')
    .serializer(String)
    .send(markup);
}

export function queryOf(request: FastifyRequest): URLSearchParams {
  return new URL(request.url, 'http://localhost').searchParams;
}
