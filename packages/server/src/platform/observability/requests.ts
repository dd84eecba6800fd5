import type { FastifyInstance, FastifyRequest } from 'fastify';

const SAFE_ID = /^[\w-]{8,64}$/;

/** Request ids: a proxy's own when it is harmless, else a counter behind a prefix that tells processes apart. */
export function requestIds(prefix: string): (request: { headers: Record<string, unknown> }) => string {
  let count = 0;
  return ({ headers }) => {
    const given = headers['x-request-id'];
    if (typeof given === 'string' && SAFE_ID.test(given)) return given;
    count += 1;
    return `${prefix}-${count.toString(36)}`;
  };
}

/** One line per request with its id, which the answer carries too. Paths are logged as patterns: they can hold tokens. */
export function logRequests(app: FastifyInstance, enabled: boolean): void {
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    done();
  });
  if (!enabled) return;
  app.addHook('onResponse', (request, reply, done) => {
    request.log.info(
      {
        method: request.method,
        route: patternOf(request),
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        customer: request.caller?.customer?.id,
      },
      'request',
    );
    done();
  });
}

/** The route, or an unknown path with everything that is not a plain word taken out. */
function patternOf(request: FastifyRequest): string {
  const { url } = request.routeOptions;
  if (url !== undefined) return url;
  const path = request.url.split('?', 1)[0] ?? '';
  return path.slice(0, 200).replace(/[^/]+/g, (part) => (/^[a-z][a-z_-]{0,23}$/.test(part) ? part : '*'));
}
