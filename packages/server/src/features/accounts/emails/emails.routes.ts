import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { typed, type TypedApp } from '../../../platform/http/typed-app.ts';
import { Type } from 'typebox';
import { Refusal } from '../../../kernel/errors.ts';
import { callerOf, customerOf, Detail, sendTextPage, wantsPage } from '../../../platform/http/index.ts';
import { fields } from '../../../platform/http/decoding/index.ts';
import type { AccountsDeps } from '../accounts.deps.ts';
import { sendNothing } from '../send-nothing.routes.ts';
import {
  confirmEmailChange,
  confirmPresentEmail,
  confirmRegistration,
  requestEmailChange,
  requestVerification,
} from './emails.service.ts';

const EmailChangeBody = Type.Object({ email: fields.email(), password: fields.password() });

const EmailAddress = Type.Object({
  id: Type.Integer(),
  email: Type.String(),
  verified: Type.Boolean(),
  primary: Type.Boolean(),
});

/** Changing the e-mail address (Wire: docs/protocol/accounts.md, "E-mail addresses"). */
export function emailRoutes(plain: FastifyInstance, deps: AccountsDeps): void {
  const app = typed(plain);

  app.route({
    method: 'GET',
    url: '/users/email-change/',
    config: { access: 'customer' },
    schema: {
      operationId: 'getEmailAddress',
      tags: ['Account'],
      summary: 'The e-mail address of the customer',
      response: { 200: EmailAddress },
    },
    handler: (request, reply) => {
      const { id, email, emailVerifiedAt } = customerOf(request).customer;
      reply.send({ id, email, verified: emailVerifiedAt !== null, primary: true });
    },
  });
  changeRoute(app, deps);
  verifyRoute(app, deps);
}

function changeRoute(app: TypedApp, deps: AccountsDeps): void {
  app.route({
    method: 'POST',
    url: '/users/email-change/',
    config: { access: 'customer', idempotent: false, refusals: [429] },
    schema: {
      operationId: 'requestEmailChange',
      tags: ['Account'],
      summary: 'Sends a link that makes another address the customer’s own',
      body: EmailChangeBody,
      response: { 200: Type.Null({ description: 'Empty' }) },
    },
    handler: async (request, reply) => {
      await requestEmailChange(deps, customerOf(request), request.body);
      return sendNothing(reply);
    },
  });
}

function verifyRoute(app: TypedApp, deps: AccountsDeps): void {
  app.route({
    method: 'POST',
    url: '/users/email-verify/',
    config: { access: 'customer', idempotent: false, refusals: [429] },
    schema: {
      operationId: 'requestEmailVerification',
      tags: ['Account'],
      summary: 'Sends a link that confirms the present address',
      description: 'An extension of Arasta.',
      response: { 200: Type.Null({ description: 'Empty' }) },
    },
    handler: async (request, reply) => {
      await requestVerification(deps, customerOf(request));
      return sendNothing(reply);
    },
  });
}

interface LinkRoute {
  readonly url: string;
  readonly operationId: string;
  readonly summary: string;
  /** Does what the link is for. @throws Refusal when it is not good any more */
  open(request: FastifyRequest): Promise<void>;
}

/** The links in mails: they prove themselves, so that whoever opens them needs no session. */
export function emailLinkRoutes(app: FastifyInstance, deps: AccountsDeps): void {
  const parts = (request: FastifyRequest) => ({ signed: param(request, 'signed'), id: param(request, 'id') });
  const links: readonly LinkRoute[] = [
    {
      url: '/users/registration/account-confirm-email/:token/',
      operationId: 'confirmEmail',
      summary: 'Confirms the address given at registration',
      open: (request) => confirmRegistration(deps, param(request, 'token')),
    },
    {
      url: '/users/email-set-primary/:signed/:id/',
      operationId: 'confirmEmailChange',
      summary: 'Makes the address of the link the customer’s own',
      open: (request) => confirmEmailChange(deps, parts(request)),
    },
    {
      url: '/users/email-verify/:signed/:id/',
      operationId: 'verifyEmail',
      summary: 'Confirms the customer’s present address',
      open: (request) => confirmPresentEmail(deps, parts(request)),
    },
  ];
  for (const link of links) registerLink(app, deps, link);
}

function param(request: FastifyRequest, name: string): string {
  const { params } = request;
  const value =
    typeof params === 'object' && params !== null ? Object.entries(params).find(([key]) => key === name) : undefined;
  return String(value?.[1] ?? '');
}

function registerLink(app: FastifyInstance, deps: AccountsDeps, link: LinkRoute): void {
  const names = [...link.url.matchAll(/:(\w+)/g)].map(
    ([, name = '']) => [name, Type.String({ description: 'Out of the link of a mail' })] as const,
  );
  app.route({
    method: 'GET',
    url: link.url,
    // A HEAD must change nothing, and scanners of mails send them.
    exposeHeadRoute: false,
    config: { access: 'visitor', media: { 200: ['text/html'], 302: [] } },
    schema: {
      operationId: link.operationId,
      tags: ['Account'],
      summary: link.summary,
      params: Type.Object(Object.fromEntries(names)),
      response: { 200: Detail },
    },
    handler: (request, reply) => openLink(deps, link, { request, reply }),
  });
}

async function openLink(
  deps: AccountsDeps,
  link: LinkRoute,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
): Promise<unknown> {
  if (!wantsPage(request)) {
    await link.open(request);
    return { detail: 'ok' };
  }
  const good = await opens(link, request);
  const { storefrontUrl } = deps.config;
  if (good && storefrontUrl !== null) return reply.redirect(`${storefrontUrl}/users/login/`, 302);
  const text = good ? 'page_email_confirmed' : 'page_link_invalid';
  const { language } = callerOf(request);
  return sendTextPage(reply.code(good ? 200 : 404), { title: 'page_email_title', language, text });
}

async function opens(link: LinkRoute, request: FastifyRequest): Promise<boolean> {
  try {
    await link.open(request);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
