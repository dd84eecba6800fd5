import type { FastifyInstance } from 'fastify';
import { customerOf, everyValue, lastValue } from '../../../platform/http/index.ts';
import { typed, type TypedApp } from '../../../platform/http/typed-app.ts';
import type { B2bDeps } from '../b2b.deps.ts';
import { BasketObject, ExportQuery, ImportBody } from './basket.schema.ts';
import { presentBasket } from './basket.wire.ts';
import { importBasket } from './filling.service.ts';
import { getBasket } from './reading.service.ts';
import { basketSheet, readColumns, readFormat } from './sheet.wire.ts';

const tags = ['B2B'];

/** The basket from and to a spreadsheet (Wire: docs/protocol/b2b.md, "Import and export"). */
export function sheetRoutes(plain: FastifyInstance, deps: B2bDeps): void {
  const app = typed(plain);
  importRoute(app, deps);
  exportRoute(app, deps);
}

function importRoute(app: TypedApp, deps: B2bDeps): void {
  app.route({
    method: 'POST',
    url: '/b2b/basket/import/',
    config: { access: 'customer' },
    schema: {
      operationId: 'importB2bBasket',
      tags,
      summary: 'Sets in the basket what a CSV file names, all of it or nothing',
      consumes: ['multipart/form-data'],
      body: ImportBody,
      response: { 200: BasketObject },
    },
    handler: async (request) => presentBasket(await importBasket(deps, customerOf(request), request.body.file.bytes)),
  });
}

function exportRoute(app: TypedApp, deps: B2bDeps): void {
  app.route({
    method: 'GET',
    url: '/b2b/basket/export/',
    config: { access: 'customer', media: { 200: ['text/csv'] } },
    schema: {
      operationId: 'exportB2bBasket',
      tags,
      summary: 'The basket as a CSV file',
      querystring: ExportQuery,
    },
    handler: async (request, reply) => {
      const shown = await getBasket(deps, customerOf(request));
      readFormat(lastValue(request, 'format'));
      const table = basketSheet(shown, readColumns(everyValue(request, 'fields')));
      reply.header('content-disposition', 'attachment; filename="basket.csv"');
      return reply.type('text/csv; charset=utf-8').send(table);
    },
  });
}
