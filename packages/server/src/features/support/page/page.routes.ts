import { Type } from 'typebox';
import { isRecord } from '../../../platform/http/decoding/index.ts';
import { sendFile, shared } from '../../../platform/http/index.ts';
import type { TypedApp } from '../../../platform/http/typed-app.ts';
import { ByFile, ByNumber, RateBody, SayBody } from '../conversations/conversations.schema.ts';
import { closeAsCustomer, rateConversation } from '../conversations/ending.service.ts';
import { getConversationFile } from '../conversations/reading.service.ts';
import { sayAsCustomer } from '../conversations/saying.service.ts';
import type { SupportDeps } from '../support.deps.ts';
import { act, errorPage, type Linked, showConversation } from './showing.routes.ts';

const tags = ['Support'];
const PAGE = '/users/conversations/open/:number/:token/';
const consumes = ['application/x-www-form-urlencoded', 'multipart/form-data'];

const ByLink = Type.Object({
  ...ByNumber.properties,
  token: Type.String({ maxLength: 100, ...shared('ConversationToken', 'Out of the link of a mail') }),
});
const ByLinkedFile = Type.Object({ ...ByLink.properties, key: ByFile.properties.key });
const PageQuery = Type.Object({
  done: Type.Optional(
    Type.Unsafe<unknown>({
      type: 'string',
      description: 'What has just been done: `said`, `rated` or `closed`',
      'x-raw': true,
    }),
  ),
});

// What a form's fields do not take is said on the page, by the handler.
const SIGNED = {
  method: 'POST',
  config: { access: 'public', csrf: 'signed', idempotent: false, errorPage, media: { 303: [] } },
  attachValidation: true,
} as const;

/**
 * The page behind the link in a mail (Wire: docs/protocol/support.md, "The link"). Only the link gives any right here:
 * cookies are not looked at.
 */
export function conversationPageRoutes(app: TypedApp, deps: SupportDeps): void {
  pageRoute(app, deps);
  fileRoute(app, deps);
  messageRoute(app, deps);
  ratingRoute(app, deps);
  closeRoute(app, deps);
}

function linked({ number, token }: { readonly number: string; readonly token: string }): Linked {
  return { by: 'link', number, token };
}

function pageRoute(app: TypedApp, deps: SupportDeps): void {
  app.route({
    method: 'GET',
    url: PAGE,
    config: { access: 'public', errorPage, media: { 200: ['text/html'] } },
    schema: {
      ...{ operationId: 'openConversationPage', tags, summary: 'A conversation as a page, for whoever holds its link' },
      ...{ params: ByLink, querystring: PageQuery },
    },
    handler: async (request, reply) => showConversation(deps, { request, reply }, linked(request.params)),
  });
}

function fileRoute(app: TypedApp, deps: SupportDeps): void {
  app.route({
    method: 'GET',
    url: `${PAGE}files/:key/`,
    config: { access: 'public', errorPage, media: { 200: ['*/*'] } },
    schema: { operationId: 'getLinkedFile', tags, summary: 'A file of that conversation', params: ByLinkedFile },
    handler: async (request, reply) =>
      sendFile(reply, await getConversationFile(deps, linked(request.params), request.params.key)),
  });
}

function messageRoute(app: TypedApp, deps: SupportDeps): void {
  app.route({
    ...SIGNED,
    url: `${PAGE}messages/`,
    schema: {
      ...{ operationId: 'sayByLink', tags, summary: 'Writes on in it; leads back to the page' },
      ...{ consumes, params: ByLink, body: SayBody },
    },
    handler: async (request, reply) =>
      act(
        deps,
        { request, reply },
        {
          ...{ asker: linked(request.params), done: 'said', draft: draftOf(request.body) },
          work: (asker) => sayAsCustomer(deps, asker, { body: request.body.message, files: request.body.file ?? [] }),
        },
      ),
  });
}

/** What was written, as it came where the fields were not taken. */
function draftOf(body: unknown): string {
  const text = isRecord(body) ? body['message'] : undefined;
  return typeof text === 'string' ? text : '';
}

function ratingRoute(app: TypedApp, deps: SupportDeps): void {
  app.route({
    ...SIGNED,
    url: `${PAGE}rating/`,
    schema: {
      ...{ operationId: 'rateByLink', tags, summary: 'Rates it; leads back to the page' },
      ...{ consumes, params: ByLink, body: RateBody },
    },
    handler: async (request, reply) =>
      act(
        deps,
        { request, reply },
        {
          ...{ asker: linked(request.params), done: 'rated', draft: '' },
          work: (asker) => {
            const { stars, comment = null } = request.body;
            return rateConversation(deps, asker, { stars, comment });
          },
        },
      ),
  });
}

function closeRoute(app: TypedApp, deps: SupportDeps): void {
  app.route({
    ...SIGNED,
    url: `${PAGE}close/`,
    schema: { operationId: 'closeByLink', tags, summary: 'Closes it; leads back to the page', params: ByLink },
    handler: async (request, reply) =>
      act(
        deps,
        { request, reply },
        {
          ...{ asker: linked(request.params), done: 'closed', draft: '' },
          work: (asker) => closeAsCustomer(deps, asker),
        },
      ),
  });
}
