import type { FastifyInstance, HTTPMethods } from 'fastify';
import { Refusal } from '../../kernel/errors.ts';
import { message } from '../../kernel/messages/index.ts';

/** The route of last resort. */
export const EVERY_PATH = '/*';

const METHODS = ['DELETE', 'GET', 'HEAD', 'PATCH', 'POST', 'PUT'] as const;

/**
 * A known path asked with another method answers 405 with `Allow`, and OPTIONS tells the methods. They are routes like
 * any other, so that CSRF is looked at first and an unknown path stays 404. Call after all routes are registered.
 */
export function answerOtherMethods(app: FastifyInstance, served: ReadonlyMap<string, ReadonlySet<string>>): void {
  for (const [url, methods] of served) {
    // Serves pages at addresses of their own; with another method they are as unknown as any path.
    if (url === EVERY_PATH) continue;
    const allow = [...methods, 'OPTIONS'].filter((method) => method !== 'HEAD').sort();
    const others = METHODS.filter((method) => !methods.has(method));
    registerOthers(app, url, others, allow);
    if (!methods.has('OPTIONS')) registerOptions(app, url, allow);
  }
}

const hidden = { config: { access: 'public' }, schema: { hide: true } } as const;

function registerOthers(app: FastifyInstance, url: string, others: HTTPMethods[], allow: readonly string[]): void {
  if (others.length === 0) return;
  app.route({
    ...hidden,
    method: others,
    url,
    exposeHeadRoute: false,
    handler: (request) => {
      const text = message('method_not_allowed', { method: request.method });
      throw new Refusal('method_not_allowed', 'method_not_allowed', text, { allow });
    },
  });
}

function registerOptions(app: FastifyInstance, url: string, allow: readonly string[]): void {
  app.route({
    ...hidden,
    method: 'OPTIONS',
    url,
    handler: async (_request, reply) => reply.header('allow', allow.join(', ')).code(204).send(),
  });
}

/** Gathers which methods each path serves, while routes are being registered. */
export function gatherServed(app: FastifyInstance): Map<string, Set<string>> {
  const served = new Map<string, Set<string>>();
  app.addHook('onRoute', (route) => {
    const methods = served.get(route.url) ?? new Set<string>();
    for (const method of [route.method].flat()) methods.add(method);
    served.set(route.url, methods);
  });
  return served;
}
