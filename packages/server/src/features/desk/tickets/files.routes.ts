import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { notFound } from '../../../kernel/errors.ts';
import { sendFile } from '../../../platform/http/send-file.ts';
import { typed } from '../../../platform/http/typed-app.ts';
import { findTicketFile } from '../../support/index.ts';
import { deskRoute } from '../access/visit.routes.ts';
import type { DeskPagesDeps } from '../desk.deps.ts';
import { PICTURES } from './thread.page.ts';

/** Files of a ticket. Pictures are shown; whatever else people send is saved, never opened here. */
export function fileRoute(plain: FastifyInstance, deps: DeskPagesDeps): void {
  typed(plain).route({
    method: 'GET',
    url: '/desk/tickets/:number/files/:key',
    ...deskRoute(deps),
    schema: {
      hide: true,
      params: Type.Object({ number: Type.String({ maxLength: 20 }), key: Type.String({ maxLength: 64 }) }),
    },
    handler: async (request, reply) => {
      const file = await findTicketFile(deps.db, request.params);
      if (file === null) throw notFound();
      return sendFile(reply, file, PICTURES.has(file.contentType) ? 'inline' : 'attachment');
    },
  });
}
