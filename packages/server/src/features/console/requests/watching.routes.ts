import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '../../../platform/clock/index.ts';
import { type SessionCookies, watchDecisions } from '../../../platform/http/index.ts';
import type { Tally } from '../../../platform/observability/statements.ts';
import type { DevConsole } from '../console.memory.ts';
import { callerSeen, carriedBy, cookiesSetBy } from './carried.wire.ts';
import { maskPath, maskQuery } from './masking.rules.ts';

export interface WatchingDeps {
  readonly clock: Clock;
  readonly devConsole: DevConsole;
  readonly cookies: Pick<SessionCookies, 'name'>;
}

interface Watched {
  readonly at: Date;
  readonly tally: Tally;
}

/**
 * Has every request remembered that is not the console's own, with what is decided about it. Install it before those who
 * decide.
 */
export function watchRequests(app: FastifyInstance, { clock, cookies, devConsole }: WatchingDeps): void {
  const { meter, requests } = devConsole;
  const watched = new WeakMap<FastifyRequest, Watched>();
  app.addHook('onRequest', (request, _reply, done) => {
    if (isOurs(request)) {
      done();
      return;
    }
    watchDecisions(request);
    const tally = { statements: 0 };
    watched.set(request, { at: clock.now(), tally });
    if (meter === null) done();
    else meter.follow(tally, done);
  });
  // A body arrives in events of the connection, which belong to no request.
  app.addHook('preValidation', (request, _reply, done) => {
    const tally = watched.get(request)?.tally;
    if (meter === null || tally === undefined) done();
    else meter.follow(tally, done);
  });
  app.addHook('onResponse', (request, reply, done) => {
    const seen = watched.get(request);
    if (seen !== undefined)
      requests.add({ ...describe(request, seen, meter !== null), ...answered(reply, cookies.name) });
    done();
  });
}

function isOurs({ url }: FastifyRequest): boolean {
  return /^\/console(?:[/?]|$)/.test(url);
}

function describe(request: FastifyRequest, { at, tally }: Watched, isCounted: boolean) {
  const { decisions, routeOptions, url } = request;
  if (decisions === null) throw new Error('Nobody kept what was decided');
  const end = url.indexOf('?');
  return {
    ...{ at, decisions, method: request.method },
    path: maskPath(end < 0 ? url : url.slice(0, end), routeOptions.url ?? null),
    query: end < 0 ? '' : maskQuery(url.slice(end + 1)),
    statements: isCounted ? tally.statements : null,
    caller: callerSeen(request),
    access: routeOptions.config.access ?? null,
    carried: carriedBy(request),
  };
}

function answered(reply: FastifyReply, sessionCookie: string) {
  const milliseconds = Math.round(reply.elapsedTime * 10) / 10;
  return { status: reply.statusCode, milliseconds, cookiesSet: cookiesSetBy(reply, sessionCookie) };
}
