import type { FastifyInstance } from 'fastify';
import { customerOf, pageSchema, presentPage, queryValues, readPage } from '../../../platform/http/index.ts';
import { typed } from '../../../platform/http/typed-app.ts';
import type { B2bDeps } from '../b2b.deps.ts';
import { selectDivisionsOf } from './divisions.queries.ts';
import { DivisionObject, DivisionQuery } from './divisions.schema.ts';
import { presentDivision, readDivisionFilter } from './divisions.wire.ts';
import { getMember } from './members.service.ts';

/** Which divisions a customer orders for (Wire: docs/protocol/b2b.md, "Divisions"). */
export function divisionRoutes(plain: FastifyInstance, deps: B2bDeps): void {
  typed(plain).route({
    method: 'GET',
    url: '/b2b/my-divisions/',
    config: { access: 'customer' },
    schema: {
      operationId: 'listMyDivisions',
      tags: ['B2B'],
      summary: 'The divisions that the customer orders for',
      querystring: DivisionQuery,
      response: { 200: pageSchema(DivisionObject) },
    },
    handler: async (request) => {
      const member = await getMember(deps, deps.db, customerOf(request));
      const page = readPage(request);
      const filter = readDivisionFilter(queryValues(request));
      const slice = await selectDivisionsOf(deps.db, member, { page, filter });
      return presentPage(request, deps.config.publicUrl, { page, slice }, presentDivision);
    },
  });
}
