import type { FastifyInstance } from 'fastify';
import { typed, type TypedApp } from '../../platform/http/typed-app.ts';
import { Type } from 'typebox';
import {
  customerOf,
  named,
  pageQuery,
  pageSchema,
  presentPage,
  readPage,
  type SessionCookies,
} from '../../platform/http/index.ts';
import { endOneSession, endOtherSessions, listSessions, type SessionsDeps } from './sessions.service.ts';
import { presentSession } from './sessions.wire.ts';

const Session = named('Session', {
  id: Type.Integer(),
  device: Type.String({ description: 'Browser and system, for people' }),
  user_agent: Type.String(),
  address: Type.String(),
  created_date: Type.String({ format: 'date-time' }),
  last_seen: Type.String({ format: 'date-time', description: 'To the hour: noted at most hourly' }),
  expires: Type.String({ format: 'date-time' }),
  is_current: Type.Boolean(),
  token: Type.Union([
    Type.Object({
      created_date: Type.String({ format: 'date-time' }),
      last_used: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
    }),
    Type.Null(),
  ]),
});

const shared = { tags: ['Session'], description: 'An extension of Arasta.' };

/** Customers see and end their sessions (an extension of ours; Wire: docs/protocol/sessions.md). */
export function sessionRoutes(plain: FastifyInstance, deps: SessionsDeps & { cookies: SessionCookies }): void {
  const app = typed(plain);
  listRoute(app, deps);
  endOthersRoute(app, deps);
  endOneRoute(app, deps);
}

function listRoute(app: TypedApp, deps: SessionsDeps & { cookies: SessionCookies }): void {
  app.route({
    method: 'GET',
    url: '/users/sessions/',
    config: { access: 'customer' },
    schema: {
      ...shared,
      operationId: 'listSessions',
      summary: 'The sessions of the customer, latest use first',
      querystring: pageQuery,
      response: { 200: pageSchema(Session) },
    },
    handler: async (request) => {
      const caller = customerOf(request);
      const page = readPage(request);
      const slice = await listSessions(deps, caller, page);
      return presentPage(request, deps.config.publicUrl, { page, slice }, (row) =>
        presentSession(row, caller.session.id, caller.language),
      );
    },
  });
}

function endOthersRoute(app: TypedApp, deps: SessionsDeps & { cookies: SessionCookies }): void {
  app.route({
    method: 'DELETE',
    url: '/users/sessions/',
    config: { access: 'customer' },
    schema: {
      ...shared,
      operationId: 'endOtherSessions',
      summary: 'Ends all sessions of the customer but this one',
      response: { 204: Type.Null() },
    },
    handler: async (request, reply) => {
      await endOtherSessions(deps, customerOf(request));
      return reply.code(204).send(null);
    },
  });
}

function endOneRoute(app: TypedApp, deps: SessionsDeps & { cookies: SessionCookies }): void {
  app.route({
    method: 'DELETE',
    url: '/users/sessions/:id/',
    config: { access: 'customer' },
    schema: {
      ...shared,
      operationId: 'endSession',
      summary: 'Ends one session of the customer; ending this one logs out',
      params: Type.Object({ id: Type.Integer({ description: 'id of a session, as the list has it' }) }),
      response: { 204: Type.Null() },
    },
    handler: async (request, reply) => {
      const caller = customerOf(request);
      await endOneSession(deps, caller, request.params.id);
      if (request.params.id === caller.session.id && !caller.byToken) {
        deps.cookies.send(request, reply, deps.keys.create(), 'session_ended');
      }
      return reply.code(204).send(null);
    },
  });
}
