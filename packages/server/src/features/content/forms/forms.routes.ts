import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { answerPublic, callerOf, shared } from '../../../platform/http/index.ts';
import { typed, type TypedApp } from '../../../platform/http/typed-app.ts';
import type { ContentDeps } from '../content.deps.ts';
import { formRead } from '../reads.ts';
import { FormObject, SubmissionBody } from './forms.schema.ts';
import { submitForm } from './forms.service.ts';

const url = '/forms/:pk/generate/';
const tags = ['Page'];
const params = Type.Object({
  pk: Type.Integer({ minimum: 1, maximum: 2_147_483_647, ...shared('FormPk', 'pk of a form') }),
});

/** Forms that customers fill in (Wire: docs/protocol/content.md, "Forms"). */
export function formRoutes(plain: FastifyInstance, deps: ContentDeps): void {
  const app = typed(plain);
  readRoute(app, deps);
  submitRoute(app, deps);
}

function readRoute(app: TypedApp, deps: ContentDeps): void {
  app.route({
    method: 'GET',
    url,
    config: { access: 'public' },
    schema: { operationId: 'getForm', tags, summary: 'A form and its fields', params, response: { 200: FormObject } },
    handler: (request, reply) =>
      answerPublic(deps.answers, { request, reply }, formRead(deps, request.params.pk, callerOf(request).language)),
  });
}

function submitRoute(app: TypedApp, deps: ContentDeps): void {
  app.route({
    method: 'POST',
    url,
    config: { access: 'visitor', refusals: [429] },
    schema: {
      operationId: 'submitForm',
      tags,
      summary: 'Hands in what was entered into a form',
      consumes: ['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data'],
      params,
      body: SubmissionBody,
      response: { 200: Type.Object({}) },
    },
    handler: async (request) => {
      await submitForm(deps, callerOf(request), { formId: request.params.pk, body: request.body });
      return {};
    },
  });
}
