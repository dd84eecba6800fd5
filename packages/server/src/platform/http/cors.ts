import type { FastifyInstance } from 'fastify';

const METHODS = 'GET, HEAD, POST, PUT, PATCH, DELETE';
const HEADERS =
  'content-type, x-csrftoken, x-requested-with, x-currency, accept-language, authorization, idempotency-key';
const EXPOSED = 'retry-after, x-request-id, idempotency-replayed';

/** Browser scripts of the listed origins may call with cookies. A preflight is answered before routing. */
export function installCors(app: FastifyInstance, origins: readonly string[]): void {
  if (origins.length === 0) return;
  app.addHook('onRequest', async (request, reply) => {
    const { origin } = request.headers;
    reply.header('vary', 'Origin');
    if (origin === undefined || !origins.includes(origin)) return;
    reply.header('access-control-allow-origin', origin).header('access-control-allow-credentials', 'true');
    reply.header('access-control-expose-headers', EXPOSED);
    const preflight = request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined;
    if (!preflight) return;
    reply.header('access-control-allow-methods', METHODS).header('access-control-allow-headers', HEADERS);
    return reply.header('access-control-max-age', '600').code(204).send();
  });
}
