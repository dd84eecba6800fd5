import type { Fetch } from '@arasta/client';

/**
 * What becomes of a request: it gets through, never arrives, is done but its answer is lost or cut off, is never
 * answered, or is answered by somebody in between.
 */
export type Fate = 'passed' | 'lost' | 'unanswered' | 'cut' | 'stalled' | (() => Response);

/** A request as it was sent. */
export interface Sent {
  /** `POST /baskets/basket/`, with the query. */
  readonly call: string;
  readonly headers: Headers;
  readonly body: RequestInit['body'];
}

/** A network between a client and a shop. */
export interface Network {
  readonly fetch: Fetch;
  readonly sent: readonly Sent[];
  /** The calls that were sent, without those for a token. */
  readonly calls: () => string[];
}

/** One whose requests have these fates, in this order; what follows gets through, and so do calls for a token. */
export function networkOf(...fates: Fate[]): Network {
  const sent: Sent[] = [];
  const left = [...fates];
  const isForToken = ({ call }: Sent) => call === 'GET /csrf_token/';
  return {
    sent,
    calls: () => sent.filter((one) => !isForToken(one)).map(({ call }) => call),
    fetch: async (url, init) => {
      const { pathname, search } = new URL(url);
      const one = {
        call: `${init.method ?? 'GET'} ${pathname}${search}`,
        headers: new Headers(init.headers),
        body: init.body ?? null,
      };
      sent.push(one);
      return meet((isForToken(one) ? undefined : left.shift()) ?? 'passed', url, init);
    },
  };
}

async function meet(fate: Fate, url: string, init: RequestInit): Promise<Response> {
  if (typeof fate === 'function') return fate();
  if (fate === 'stalled') return new Promise(() => undefined);
  if (fate === 'lost') throw new TypeError('The network is down');
  const response = await fetch(url, init);
  if (fate === 'passed') return response;
  const text = await response.text();
  if (fate === 'cut') return new Response(brokenOff(text), response);
  throw new TypeError('The connection broke');
}

/** The first half of a text, and then an error. */
export function brokenOff(text: string): ReadableStream<Uint8Array> {
  const halves = [text.slice(0, text.length / 2)];
  return new ReadableStream({
    pull: (controller) => {
      const half = halves.shift();
      if (half === undefined) controller.error(new TypeError('The connection broke'));
      else controller.enqueue(new TextEncoder().encode(half));
    },
  });
}

/** An answer of somebody in between: as JSON, unless it is a text. */
export function answer(status: number, body: unknown = '', headers: Record<string, string> = {}): () => Response {
  const [type, text] = typeof body === 'string' ? ['text/html', body] : ['application/json', JSON.stringify(body)];
  return () => new Response(status === 204 ? null : text, { status, headers: { 'content-type': type, ...headers } });
}
