import type { FastifyInstance } from 'fastify';
import { typed } from '../../../platform/http/typed-app.ts';
import { type Static, Type } from 'typebox';
import { message, translate } from '../../../kernel/messages/index.ts';
import { callerOf } from '../../../platform/http/index.ts';
import type { AccountsDeps } from '../accounts.deps.ts';
import { letIn } from '../login/let-in.routes.ts';
import { LoginAnswer } from '../login/login.schema.ts';
import { RegistrationBody } from './registration.schema.ts';
import { type Registration, register } from './registration.service.ts';

/** Registering (Wire: docs/protocol/accounts.md, "Registration"). */
export function registrationRoutes(plain: FastifyInstance, deps: AccountsDeps): void {
  const app = typed(plain);

  app.route({
    method: 'POST',
    url: '/users/registration/',
    config: { access: 'guest', loginFamily: true, csrf: 'storefront', idempotent: false, refusals: [429] },
    schema: {
      operationId: 'register',
      tags: ['Account'],
      summary: 'Registers a customer and logs them in',
      body: RegistrationBody,
      response: {
        201: Type.Union([LoginAnswer, Type.Object({ non_field_errors: Type.Array(Type.String()) })]),
        202: Type.Object({}, { description: 'A code was sent; repeat the call with `code`' }),
      },
    },
    handler: async (request, reply) => {
      const caller = callerOf(request);
      const registered = await register(deps, caller, read(request.body));
      if (registered.outcome === 'code_sent') return reply.code(202).send({});
      if (registered.outcome === 'verify_first') {
        // Registered, but without a key: the published client shows this text and stays logged out.
        const text = translate(message('verify_email_first'), caller.language);
        return reply.code(201).send({ non_field_errors: [text] });
      }
      const { session } = registered;
      letIn(deps, { request, reply, session });
      return reply.code(201).send({ key: session.token });
    },
  });
}

function read(body: Static<typeof RegistrationBody>): Registration {
  return {
    firstName: body.first_name,
    lastName: body.last_name,
    email: body.email,
    password: body.password,
    confirm: body.confirm,
    kvkkConfirm: body.kvkk_confirm ?? false,
    ...readConsents(body),
    gender: body.gender === 'none' ? null : (body.gender ?? null),
    dateOfBirth: body.date_of_birth ?? null,
    phone: body.phone ?? null,
    username: body.username ?? null,
    code: body.code ?? null,
    resend: body.resend ?? false,
  };
}

function readConsents(body: Static<typeof RegistrationBody>) {
  return {
    emailAllowed: body.email_allowed ?? false,
    smsAllowed: body.sms_allowed ?? false,
    whatsappAllowed: body.whatsapp_allowed ?? false,
    callAllowed: body.call_allowed ?? null,
  };
}
