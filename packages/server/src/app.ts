import SerializerSelector from '@fastify/fast-json-stringify-compiler';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { Composition } from './composition.ts';
import { watchRequests } from './features/console/index.ts';
import { installCsrfProtection } from './features/csrf/index.ts';
import {
  answerOtherMethods,
  gatherServed,
  hosts,
  installBodyParsers,
  installCallerHook,
  installCors,
  installErrorDoor,
  installIdempotency,
  installOpenApi,
  installValidation,
} from './platform/http/index.ts';
import { BODY_LIMIT } from './platform/http/bodies.ts';
import { installShortcut } from './platform/http/public-reads.ts';
import { answerBadRequests } from './platform/http/raw-errors.ts';
import { idempotencyKeys } from './platform/idempotency/index.ts';
import type { Logger } from './platform/observability/logger.ts';
import { logRequests, requestIds } from './platform/observability/requests.ts';
import { LOWER_ALPHANUMERIC } from './platform/random/index.ts';
import { registerRoutes } from './routes.ts';
import { VERSION } from './version.ts';

/**
 * Builds the server: tests and production build the same one. It does not listen yet. `watch` may add hooks that look
 * on, which is how tests hold every answer against its schema.
 */
export async function buildApp(
  deps: Composition,
  logger: Logger,
  watch: (app: FastifyInstance) => void = () => undefined,
): Promise<FastifyInstance> {
  const app = bareServer(deps, logger);
  watch(app);
  installErrorDoor(app, (request) => request.caller?.language ?? deps.preferences.language(request));
  logRequests(app, logger.isLevelEnabled('info'));
  const { devConsole } = deps;
  if (devConsole !== null) watchRequests(app, { ...deps, devConsole });
  installHostCheck(app, deps);
  installCors(app, deps.config.corsAllowedOrigins);
  installShortcut(app, deps);
  installCsrfProtection(app, deps);
  installCallerHook(app, deps);
  await installBodyParsers(app);
  installValidation(app);
  installIdempotency(app, idempotencyKeys(deps));
  await installOpenApi(app, { version: VERSION, sessionCookieName: deps.config.sessionCookieName });
  const served = gatherServed(app);
  await app.register(async (routes) => {
    registerRoutes(routes, deps);
  });
  await app.after();
  answerOtherMethods(app, new Map(served));
  return app;
}

const REQUEST_TIMEOUT_MS = 30_000;

function bareServer(deps: Composition, logger: FastifyBaseLogger): FastifyInstance {
  return Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: requestIds(deps.random.text(8, LOWER_ALPHANUMERIC)),
    trustProxy: deps.config.trustProxy.length === 0 ? false : [...deps.config.trustProxy],
    bodyLimit: BODY_LIMIT,
    // A slow sender holds a connection, not memory; it has half a minute for the whole request.
    requestTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: 72_000,
    forceCloseConnections: 'idle',
    // While draining, what still arrives on an open connection is served like before.
    return503OnClosing: false,
    schemaController: { compilersFactory: { buildSerializer: lazySerializers() } },
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 1000 },
    ...answerBadRequests(),
  });
}

type BuildSerializer = ReturnType<typeof SerializerSelector>;

/** Serialisers are compiled when a route first answers: most routes of a process never do, and each takes memory. */
function lazySerializers(): BuildSerializer {
  const build = SerializerSelector();
  return (schemas, options) => {
    const compile = build(schemas, options);
    return (route) => {
      let serialize: ReturnType<typeof compile> | null = null;
      return (data) => (serialize ??= compile(route))(data);
    };
  };
}

function installHostCheck(app: FastifyInstance, deps: Composition): void {
  const known = hosts(deps.config);
  app.addHook('onRequest', (request, _reply, done) => {
    // Probes call by whatever address they know.
    if (!request.url.startsWith('/health/')) known.check(request);
    done();
  });
}
