import type { FastifyRequest } from 'fastify';
import { callerOf, customerOf, pageSchema, presentPage, readPage, sendFile } from '../../../platform/http/index.ts';
import type { TypedApp } from '../../../platform/http/typed-app.ts';
import type { SupportDeps } from '../support.deps.ts';
import type { Asker } from './asker.ts';
import {
  ByFile,
  ByNumber,
  ConversationLine,
  ConversationObject,
  ConversationsQuery,
  UnreadCount,
} from './conversations.schema.ts';
import { presentConversation, presentLine, type Showing } from './conversations.wire.ts';
import {
  countUnreadConversations,
  findConversations,
  getConversation,
  getConversationFile,
} from './reading.service.ts';

const tags = ['Support'];

/** A registered customer reads their conversations (Wire: docs/protocol/support.md, "Conversations"). */
export function conversationRoutes(app: TypedApp, deps: SupportDeps): void {
  listRoute(app, deps);
  unreadRoute(app, deps);
  detailRoute(app, deps);
  fileRoute(app, deps);
}

/** The customer who is asking, about one conversation. */
export function askerOf(request: FastifyRequest, number: string): Asker {
  return { by: 'customer', number, customerId: customerOf(request).customer.id };
}

export function showingFor(request: FastifyRequest, { config, clock }: SupportDeps): Showing {
  return { language: callerOf(request).language, now: clock.now(), config };
}

function listRoute(app: TypedApp, deps: SupportDeps): void {
  app.route({
    method: 'GET',
    url: '/users/conversations/',
    config: { access: 'customer' },
    schema: {
      ...{
        operationId: 'listConversations',
        tags,
        summary: 'The customer’s conversations, the latest spoken in first',
      },
      querystring: ConversationsQuery,
      response: { 200: pageSchema(ConversationLine) },
    },
    handler: async (request) => {
      const page = readPage(request);
      const { state = null, order = null } = request.query;
      const { customer } = customerOf(request);
      const slice = await findConversations(deps, customer.id, { filter: { state, order }, page });
      const showing = showingFor(request, deps);
      return presentPage(request, deps.config.publicUrl, { page, slice }, (each) => presentLine(each, showing));
    },
  });
}

function unreadRoute(app: TypedApp, deps: SupportDeps): void {
  app.route({
    method: 'GET',
    url: '/users/conversations/unread/',
    config: { access: 'customer' },
    schema: {
      operationId: 'countUnreadConversations',
      tags,
      summary: 'In how many conversations the shop has written since the customer read them',
      response: { 200: UnreadCount },
    },
    handler: async (request) => ({ count: await countUnreadConversations(deps, customerOf(request).customer.id) }),
  });
}

function detailRoute(app: TypedApp, deps: SupportDeps): void {
  app.route({
    method: 'GET',
    url: '/users/conversations/:number/',
    config: { access: 'customer' },
    schema: {
      ...{ operationId: 'getConversation', tags, summary: 'A conversation with its messages; it is read then' },
      params: ByNumber,
      response: { 200: ConversationObject },
    },
    handler: async (request) => {
      const conversation = await getConversation(deps, askerOf(request, request.params.number));
      return presentConversation(conversation, showingFor(request, deps));
    },
  });
}

function fileRoute(app: TypedApp, deps: SupportDeps): void {
  app.route({
    method: 'GET',
    url: '/users/conversations/:number/files/:key/',
    config: { access: 'customer', media: { 200: ['*/*'] } },
    schema: {
      operationId: 'getConversationFile',
      tags,
      summary: 'A file of a conversation, to be saved',
      params: ByFile,
    },
    handler: async (request, reply) => {
      const { number, key } = request.params;
      return sendFile(reply, await getConversationFile(deps, askerOf(request, number), key));
    },
  });
}
