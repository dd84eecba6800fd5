import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../../../kernel/errors.ts';
import { message, translate } from '../../../kernel/messages/index.ts';
import { callerOf, sendPage, sendTextPage, wantsPage } from '../../../platform/http/index.ts';
import { html } from '../../../platform/http/html.ts';
import { formTargets } from '../links.ts';
import { checkCsrf, ensureCsrfToken } from '../../csrf/index.ts';
import { closeSession } from '../../sessions/index.ts';
import type { AccountsDeps } from '../accounts.deps.ts';

/**
 * Logging out (Wire: docs/protocol/accounts.md, "Logout"). The published client's logout first asks without a token,
 * takes one out of the form it gets, and asks again with it.
 */
export function logoutRoutes(app: FastifyInstance, deps: AccountsDeps): void {
  app.route({
    method: 'POST',
    url: '/users/logout/',
    config: { access: 'guest', csrf: 'page', idempotent: false, media: { 200: ['text/html'], 302: [] } },
    schema: {
      operationId: 'logOut',
      tags: ['Account'],
      summary: 'Ends the session; also fine for guests. Programs get an empty answer',
    },
    handler: (request, reply) => logOut(deps, request, reply),
  });

  app.route({
    method: 'GET',
    url: '/users/logout/',
    config: { access: 'guest', media: { 200: ['text/html'] } },
    schema: { operationId: 'showLogOut', tags: ['Account'], summary: 'A page that asks before logging out' },
    handler: (request, reply) => sendForm(deps, request, reply),
  });
}

async function logOut(deps: AccountsDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const reason = checkCsrf(deps.config, request);
  if (reason !== null) {
    // A header that is wrong is a mistake to be told about; none at all is the first half of the form flow.
    if (request.headers['x-csrftoken'] !== undefined) throw new Refusal('forbidden', reason, message(reason));
    return sendForm(deps, request, reply);
  }
  const caller = callerOf(request);
  await closeSession(deps, caller);
  if (!caller.byToken) deps.cookies.send(request, reply, deps.keys.create(), 'logout');
  if (!wantsPage(request)) return reply.code(200).send();
  if (deps.config.storefrontUrl !== null) return reply.redirect(`${deps.config.storefrontUrl}/`, 302);
  return sendTextPage(reply, { title: 'page_logout_title', language: caller.language, text: 'page_logout_done' });
}

function sendForm(deps: AccountsDeps, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { language } = callerOf(request);
  const token = ensureCsrfToken(deps, request, reply);
  // The published client finds the token by this order of attributes.
  const body = html`<form method="post" action="/users/logout/">
    <input type="hidden" name="csrfmiddlewaretoken" value="${token}" />
    <p>${translate(message('page_logout_question'), language)}</p>
    <button type="submit">${translate(message('page_logout_button'), language)}</button>
  </form>`;
  return sendPage(reply, { title: 'page_logout_title', language, body, sources: formTargets(deps.config) });
}
