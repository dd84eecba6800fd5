import type { FastifyInstance } from 'fastify';
import type { Config } from '../../platform/config/index.ts';
import { openApiDocument } from '../../platform/http/index.ts';

/** The OpenAPI document and, where it is switched on, a page to try it. */
export function explorerRoutes(app: FastifyInstance, { config }: { config: Config }): void {
  documentRoute(app);
  if (config.docs) app.register(explorer);
}

function documentRoute(app: FastifyInstance): void {
  // Routes do not change once the server is built.
  let bytes: Buffer | null = null;
  app.route({
    method: 'GET',
    url: '/openapi.json',
    config: { access: 'public' },
    schema: { hide: true },
    handler: (_request, reply) => {
      bytes ??= Buffer.from(JSON.stringify(openApiDocument(app)));
      reply.header('cache-control', 'public, max-age=60').type('application/json; charset=utf-8').send(bytes);
    },
  });
}

// Loads nothing from outside. Its script is inline and its styles are made by it, hence the two `unsafe-inline`.
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The page's script is five megabytes: it is loaded only where the page is served. */
async function explorer(app: FastifyInstance): Promise<void> {
  const { default: scalar } = await import('@scalar/fastify-api-reference');
  app.addHook('onRoute', (route) => {
    route.config = { ...route.config, access: 'public' };
  });
  app.addHook('onSend', (_request, reply, _payload, done) => {
    reply.header('content-security-policy', POLICY);
    done();
  });
  await app.register(scalar, {
    routePrefix: '/docs',
    configuration: {
      url: '/openapi.json',
      pageTitle: 'Arasta API',
      withDefaultFonts: false,
      telemetry: false,
      persistAuth: false,
      // Buttons that lead to services of the page's maker.
      showDeveloperTools: 'never',
      agent: { disabled: true },
      mcp: { disabled: true },
      hideClientButton: true,
      favicon: 'data:,',
      onRequestBuilt: addCsrfToken,
    },
  });
}

/** Runs in the browser: its source goes into the page. Gets a token for every request that needs one. */
async function addCsrfToken({ request }: { request: Request }): Promise<void> {
  if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return;
  const response = await fetch('/csrf_token/', { credentials: 'same-origin' });
  const body: unknown = await response.json();
  if (typeof body === 'object' && body !== null && 'csrf_token' in body) {
    request.headers.set('x-csrftoken', String(body.csrf_token));
  }
}
