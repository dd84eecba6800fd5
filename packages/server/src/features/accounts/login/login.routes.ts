import type { FastifyInstance } from 'fastify';
import { typed, type TypedApp } from '../../../platform/http/typed-app.ts';
import { Type } from 'typebox';
import { callerOf } from '../../../platform/http/index.ts';
import type { AccountsDeps } from '../accounts.deps.ts';
import { sendNothing } from '../send-nothing.routes.ts';
import { letIn } from './let-in.routes.ts';
import { CodeLoginBody, LoginAnswer, LoginBody } from './login.schema.ts';
import { logIn, logInByCode, requestLoginCode } from './login.service.ts';

/** Logging in by password and by phone (Wire: docs/protocol/accounts.md). */
export function loginRoutes(plain: FastifyInstance, deps: AccountsDeps): void {
  const app = typed(plain);
  passwordLogin(app, deps);
  codeLogin(app, deps);
}

function passwordLogin(app: TypedApp, deps: AccountsDeps): void {
  app.route({
    method: 'POST',
    url: '/users/login/',
    config: { access: 'guest', loginFamily: true, csrf: 'storefront', idempotent: false, refusals: [429] },
    schema: {
      operationId: 'logIn',
      tags: ['Account'],
      summary: 'Logs in by e-mail and password',
      body: LoginBody,
      response: { 200: LoginAnswer },
    },
    handler: async (request, reply) => {
      const session = await logIn(deps, callerOf(request), request.body);
      letIn(deps, { request, reply, session });
      return { key: session.token };
    },
  });
}

function codeLogin(app: TypedApp, deps: AccountsDeps): void {
  app.route({
    method: 'POST',
    url: '/users/otp-login/',
    config: { access: 'guest', loginFamily: true, idempotent: false, refusals: [406, 429] },
    schema: {
      operationId: 'logInByPhone',
      tags: ['Account'],
      summary: 'Logs in by a one-time code: first `phone`, then `phone` and `code`',
      body: CodeLoginBody,
      response: { 200: Type.Union([LoginAnswer, Type.Null({ description: 'Empty: a code was sent' })]) },
    },
    handler: async (request, reply) => {
      const { phone, code } = request.body;
      const caller = callerOf(request);
      if (code == null) {
        await requestLoginCode(deps, caller, phone);
        return sendNothing(reply);
      }
      const session = await logInByCode(deps, caller, { phone, code });
      letIn(deps, { request, reply, session });
      return { key: session.token, redirect_url: '/' };
    },
  });
}
