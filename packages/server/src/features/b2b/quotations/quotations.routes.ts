import type { FastifyInstance } from 'fastify';
import { customerOf, lastValue, pageSchema, presentPage, readPage } from '../../../platform/http/index.ts';
import { typed, type TypedApp } from '../../../platform/http/typed-app.ts';
import type { B2bDeps } from '../b2b.deps.ts';
import { getMember } from '../divisions/members.service.ts';
import { askForQuotation } from './asking.service.ts';
import { commentAsMember } from './commenting.service.ts';
import { decideAsMember, getQuotation } from './deciding.service.ts';
import type { Decision } from './quotation.ts';
import {
  AskBody,
  ById,
  CommentBody,
  DecisionBody,
  QuotationDetailObject,
  QuotationObject,
  QuotationQuery,
} from './quotations.schema.ts';
import { presentDetail, presentQuotation, readStatus } from './quotations.wire.ts';
import { selectQuotations } from './reading.queries.ts';

const url = '/b2b/my-quotations/';
const tags = ['B2B'];
const consumes = ['application/json', 'application/x-www-form-urlencoded'];

/** What divisions ask the shop for (Wire: docs/protocol/b2b.md, "Quotations"). */
export function quotationRoutes(plain: FastifyInstance, deps: B2bDeps): void {
  const app = typed(plain);
  listRoute(app, deps);
  askRoute(app, deps);
  showRoute(app, deps);
  for (const [word, decision, summary] of DECISIONS) decideRoute(app, deps, { word, decision, summary });
  commentRoute(app, deps);
}

function listRoute(app: TypedApp, deps: B2bDeps): void {
  app.route({
    method: 'GET',
    url,
    config: { access: 'customer' },
    schema: {
      operationId: 'listQuotations',
      tags,
      summary: 'What the customer, or a main division, asked for',
      querystring: QuotationQuery,
      response: { 200: pageSchema(QuotationObject) },
    },
    handler: async (request) => {
      const member = await getMember(deps, deps.db, customerOf(request));
      const [page, status] = [readPage(request), readStatus(lastValue(request, 'status'))];
      const slice = await selectQuotations(deps.db, member, { page, status });
      return presentPage(request, deps.config.publicUrl, { page, slice }, presentQuotation);
    },
  });
}

function askRoute(app: TypedApp, deps: B2bDeps): void {
  app.route({
    method: 'POST',
    url,
    config: { access: 'customer', refusals: [429] },
    schema: {
      operationId: 'createQuotation',
      tags,
      summary: 'Asks the shop for what lies in the basket',
      consumes,
      body: AskBody,
      response: { 201: QuotationObject },
    },
    handler: async (request, reply) => {
      const quotation = await askForQuotation(deps, customerOf(request), request.body.name);
      return reply.code(201).send(presentQuotation(quotation));
    },
  });
}

function showRoute(app: TypedApp, deps: B2bDeps): void {
  app.route({
    method: 'GET',
    url: `${url}:id/`,
    config: { access: 'customer' },
    schema: {
      operationId: 'getQuotation',
      tags,
      summary: 'A quotation with its items and what became of it',
      params: ById,
      response: { 200: QuotationDetailObject },
    },
    handler: async (request) => presentDetail(await getQuotation(deps, customerOf(request), request.params.id)),
  });
}

const DECISIONS: readonly (readonly [word: string, decision: Decision, summary: string])[] = [
  ['approve', 'approved', 'Says yes to a quotation, for the main division'],
  ['reject', 'rejected', 'Says no to a quotation, for the main division'],
  ['cancel', 'cancelled', 'Takes a quotation back'],
];

interface DecisionRoute {
  readonly word: string;
  readonly decision: Decision;
  readonly summary: string;
}

function decideRoute(app: TypedApp, deps: B2bDeps, { word, decision, summary }: DecisionRoute): void {
  app.route({
    method: 'POST',
    url: `${url}:id/${word}/`,
    config: { access: 'customer', refusals: [406] },
    schema: {
      operationId: `${word}Quotation`,
      tags,
      summary,
      consumes,
      params: ById,
      body: DecisionBody,
      response: { 200: QuotationDetailObject },
    },
    handler: async (request) => {
      const verdict = { id: request.params.id, decision, comment: request.body.comment ?? null };
      return presentDetail(await decideAsMember(deps, customerOf(request), verdict));
    },
  });
}

function commentRoute(app: TypedApp, deps: B2bDeps): void {
  app.route({
    method: 'POST',
    url: `${url}:id/comment/`,
    config: { access: 'customer', refusals: [429] },
    schema: {
      operationId: 'commentOnQuotation',
      tags,
      summary: 'Says something of a quotation',
      consumes,
      params: ById,
      body: CommentBody,
      response: { 200: QuotationDetailObject },
    },
    handler: async (request) => {
      const remark = { id: request.params.id, comment: request.body.comment };
      return presentDetail(await commentAsMember(deps, customerOf(request), remark));
    },
  });
}
