import type {} from '@fastify/swagger';
import type { FastifyInstance, onRequestHookHandler } from 'fastify';
import { Refusal } from '../../kernel/errors.ts';
import { message } from '../../kernel/messages/index.ts';
import { type Config, isLoopback } from '../../platform/config/index.ts';
import type { ConsoleDeps } from './console.deps.ts';
import { jobRoutes } from './jobs/jobs.routes.ts';
import { eventRoutes } from './live/events.routes.ts';
import { fileRoutes } from './look/files.routes.ts';
import { outboxRoutes } from './outbox/outbox.routes.ts';
import { switchRoutes } from './payments/switches.routes.ts';
import { requestRoutes } from './requests/requests.routes.ts';
import { startRoute } from './start/start.routes.ts';

/**
 * The development console (docs/guides/console.md). It shows everybody's one-time codes and links, and changes jobs and
 * payments without asking who is there, so that the app registers it in development only.
 */
export function consoleRoutes(app: FastifyInstance, deps: ConsoleDeps): void {
  void app.register((pages, _options, done) => {
    pages.addHook('onRequest', onThisMachine(deps.config));
    startRoute(pages, deps);
    fileRoutes(pages);
    requestRoutes(pages, deps);
    outboxRoutes(pages, deps);
    jobRoutes(pages, deps);
    switchRoutes(pages, deps);
    eventRoutes(pages, deps);
    done();
  });
}

/** A server that listens on this machine only is reached by others through a proxy or tunnel, which brings its name along. */
function onThisMachine({ allowPublicDevelopment }: Config): onRequestHookHandler {
  return ({ hostname }, _reply, done) => {
    if (allowPublicDevelopment || isLoopback(hostname)) done();
    else done(new Refusal('forbidden', 'console_elsewhere', message('console_elsewhere')));
  };
}
