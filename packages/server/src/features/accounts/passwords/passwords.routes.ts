import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { typed, type TypedApp } from '../../../platform/http/typed-app.ts';
import { type Static, Type } from 'typebox';
import { invalidField } from '../../../kernel/errors.ts';
import { message, type MessageKey, translate } from '../../../kernel/messages/index.ts';
import { callerOf, customerOf, Detail, wantsPage } from '../../../platform/http/index.ts';
import { rotateCsrfToken } from '../../csrf/index.ts';
import type { AccountsDeps } from '../accounts.deps.ts';
import { ChangeBody, ResetRequestBody, SetBody } from './passwords.schema.ts';
import { changePassword, type NewPassword, requestReset, setPassword } from './passwords.service.ts';

/** Asking for, changing and setting a password (Wire: docs/protocol/accounts.md, "Passwords"). */
export function passwordRoutes(plain: FastifyInstance, deps: AccountsDeps): void {
  const app = typed(plain);
  requestRoute(app, deps);
  changeRoute(app, deps);
  setRoute(app, deps);
}

function requestRoute(app: TypedApp, deps: AccountsDeps): void {
  app.route({
    method: 'POST',
    url: '/users/password/reset/',
    config: { access: 'guest', idempotent: false, refusals: [429] },
    schema: {
      operationId: 'requestPasswordReset',
      tags: ['Account'],
      summary: 'Sends a link for choosing a new password; answers alike for unknown addresses',
      body: ResetRequestBody,
      response: { 200: Detail },
    },
    handler: async (request) => {
      const caller = callerOf(request);
      await requestReset(deps, caller, request.body.email);
      return detail('reset_mail_sent', caller.language);
    },
  });
}

function changeRoute(app: TypedApp, deps: AccountsDeps): void {
  app.route({
    method: 'POST',
    url: '/users/password/change/',
    config: { access: 'customer', idempotent: false, refusals: [429] },
    schema: {
      operationId: 'changePassword',
      tags: ['Account'],
      summary: 'Changes the password; the other sessions of the customer end',
      body: ChangeBody,
      response: { 200: Detail },
    },
    handler: async (request, reply) => {
      const caller = customerOf(request);
      const { old_password: oldPassword, new_password1: first, new_password2: second } = request.body;
      const key = await changePassword(deps, caller, { oldPassword, password: { first, second } });
      renew(deps, { request, reply, key });
      return detail('password_saved', caller.language);
    },
  });
}

function setRoute(app: TypedApp, deps: AccountsDeps): void {
  app.route({
    method: 'POST',
    url: '/users/password/set/',
    config: { access: 'guest', idempotent: false, media: { 302: [] } },
    schema: {
      operationId: 'setPassword',
      tags: ['Account'],
      summary: 'Gives a first password to a customer who has none',
      body: SetBody,
      response: { 200: Type.Object({ location: Type.String() }) },
    },
    handler: async (request, reply) => {
      const key = await setPassword(deps, callerOf(request), readSet(request.body));
      renew(deps, { request, reply, key });
      if (wantsPage(request)) return reply.redirect('/', 302);
      return { location: '/' };
    },
  });
}

function detail(key: MessageKey, language: string) {
  return { detail: translate(message(key), language) };
}

function renew(
  deps: AccountsDeps,
  { request, reply, key }: { request: FastifyRequest; reply: FastifyReply; key: string | null },
): void {
  if (key === null) return;
  deps.cookies.send(request, reply, key, 'new_password');
  rotateCsrfToken(deps, request, reply);
}

function readSet(body: Static<typeof SetBody>): NewPassword {
  const first = body.new_password1 ?? body.password1;
  const second = body.new_password2 ?? body.password2;
  if (first === undefined) throw invalidField('new_password1', 'required');
  if (second === undefined) throw invalidField('new_password2', 'required');
  return { first, second };
}
