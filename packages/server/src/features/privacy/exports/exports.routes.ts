import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { type Authenticated, customerOf } from '../../../platform/http/index.ts';
import { typed, type TypedApp } from '../../../platform/http/typed-app.ts';
import type { PrivacyDeps } from '../privacy.deps.ts';
import { getExport, openDownload, requestExport, visiblePath } from './asking.service.ts';
import type { DataExport as Archive } from './exports.queries.ts';
import { DataExport, ExportBody } from './exports.schema.ts';
import { presentExport } from './exports.wire.ts';

const shared = { tags: ['Account'], description: 'An extension of Arasta.' };

/** A customer's data to take along (an extension of ours; Wire: docs/protocol/privacy.md). */
export function exportRoutes(plain: FastifyInstance, deps: PrivacyDeps): void {
  const app = typed(plain);
  requestRoute(app, deps);
  stateRoute(app, deps);
  downloadRoute(app, deps);
}

function requestRoute(app: TypedApp, deps: PrivacyDeps): void {
  app.route({
    method: 'POST',
    url: '/users/data-export/',
    config: { access: 'customer', idempotent: false, refusals: [429] },
    schema: {
      ...shared,
      operationId: 'requestDataExport',
      summary: 'Has an archive made of everything the shop has of the customer; a mail tells when it is ready',
      body: ExportBody,
      response: { 202: DataExport },
    },
    handler: async (request, reply) => {
      const caller = customerOf(request);
      const archive = await requestExport(deps, caller, request.body.password ?? null);
      return reply.code(202).send(present(deps, caller, archive));
    },
  });
}

function stateRoute(app: TypedApp, deps: PrivacyDeps): void {
  app.route({
    method: 'GET',
    url: '/users/data-export/',
    config: { access: 'customer' },
    schema: {
      ...shared,
      operationId: 'getDataExport',
      summary: 'What became of the archive that was asked for last',
      response: { 200: DataExport },
    },
    handler: async (request) => {
      const caller = customerOf(request);
      return present(deps, caller, await getExport(deps, caller.customer.id));
    },
  });
}

function present(deps: PrivacyDeps, caller: Authenticated, archive: Archive) {
  const path = visiblePath(deps, caller, archive);
  const url = path === null ? null : deps.config.publicUrl + path;
  return presentExport(archive, { url, now: deps.clock.now() });
}

function downloadRoute(app: TypedApp, deps: PrivacyDeps): void {
  app.route({
    method: 'GET',
    url: '/users/data-export/:key/:token/',
    config: {
      access: 'customer',
      media: { 200: ['application/zip'] },
      loginPage: { title: 'page_data_export_title', text: 'page_data_export_login' },
    },
    schema: {
      ...shared,
      operationId: 'downloadDataExport',
      summary: 'The archive, for the customer it is about',
      params: Type.Object({
        key: Type.String({ description: 'Out of the `url` of an export' }),
        token: Type.String({ description: 'Out of the `url` of an export' }),
      }),
    },
    handler: async (request, reply) => {
      const { customer } = customerOf(request);
      const { size, requestedAt, content } = await openDownload(deps, customer.id, request.params);
      const name = `my-data-${requestedAt.toISOString().slice(0, 10)}.zip`;
      reply.header('content-disposition', `attachment; filename="${name}"`).header('content-length', size);
      reply.header('x-content-type-options', 'nosniff').type('application/zip');
      return reply.send(Readable.from(content, { objectMode: false }));
    },
  });
}
