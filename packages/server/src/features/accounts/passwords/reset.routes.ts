import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { typed, type TypedApp } from '../../../platform/http/typed-app.ts';
import { Type } from 'typebox';
import { notFound } from '../../../kernel/errors.ts';
import { message, type MessageKey, translate } from '../../../kernel/messages/index.ts';
import { callerOf, Detail, isAjax, sendPage, sendTextPage, shared, wantsPage } from '../../../platform/http/index.ts';
import { html } from '../../../platform/http/html.ts';
import { formTargets } from '../links.ts';
import { ensureCsrfToken } from '../../csrf/index.ts';
import type { AccountsDeps } from '../accounts.deps.ts';
import { ResetBody } from './passwords.schema.ts';
import { findResetOwner, resetPassword } from './passwords.service.ts';

const Link = Type.Object({
  uid: Type.String(shared('ResetUid', 'Out of the link of a mail')),
  token: Type.String(shared('ResetToken', 'Out of the link of a mail')),
});
const LOGIN = '/users/login/';

/** The link of a reset mail (Wire: docs/protocol/accounts.md, "Passwords"). Browsers get a plain page with a form. */
export function resetRoutes(plain: FastifyInstance, deps: AccountsDeps): void {
  const app = typed(plain);
  linkRoute(app, deps);
  resetRoute(app, deps);
}

function linkRoute(app: TypedApp, deps: AccountsDeps): void {
  app.route({
    method: 'GET',
    url: '/users/reset/:uid/:token/',
    exposeHeadRoute: false,
    config: { access: 'visitor', media: { 200: ['text/html'] } },
    schema: {
      operationId: 'checkPasswordReset',
      tags: ['Account'],
      summary: 'Whether a reset link is still good; browsers get the form',
      params: Link,
      response: { 200: Detail },
    },
    handler: async (request, reply) => {
      const owner = await findResetOwner(deps, request.params);
      if (!wantsPage(request)) {
        if (owner === null) throw notFound();
        return { detail: 'ok' };
      }
      return owner === null ? sendBadLink(request, reply) : sendForm(deps, request, reply);
    },
  });
}

function resetRoute(app: TypedApp, deps: AccountsDeps): void {
  app.route({
    method: 'POST',
    url: '/users/reset/:uid/:token/',
    config: { access: 'visitor', idempotent: false, media: { 200: ['text/html'], 302: [] } },
    schema: {
      operationId: 'resetPassword',
      tags: ['Account'],
      summary: 'Sets a new password by a link from a mail; all sessions of the customer end',
      params: Link,
      body: ResetBody,
      response: { 200: Type.Union([Type.Object({ location: Type.String() }), Detail]) },
    },
    handler: async (request, reply) => {
      const { new_password1: first, new_password2: second } = request.body;
      await resetPassword(deps, request.params, { first, second });
      if (isAjax(request)) return { location: LOGIN };
      if (!wantsPage(request)) return { detail: translate(message('password_reset_done'), callerOf(request).language) };
      if (deps.config.storefrontUrl !== null) return reply.redirect(deps.config.storefrontUrl + LOGIN, 302);
      return sendText(request, reply, 'password_reset_done');
    },
  });
}

function sendText(request: FastifyRequest, reply: FastifyReply, text: MessageKey): FastifyReply {
  return sendTextPage(reply, { title: 'page_reset_title', language: callerOf(request).language, text });
}

function sendBadLink(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendText(request, reply.code(404), 'page_reset_bad_link');
}

function sendForm(deps: AccountsDeps, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { language } = callerOf(request);
  const say = (key: MessageKey) => translate(message(key), language);
  const token = ensureCsrfToken(deps, request, reply);
  const body = html`<form method="post">
    <input type="hidden" name="csrfmiddlewaretoken" value="${token}" />
    <label>${say('page_new_password')} ${passwordInput('new_password1')}</label>
    <label>${say('page_new_password_again')} ${passwordInput('new_password2')}</label>
    <button type="submit">${say('page_reset_button')}</button>
  </form>`;
  return sendPage(reply, { title: 'page_reset_title', language, body, sources: formTargets(deps.config) });
}

function passwordInput(name: string) {
  return html`<input type="password" name="${name}" autocomplete="new-password" required />`;
}
