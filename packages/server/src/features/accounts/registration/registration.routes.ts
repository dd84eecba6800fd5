import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { typed } from '../../../platform/http/typed-app.ts';
import { type Static, Type } from 'typebox';
import { message, translate } from '../../../kernel/messages/index.ts';
import { callerOf } from '../../../platform/http/index.ts';
import type { AccountsDeps } from '../accounts.deps.ts';
import { letIn } from '../login/let-in.routes.ts';
import { LoginAnswer } from '../login/login.schema.ts';
import { LoyaltyRegistrationBody, RegistrationBody } from './registration.schema.ts';
import { register, type Registration, type RegistrationForm } from './registration.service.ts';

/** Registering (Wire: docs/protocol/accounts.md, "Registration"). */
export function registrationRoutes(plain: FastifyInstance, deps: AccountsDeps): void {
  const app = typed(plain);

  app.route({
    method: 'POST',
    url: '/users/registration/',
    config: WAY,
    schema: {
      ...{ operationId: 'register', tags: ['Account'], summary: 'Registers a customer and logs them in' },
      ...{ body: RegistrationBody, response: ANSWERS },
    },
    handler: (request, reply) => answer({ ...deps, form: 'plain' }, { request, reply }, read(request.body)),
  });

  app.route({
    method: 'POST',
    url: '/users/register-with-loyalty/',
    config: WAY,
    schema: {
      ...{ operationId: 'registerWithLoyalty', tags: ['Account'] },
      summary: 'Registers a customer, if they like with a loyalty card, and logs them in',
      ...{ body: LoyaltyRegistrationBody, response: ANSWERS },
    },
    handler: (request, reply) => answer({ ...deps, form: 'with_loyalty' }, { request, reply }, read(request.body)),
  });
}

const WAY = { access: 'guest', loginFamily: true, csrf: 'storefront', idempotent: false, refusals: [429] } as const;

const ANSWERS = {
  201: Type.Union([LoginAnswer, Type.Object({ non_field_errors: Type.Array(Type.String()) })]),
  202: Type.Object({}, { description: 'A code was sent; repeat the call with `code`' }),
};

async function answer(
  deps: AccountsDeps & { readonly form: RegistrationForm },
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  registration: Registration,
): Promise<FastifyReply> {
  const caller = callerOf(request);
  const registered = await register(deps, caller, registration);
  if (registered.outcome === 'code_sent') return reply.code(202).send({});
  if (registered.outcome === 'verify_first') {
    // Registered, but without a key: the published client shows this text and stays logged out.
    const text = translate(message('verify_email_first'), caller.language);
    return reply.code(201).send({ non_field_errors: [text] });
  }
  const { session } = registered;
  letIn(deps, { request, reply, session });
  return reply.code(201).send({ key: session.token });
}

function read(body: Static<typeof RegistrationBody> | Static<typeof LoyaltyRegistrationBody>): Registration {
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
    addLoyalty: body.add_loyalty ?? false,
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
