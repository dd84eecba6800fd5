import type { IncomingMessage } from 'node:http';
import { type Client, createClient } from '@arasta/client';
import { createJar, type CustomerJar } from '@arasta/client/node';
import type { Sessions } from './sessions.ts';

const LARGEST_FORM = 100_000;

/** One request of a shopper's browser. */
export interface Visit {
  readonly method: string;
  readonly url: URL;
  readonly origin: string | undefined;
  /** The body as it came, and as a form. */
  readonly body: string;
  readonly form: Readonly<Record<string, string>>;
  /** The shop as this shopper: with their cookies. */
  readonly shop: Client;
  /** After a login: the session gets another name, which whoever knew the former one does not know. */
  renamed: boolean;
  /** Keeps what the shop has given the shopper. @returns the name of the session where it is a new one */
  end(): Promise<string | null>;
}

/** Reads a request, and what is kept of its shopper. */
export async function visitOf(request: IncomingMessage, sessions: Sessions, shopUrl: string): Promise<Visit> {
  const sid = /(?:^|;\s*)sid=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1] ?? null;
  const kept = sessions.read(sid);
  const jar = createJar(kept?.jar);
  const body = await bodyOf(request);
  const visit: Visit = {
    method: request.method ?? 'GET',
    url: new URL(request.url ?? '/', 'http://storefront'),
    origin: request.headers.origin,
    body,
    form: Object.fromEntries(new URLSearchParams(body)),
    shop: createClient({
      baseUrl: shopUrl,
      jar,
      headers: { 'x-forwarded-for': request.socket.remoteAddress ?? '' },
    }),
    renamed: false,
    end: async () => {
      const key = await keyOf(jar, shopUrl);
      // Who only looks needs no session: the late page of another tab must not put a new one in place of a login's.
      if (key === null || (kept === null && visit.method !== 'POST')) return null;
      if (kept !== null && !visit.renamed) {
        sessions.keep({ sid, key: kept.key, jar: jar.serialize() }, key);
        return null;
      }
      sessions.end(sid);
      return sessions.begin({ key, jar: jar.serialize() });
    },
  };
  return visit;
}

/** The key by which the shop knows the shopper. */
async function keyOf(jar: CustomerJar, shopUrl: string): Promise<string | null> {
  return /osessionid=(\w+)/.exec(await jar.header(`${shopUrl}/`))?.[1] ?? null;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size <= LARGEST_FORM) chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}
