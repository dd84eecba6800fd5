import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { notFound } from '../../../kernel/errors.ts';
import { answerPublic, callerOf, EVERY_PATH } from '../../../platform/http/index.ts';
import { pageReadAt } from '../../content/index.ts';
import { listRead } from '../listing/listing.routes.ts';
import { groupRead, productRead } from '../products/product.routes.ts';
import { answerShelf, attributeQuery, type ShelfRead } from '../read.ts';
import type { StorefrontDeps } from '../storefront.deps.ts';
import { type Destination, findDestination } from './address.service.ts';

type Exchange = { readonly request: FastifyRequest; readonly reply: FastifyReply };

/**
 * Every path that is no route: a pretty address answers what lies behind it, a redirect leads on, anything else is a
 * plain 404 (Wire: docs/protocol/urls.md).
 */
export function addressRoutes(app: FastifyInstance, deps: StorefrontDeps): void {
  app.route({
    method: 'GET',
    url: EVERY_PATH,
    config: { access: 'reader' },
    schema: { hide: true },
    handler: async (request, reply) => {
      const destination = await findDestination(deps, request.url);
      await answer(deps, { request, reply }, destination);
      return reply;
    },
  });
}

function answer(deps: StorefrontDeps, exchange: Exchange, destination: Destination | null): void | Promise<void> {
  const { request, reply } = exchange;
  if (destination === null) throw notFound();
  if ('to' in destination) {
    reply.code(destination.status).header('location', destination.to).send({});
    return;
  }
  const shelf = shelfRead(deps, request, destination.oldPath);
  if (shelf !== null) return answerShelf(deps, exchange, shelf);
  const page = pageReadAt(deps, destination.oldPath, callerOf(request).language);
  if (page === null) throw notFound();
  return answerPublic(deps.answers, exchange, page);
}

function shelfRead(deps: StorefrontDeps, request: FastifyRequest, oldPath: string): ShelfRead | null {
  const [, kind, digits] = /^\/([a-z-]+)\/(\d+)\/$/.exec(oldPath) ?? [];
  const id = Number(digits);
  switch (kind) {
    case 'category':
      return listRead(deps, request, { kind: 'category', id });
    case 'special-page':
      return listRead(deps, request, { kind: 'special_page', id });
    case 'product':
      return productRead(deps, id, attributeQuery(request));
    case 'group-product':
      return groupRead(deps, id);
    default:
      return null;
  }
}
