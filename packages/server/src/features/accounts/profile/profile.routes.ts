import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { typed, type TypedApp } from '../../../platform/http/typed-app.ts';
import { type Static, Type } from 'typebox';
import { invalidFields, notFound } from '../../../kernel/errors.ts';
import { message } from '../../../kernel/messages/index.ts';
import { type CallerCustomer, customerOf } from '../../../platform/http/index.ts';
import { isRecord } from '../../../platform/http/decoding/index.ts';
import type { AccountsDeps } from '../accounts.deps.ts';
import { CurrentUser, LoyaltyProfileBody, Profile, ProfileBody, User } from './profile.schema.ts';
import { anonymize, changeProfile, type ProfileRequest, readAvatar, rereadCustomer } from './profile.service.ts';
import { presentCurrentUser, presentProfile, presentUser } from './profile.wire.ts';

const tags = ['Account'];

/** Who I am (Wire: docs/protocol/accounts.md, "Current user" and "Profile"). */
export function currentUserRoutes(app: FastifyInstance): void {
  const read = (url: string, schema: object, present: (customer: CallerCustomer) => unknown) => {
    app.route({
      method: 'GET',
      url,
      config: { access: 'customer' },
      schema,
      handler: (request, reply) => {
        reply.send(present(customerOf(request).customer));
      },
    });
  };
  const current = { operationId: 'getCurrentUser', tags, summary: 'The customer who is logged in' };
  read('/current_user/', { ...current, response: { 200: CurrentUser } }, presentCurrentUser);
  const user = { operationId: 'getUser', tags, summary: 'Name and address of the customer' };
  read('/users/user/', { ...user, response: { 200: User } }, presentUser);
}

/** Both profiles: the plain one, and the one by which a customer joins the loyalty programme. */
export function profileRoutes(plain: FastifyInstance, deps: AccountsDeps): void {
  const app = typed(plain);
  for (const [url, name] of PROFILES) {
    app.route({
      ...{ method: 'GET', url, config: { access: 'customer' } },
      schema: { operationId: `get${name}`, tags, summary: 'The customer’s profile', response: { 200: Profile } },
      handler: (request, reply) => {
        const { customer, language } = customerOf(request);
        reply.send(presentProfile(customer, { language, publicUrl: deps.config.publicUrl }));
      },
    });
    for (const method of ['PUT', 'PATCH'] as const) changeRoute(app, deps, { method, url, name });
  }
}

const PROFILES = [
  ['/users/profile/', 'Profile'],
  ['/users/profile-with-loyalty/', 'ProfileWithLoyalty'],
] as const;

interface ChangeRoute {
  readonly method: 'PUT' | 'PATCH';
  readonly url: string;
  readonly name: 'Profile' | 'ProfileWithLoyalty';
}

function changeRoute(app: TypedApp, deps: AccountsDeps, { method, url, name }: ChangeRoute): void {
  const hasLoyalty = name === 'ProfileWithLoyalty';
  app.route({
    ...{ method, url, config: { access: 'customer', refusals: [406, 429] } },
    schema: {
      operationId: method === 'PUT' ? `replace${name}` : `update${name}`,
      tags,
      summary: method === 'PUT' ? 'Changes the profile; USER_REQUIRED_FIELDS must be there' : 'Changes the profile',
      consumes: ['application/json', 'multipart/form-data'],
      body: hasLoyalty ? LoyaltyProfileBody : ProfileBody,
      response: { 200: Profile, 202: Type.Object({}, { description: 'A code was sent to the new phone number' }) },
    },
    handler: async (request, reply) => {
      const { body } = request;
      if (method === 'PUT') refuseMissing(deps.config.requiredFields, body);
      const withLoyalty = hasLoyalty ? { join: 'add_loyalty' in body && body.add_loyalty === true } : null;
      return change(deps, request, { reply, asked: { ...read(body), withLoyalty } });
    },
  });
}

function refuseMissing(required: readonly string[], body: unknown): void {
  // Shops list the address too, which no profile can carry.
  const known = required.filter((name) => Object.hasOwn(ProfileBody.properties, name));
  const missing = known.filter((name) => !isRecord(body) || !(name in body));
  if (missing.length > 0) throw invalidFields(Object.fromEntries(missing.map((name) => [name, [message('required')]])));
}

async function change(
  deps: AccountsDeps,
  request: FastifyRequest,
  { reply, asked }: { reply: FastifyReply; asked: ProfileRequest },
): Promise<unknown> {
  const caller = customerOf(request);
  const outcome = await changeProfile(deps, caller, asked);
  if (outcome === 'code_sent') return reply.code(202).send({});
  const customer = await rereadCustomer(deps, caller);
  return presentProfile(customer, { language: caller.language, publicUrl: deps.config.publicUrl });
}

/** Wire names to ours; what is absent stays absent. */
function read(body: Static<typeof ProfileBody>): Omit<ProfileRequest, 'withLoyalty'> {
  return {
    ...given('firstName', body.first_name),
    ...given('lastName', body.last_name),
    ...given('phone', body.phone),
    ...given('dateOfBirth', body.date_of_birth),
    ...given('gender', body.gender === 'none' ? null : body.gender),
    ...given('emailAllowed', body.email_allowed),
    ...given('smsAllowed', body.sms_allowed),
    ...given('whatsappAllowed', body.whatsapp_allowed),
    ...given('callAllowed', body.call_allowed),
    ...given('avatar', body.avatar),
    ...given('attributes', body.attributes),
    code: body.code ?? null,
    resend: body.resend ?? false,
  };
}

function given<const Name extends string, Value>(name: Name, value: Value | undefined): Partial<Record<Name, Value>> {
  const fields: Partial<Record<Name, Value>> = {};
  if (value !== undefined) fields[name] = value;
  return fields;
}

/** Erasing the account, and the pictures people uploaded. */
export function privacyRoutes(plain: FastifyInstance, deps: AccountsDeps): void {
  const app = typed(plain);

  app.route({
    method: 'PATCH',
    url: '/users/anonymize/',
    config: { access: 'customer' },
    schema: {
      operationId: 'anonymize',
      tags,
      summary: 'Erases everything personal of the customer and logs out; there is no way back',
      response: { 200: Type.Object({}) },
    },
    handler: async (request, reply) => {
      const caller = customerOf(request);
      await anonymize(deps, caller);
      if (!caller.byToken) deps.cookies.send(request, reply, deps.keys.create(), 'account_erased');
      return {};
    },
  });

  app.route({
    method: 'GET',
    url: '/media/avatars/:name',
    config: { access: 'public' },
    schema: { hide: true, params: Type.Object({ name: Type.String() }) },
    handler: async (request, reply) => {
      const [, key] = /^([0-9a-f]{32})\.webp$/.exec(request.params.name) ?? [];
      const avatar = key === undefined ? null : await readAvatar(deps, key);
      if (avatar === null) throw notFound();
      // A changed picture has another address. Kept by browsers only: it must vanish when its owner does.
      reply.header('cache-control', 'private, max-age=86400').header('x-content-type-options', 'nosniff');
      return reply.type(avatar.contentType).send(avatar.bytes);
    },
  });
}
