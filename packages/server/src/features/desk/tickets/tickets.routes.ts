import type { FastifyInstance, FastifyRequest } from 'fastify';
import { allQueryValues } from '../../../platform/http/index.ts';
import { typed } from '../../../platform/http/typed-app.ts';
import { listStaff } from '../../staff/index.ts';
import { contactSubjects, countTickets, listTickets } from '../../support/index.ts';
import { deskRoute, readerOf, sendHtml } from '../access/visit.routes.ts';
import type { DeskPagesDeps } from '../desk.deps.ts';
import { listAddress, readFilters, searchOf } from './filters.rules.ts';
import { listPage, PAGE_SIZE } from './list.page.ts';

/** The list of tickets. */
export function ticketListRoute(plain: FastifyInstance, deps: DeskPagesDeps): void {
  typed(plain).route({
    method: 'GET',
    url: '/desk/',
    ...deskRoute(deps),
    schema: { hide: true },
    handler: async (request, reply) => {
      const reader = readerOf(deps, request);
      const list = await readList(deps, request, reader.staff.id);
      const { filters, found } = list;
      // What was on the last pages has been answered since.
      if (found.items.length === 0 && filters.page > 1)
        return reply.redirect(listAddress({ ...filters, page: 1 }), 303);
      return sendHtml(reply, listPage(reader, list));
    },
  });
}

async function readList(deps: DeskPagesDeps, request: FastifyRequest, staffId: number) {
  const filters = readFilters(allQueryValues(request));
  const [found, counts, subjects, staff] = await Promise.all([
    listTickets(deps, searchOf(filters, staffId), { number: filters.page, size: PAGE_SIZE }),
    countTickets(deps),
    contactSubjects(deps.db),
    listStaff(deps),
  ]);
  return { filters, found, counts, subjects, staff };
}
