import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openShop, type TestShop } from '../../../../tests/support/app.ts';
import { DEVELOPMENT } from '../console.support.ts';

let shop: TestShop;
let address = '';
const open = new Set<AbortController>();

beforeEach(async () => {
  shop = await openShop(DEVELOPMENT);
  address = await shop.app.listen({ host: '127.0.0.1', port: 0 });
});

afterEach(async () => {
  for (const one of open) one.abort();
  open.clear();
  const closed = shop.close();
  // A started server goes on looking for connections that have become idle; here nobody does.
  shop.app.server.closeAllConnections();
  await closed;
});

interface Stream {
  readonly status: number;
  readonly type: string | null;
  /** What has come so far. */
  text(): string;
  /** Waits until the text fits. */
  until(expected: RegExp): Promise<string>;
  readonly ended: Promise<void>;
}

async function listen(query: string, headers: Record<string, string> = {}): Promise<Stream> {
  const control = new AbortController();
  open.add(control);
  const response = await fetch(`${address}/console/events/${query}`, { headers, signal: control.signal });
  let text = '';
  const read = async (): Promise<void> => {
    const decoder = new TextDecoder();
    const body: AsyncIterable<Uint8Array> | null = response.body;
    for await (const chunk of body ?? []) text += decoder.decode(chunk, { stream: true });
  };
  const ended = read().catch(() => undefined);
  return {
    ...{ status: response.status, type: response.headers.get('content-type'), text: () => text, ended },
    until: async (expected) => {
      await expect.poll(() => text, { timeout: 20_000 }).toMatch(expected);
      return text;
    },
  };
}

const listening = () => shop.deps.devConsole?.listeners.count();

async function untilListening(count: number): Promise<void> {
  await expect.poll(listening, { timeout: 20_000 }).toBe(count);
}

describe('GET /console/events/', () => {
  it('tells each request that the filter shows, as the page has it', async () => {
    const stream = await listen('?of=requests&path=config');
    expect([stream.status, stream.type]).toEqual([200, 'text/event-stream']);
    await shop.visit().get('/health/live');
    await shop.visit().get('/config/?page=IndexPage');
    const text = await stream.until(/<\/li>\n\n$/);
    expect(text).toMatch(/^retry: 2000\n\nevent: request\nid: [a-z0-9]{8}-2\ndata: <li id="request-[a-z0-9]{8}-2">\n/);
    expect(text).toContain('data: <dd class="exempt">GET changes nothing: no token is needed.</dd>');
    expect(text).not.toContain('/health/');
  });

  it('goes on after the last one that the page has, and begins anew with another run', async () => {
    for (const path of ['/config/', '/nowhere/', '/current_user/']) await shop.visit().get(path);
    const run = shop.deps.devConsole?.run ?? '';
    const resumed = await listen('?of=requests', { 'last-event-id': `${run}-2` });
    const text = await resumed.until(/current_user/);
    expect(text.match(/^id: .*$/gm)).toEqual([`id: ${run}-3`]);
    const byPage = await listen(`?of=requests&after=${run}-3`);
    const anew = await listen('?of=requests&after=another0-3');
    await anew.until(/id: \w+-3/);
    expect(anew.text().match(/^id: .*$/gm)).toEqual([1, 2, 3].map((number) => `id: ${run}-${number}`));
    expect(byPage.text()).toBe('retry: 2000\n\n');
  });

  it('tells other pages only that something changed', async () => {
    const stream = await listen('');
    await shop.visit().get('/config/');
    await shop.visit().post('/users/activate-currency/', {});
    await stream.until(/changed/);
    expect(stream.text()).toBe('retry: 2000\n\nevent: changed\ndata:\n\n');
    shop.deps.devConsole?.noteJob({ name: 'x', jobId: '1', attempt: 1, error: null });
    await stream.until(/changed[^]*changed/);
  });

  it('has places for 20, which are free again when pages leave', async () => {
    const streams = await Promise.all(Array.from({ length: 20 }, () => listen('')));
    expect(streams.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
    const refused = await fetch(`${address}/console/events/`);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '5']);
    await refused.text();
    expect(listening()).toBe(20);
    for (const one of open) one.abort();
    open.clear();
    await untilListening(0);
    expect((await listen('')).status).toBe(200);
  });

  it('lets go a page that does not read, however much it missed before', async () => {
    await shop.visit().get('/config/');
    const log = shop.deps.devConsole?.requests;
    const [seen] = log?.after(0) ?? [];
    if (log === undefined || seen === undefined) throw new Error('The console has seen nothing');
    // Long, as what the system keeps on the way is some megabytes.
    const long = { ...seen, path: `/config/${'x'.repeat(100_000)}` };
    for (let missed = 0; missed < 20; missed++) log.add(long);
    const reading = await listen('?of=requests');
    const { host, port } = new URL(address);
    const socket = connect(Number(port), '127.0.0.1');
    socket.on('error', () => undefined);
    socket.pause().write(`GET /console/events/?of=requests HTTP/1.1\r\nhost: ${host}\r\n\r\n`);
    await untilListening(2);
    while (listening() === 2 && log.count() < 1000) {
      log.add(long);
      // Whoever reads has time to.
      const told = `-${log.count()}\n`;
      await vi.waitFor(() => expect(reading.text().includes(told)).toBe(true), { timeout: 15_000, interval: 5 });
    }
    expect(log.count()).toBeGreaterThan(26);
    expect(listening()).toBe(1);
    socket.destroy();
  });

  it.each(['cross-site', 'same-site'])('gives no place to a page that is %s', async (site) => {
    const answer = await fetch(`${address}/console/events/`, { headers: { 'sec-fetch-site': site } });
    expect([answer.status, listening()]).toEqual([403, 0]);
    await answer.text();
  });

  it('ends when the server does, at once, and takes nobody any more', async () => {
    const streams = await Promise.all([listen(''), listen('?of=requests')]);
    const began = performance.now();
    await shop.app.close();
    await Promise.all(streams.map(({ ended }) => ended));
    expect(performance.now() - began).toBeLessThan(12_000);
    expect([
      listening(),
      shop.deps.devConsole?.listeners.join({ hear: () => undefined, end: () => undefined }),
    ]).toEqual([...[0, null]]);
  });
});
