import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { invalidField } from '../../../kernel/errors.ts';
import { fields } from '../../../platform/http/decoding/index.ts';
import {
  customerOf,
  formatDateTime,
  named,
  pageQuery,
  pageSchema,
  presentPage,
  readPage,
} from '../../../platform/http/index.ts';
import { typed, type TypedApp } from '../../../platform/http/typed-app.ts';
import { proveSelf } from '../../accounts/index.ts';
import { begin } from '../signing-in/finishing.service.ts';
import { keepBrowserSecret, whereabouts } from '../signing-in/browser.routes.ts';
import { callbackOf } from '../signing-in/callbacks.rules.ts';
import type { SocialDeps } from '../social.deps.ts';
import type { SocialAccount } from '../social.queries.ts';
import { disconnect, listAccounts } from './connecting.service.ts';

const nullableText = Type.Union([Type.String(), Type.Null()]);

const Account = named('SocialAccount', {
  id: Type.Integer(),
  provider: Type.String({ description: 'As in /<provider>/login/' }),
  email: nullableText,
  created_date: Type.String({ format: 'date-time' }),
  last_login: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
});

const shared = { tags: ['Account'], description: 'An extension of Arasta.' };

/** Customers see, connect and disconnect accounts elsewhere (Wire: docs/protocol/social.md, "Connected accounts"). */
export function connectingRoutes(plain: FastifyInstance, deps: SocialDeps): void {
  const app = typed(plain);
  listRoute(app, deps);
  connectRoute(app, deps);
  disconnectRoute(app, deps);
}

function listRoute(app: TypedApp, deps: SocialDeps): void {
  app.route({
    method: 'GET',
    url: '/users/social-accounts/',
    config: { access: 'customer' },
    schema: {
      ...shared,
      operationId: 'listSocialAccounts',
      summary: 'The accounts elsewhere that the customer signs in with',
      querystring: pageQuery,
      response: { 200: pageSchema(Account) },
    },
    handler: async (request) => {
      const page = readPage(request);
      const slice = await listAccounts(deps, customerOf(request), page);
      return presentPage(request, deps.config.publicUrl, { page, slice }, presentAccount);
    },
  });
}

function presentAccount({ id, provider, email, createdDate, lastLogin }: SocialAccount) {
  const dates = {
    created_date: formatDateTime(createdDate),
    last_login: lastLogin === null ? null : formatDateTime(lastLogin),
  };
  return { id, provider, email, ...dates };
}

function connectRoute(app: TypedApp, deps: SocialDeps): void {
  app.route({
    method: 'POST',
    url: '/users/social-accounts/',
    config: { access: 'customer', idempotent: false, refusals: [429] },
    schema: {
      ...shared,
      operationId: 'connectSocialAccount',
      summary: 'Where to send the browser to connect an account elsewhere',
      body: Type.Object({ provider: fields.text({ max: 30 }), password: Type.Optional(fields.password()) }),
      response: { 200: Type.Object({ redirect_url: Type.String() }) },
    },
    handler: async (request, reply) => {
      const caller = customerOf(request);
      const { provider: name, password = null } = request.body;
      const provider = deps.socialProviders.get(name);
      if (provider === undefined) throw invalidField('provider', 'invalid_choice', { value: name });
      // The account opens this one long after the session has ended.
      await proveSelf(deps, caller, password);
      // A storefront's own server makes this call, and tells nothing of where its browsers are.
      const base =
        deps.config.storefrontUrl === null ? whereabouts(deps, request) : new URL(deps.config.storefrontUrl).origin;
      const browser = keepBrowserSecret(deps, request, reply);
      const callback = callbackOf(base, provider.name);
      return { redirect_url: await begin(deps, { provider, callback, browser, connectTo: caller.customer.id }) };
    },
  });
}

function disconnectRoute(app: TypedApp, deps: SocialDeps): void {
  app.route({
    method: 'DELETE',
    url: '/users/social-accounts/:id/',
    config: { access: 'customer', refusals: [406] },
    schema: {
      ...shared,
      operationId: 'disconnectSocialAccount',
      summary: 'Ends that an account elsewhere opens this one',
      params: Type.Object({ id: Type.Integer({ description: 'id of a connected account' }) }),
      response: { 204: Type.Null() },
    },
    handler: async (request, reply) => {
      await disconnect(deps, customerOf(request), request.params.id);
      return reply.code(204).send(null);
    },
  });
}
