import type { FastifyInstance } from 'fastify';
import type { DevConsole } from '../console.memory.ts';
import { queryOf, READING, sendConsolePage, sendPrivately } from '../look/answers.routes.ts';
import { isShown, readFilter, type RequestFilter } from './filter.rules.ts';
import { MOST_SHOWN, requestsPage } from './requests.page.ts';
import { presentRequest } from './requests.wire.ts';
import type { SeenRequest } from './seen-request.ts';

/** The latest requests as a page, and for tests and scripts. */
export function requestRoutes(app: FastifyInstance, { devConsole }: { devConsole: DevConsole }): void {
  const latest = (filter: RequestFilter): SeenRequest[] =>
    devConsole.requests
      .after(0)
      .filter((request) => isShown(filter, request))
      .slice(-MOST_SHOWN)
      .toReversed();

  app.get('/console/requests/', READING, (request, reply) => {
    const filter = readFilter(queryOf(request));
    const { run, requests } = devConsole;
    return sendConsolePage(reply, requestsPage({ requests: latest(filter), filter, run, latest: requests.count() }));
  });

  app.get('/console/requests/list/', READING, (request, reply) =>
    sendPrivately(reply).send({ results: latest(readFilter(queryOf(request))).map(presentRequest) }),
  );
}
