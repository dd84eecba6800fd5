import { PassThrough } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal, throttled } from '../../../kernel/errors.ts';
import { message } from '../../../kernel/messages/index.ts';
import type { DevConsole } from '../console.memory.ts';
import { queryOf, READING, sendPrivately } from '../look/answers.routes.ts';
import { isShown, readFilter } from '../requests/filter.rules.ts';
import { requestRow } from '../requests/requests.page.ts';
import type { SeenRequest } from '../requests/seen-request.ts';
import type { LiveEvent } from './listeners.ts';

const BEAT_MS = 15_000;
const AGAIN_SECONDS = 5;
// A page that does not read is let go; it comes back, and asks for what it missed. What it missed is not counted.
const MOST_UNREAD = 512 * 1024;

/**
 * What happens, as it happens: server-sent events. `?of=requests` tells each request that the filter shows, as the page
 * has it; else only that something changed. At most 20 pages at once; they end when the server does.
 * @throws Refusal throttled
 */
export function eventRoutes(app: FastifyInstance, { devConsole }: { devConsole: DevConsole }): void {
  app.addHook('preClose', (done) => {
    devConsole.listeners.close();
    done();
  });
  app.get('/console/events/', READING, (request, reply) => {
    refuseForeign(request);
    const stream = new PassThrough();
    // The readable side takes no more than its share; the rest waits before it.
    const unread = () => stream.readableLength + stream.writableLength;
    let most = Infinity;
    const write = (text: string): void => {
      if (unread() > most) stream.destroy();
      else stream.write(text);
    };
    const tell = teller(request, devConsole.run, write);
    const leave = devConsole.listeners.join({ hear: tell, end: () => stream.end() });
    if (leave === null) throw throttled(AGAIN_SECONDS);
    const beat = setInterval(() => write(': still here\n\n'), BEAT_MS).unref();
    stream.once('close', () => {
      clearInterval(beat);
      leave();
    });
    write(`retry: 2000\n\n`);
    for (const seen of devConsole.requests.after(missedSince(request, devConsole.run))) {
      tell({ kind: 'request', request: seen });
    }
    most = unread() + MOST_UNREAD;
    return sendPrivately(reply).type('text/event-stream').send(stream);
  });
}

/** A foreign page could read nothing, but take the places of those who may. */
function refuseForeign({ headers }: FastifyRequest): void {
  const site = headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none') return;
  throw new Refusal('forbidden', 'csrf_cross_site', message('csrf_cross_site'));
}

function teller(request: FastifyRequest, run: string, write: (text: string) => void): (event: LiveEvent) => void {
  const query = queryOf(request);
  if (query.get('of') !== 'requests') {
    return ({ kind }) => {
      if (kind === 'changed') write('event: changed\ndata:\n\n');
    };
  }
  const filter = readFilter(query);
  return (event) => {
    if (event.kind === 'request' && isShown(filter, event.request)) write(asEvent(event.request, run));
  };
}

function asEvent(request: SeenRequest, run: string): string {
  const lines = requestRow(request, run).toString().split('\n');
  return `event: request\nid: ${run}-${request.number}\n${lines.map((line) => `data: ${line.trim()}\n`).join('')}\n`;
}

/** The number of the last request that the page has; all are new to a page of another run of the server. */
function missedSince(request: FastifyRequest, run: string): number {
  const said = request.headers['last-event-id'] ?? queryOf(request).get('after') ?? '';
  const [of, number] = String(said).split('-', 2);
  return of === run && /^\d{1,15}$/.test(number ?? '') ? Number(number) : 0;
}
