import { createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { freePort } from '../../server/tests/support/process.ts';
import { createClient, TimedOut, Unreachable } from '@arasta/client';
import { answer, networkOf } from './network.ts';

const baseUrl = 'http://shop.test';

/** A client on a network that does not answer. */
const stalled = (timeout = 50) => {
  const network = networkOf('stalled', 'stalled', 'stalled');
  return { client: createClient({ baseUrl, fetch: network.fetch, timeout }), sent: network.sent };
};

describe('a timeout', () => {
  it('ends a call, whatever it waits for', async () => {
    const { client, sent } = stalled();
    await expect(client.getConfig()).rejects.toBeInstanceOf(TimedOut);
    await expect(client.getConfig()).rejects.toMatchObject({
      message: 'getConfig took longer than 50 ms',
      ...{ name: 'TimedOut', operation: 'getConfig', status: null },
    });
    expect(sent).toHaveLength(2);
  });

  it('of a call counts in place of the client’s', async () => {
    const began = performance.now();
    await expect(stalled(60_000).client.getConfig({}, { timeout: 5 })).rejects.toThrow('took longer than 5 ms');
    expect(performance.now() - began).toBeLessThan(10_000);
    const outcome = stalled().client.getConfig({}, { timeout: Infinity });
    expect(await Promise.race([outcome, sleep(80, 'waiting')])).toBe('waiting');
  });

  it('holds for a call with all its repeats', async () => {
    const network = networkOf(answer(503), answer(503), answer(503), answer(503));
    const client = createClient({ baseUrl, fetch: network.fetch, timeout: 400, retries: 10 });
    await expect(client.getConfig()).rejects.toBeInstanceOf(TimedOut);
    expect(network.sent.length).toBeLessThan(4);
  });

  it('holds for what a platform’s storage takes', async () => {
    const forever = new Promise<string>(() => undefined);
    const jar = { header: () => forever, store: () => undefined };
    for (const slow of [{ jar }, { token: { read: () => forever, write: () => undefined } }]) {
      const client = createClient({ baseUrl, timeout: 20, ...slow });
      await expect(client.getConfig()).rejects.toBeInstanceOf(TimedOut);
    }
  });
});

describe('a timeout that timers do not take', () => {
  afterEach(() => void vi.useRealTimers());

  it('is as long as they can', async () => {
    vi.useFakeTimers();
    const { client } = stalled();
    const outcome = client.getConfig({}, { timeout: 2 ** 31 }).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(2 ** 31 - 2);
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(await outcome).toBeInstanceOf(TimedOut);
  });

  it('is a mistake where it is no number', async () => {
    const { client, sent } = stalled();
    await expect(client.getConfig({}, { timeout: NaN })).rejects.toThrow('getConfig needs a timeout in milliseconds');
    await expect(client.with({ timeout: NaN }).getConfig()).rejects.toBeInstanceOf(TypeError);
    expect(sent).toEqual([]);
  });

  it('leaves no timer behind, nor does a wait that is given up', async () => {
    vi.useFakeTimers();
    const controller = new AbortController();
    const { fetch } = networkOf(answer(503, '', { 'retry-after': '4' }));
    const outcome = createClient({ baseUrl, fetch }).getConfig({}, { signal: controller.signal });
    const caught = outcome.catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(1);
    expect(vi.getTimerCount()).toBe(2);
    controller.abort(new Error('Enough'));
    expect(await caught).toMatchObject({ message: 'Enough' });
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a signal', () => {
  it('ends a call with its own reason', async () => {
    const { client } = stalled();
    const controller = new AbortController();
    const reason = new Error('The page was left');
    const outcome = client.getConfig({}, { signal: controller.signal });
    controller.abort(reason);
    await expect(outcome).rejects.toBe(reason);
  });

  it('whose reason is no error is the cause of one', async () => {
    const { client } = stalled();
    const signal = AbortSignal.abort('left');
    await expect(client.getConfig({}, { signal })).rejects.toMatchObject({ name: 'AbortError', cause: 'left' });
    await expect(client.getConfig({}, { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('that is over lets nothing be sent', async () => {
    const { client, sent } = stalled();
    const call = client.addToBasket({ product: 1, quantity: 1 }, { signal: AbortSignal.abort(new Error('Over')) });
    await expect(call).rejects.toThrow('Over');
    expect(sent).toEqual([]);
  });

  it('ends the wait for another attempt', async () => {
    const controller = new AbortController();
    const { fetch, sent } = networkOf(answer(503, '', { 'retry-after': '4' }));
    const outcome = createClient({ baseUrl, fetch }).getConfig({}, { signal: controller.signal });
    const began = performance.now();
    setTimeout(() => controller.abort(new Error('Enough')), 20);
    await expect(outcome).rejects.toThrow('Enough');
    expect([sent.length, performance.now() - began < 1000]).toEqual([1, true]);
  });
});

describe('a server that never answers', () => {
  let server: Server;
  const sockets: Socket[] = [];

  beforeAll(async () => {
    server = createServer((socket) => sockets.push(socket));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  afterAll(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });

  it('is hung up on', async () => {
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const client = createClient({ baseUrl: `http://127.0.0.1:${port}`, timeout: 3000 });
    await expect(client.getConfig()).rejects.toBeInstanceOf(TimedOut);
    const [socket] = sockets;
    if (socket?.closed === false) await new Promise((resolve) => socket.resume().once('close', resolve));
    expect([sockets.length, socket?.closed]).toEqual([1, true]);
  });
});

it('says that there is no server', async () => {
  const client = createClient({ baseUrl: `http://127.0.0.1:${await freePort()}`, retries: 0 });
  const error: unknown = await client.getConfig().catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Unreachable);
  expect(error).toMatchObject({ message: 'getConfig got no answer', cause: { cause: { code: 'ECONNREFUSED' } } });
});

describe('a mistake of the caller’s', () => {
  it('is no trouble of the network: a header that is none, an address that is none', async () => {
    const { fetch, sent } = networkOf();
    const client = createClient({ baseUrl, fetch, headers: { 'x-note': 'two\nlines' } });
    await expect(client.getConfig()).rejects.toBeInstanceOf(TypeError);
    await expect(createClient({ baseUrl: 'shop.test' }).getConfig()).rejects.toBeInstanceOf(TypeError);
    expect(sent).toEqual([]);
  });

  it('is trouble of the network where a fetch of the caller’s throws', async () => {
    const fetch = () => {
      throw new RangeError('No bridge to the device');
    };
    await expect(createClient({ baseUrl, fetch, retries: 0 }).getConfig()).rejects.toMatchObject({
      ...{ name: 'Unreachable', operation: 'getConfig', cause: { message: 'No bridge to the device' } },
    });
  });
});
