import { beforeAll, describe, expect, it } from 'vitest';
import { product, sell } from '../../server/tests/support/goods.ts';
import { aCustomer } from '../../server/tests/support/worlds.ts';
import {
  type ClientOptions,
  Conflict,
  createClient,
  type Fetch,
  NotAuthenticated,
  Throttled,
  TimedOut,
  Unavailable,
  Unreachable,
} from '@arasta/client';
import { createJar } from '@arasta/client/node';
import { answer, brokenOff, type Fate, networkOf } from './network.ts';
import { useListeningShop, visit as visitOf } from './support.ts';

const shop = useListeningShop();
let cup = 0;

beforeAll(async () => {
  cup = (await sell(shop(), [product('CUP')], { CUP: 1000 })).get('CUP') ?? 0;
});

const visit = (fates: Fate[], options: Partial<ClientOptions> = {}) => visitOf(shop(), fates, options);

function cutFile(): Response {
  return new Response(brokenOff('%PDF'), { status: 200, headers: { 'content-type': 'application/pdf' } });
}

describe('a question', () => {
  it('is asked again where it got lost, and where somebody in between has trouble', async () => {
    for (const trouble of ['lost', 'unanswered', answer(502), answer(503), answer(504)] as const) {
      const { client, sent } = visit([trouble]);
      expect((await client.getLiveness()).status).toBe('ok');
      expect(sent).toHaveLength(2);
    }
  });

  it('is asked again where its answer is cut off, a file too', async () => {
    const { client, sent } = visit(['cut']);
    expect((await client.getLiveness()).status).toBe('ok');
    expect(sent).toHaveLength(2);
    const impatient = visit(['cut', cutFile], { retries: 0 }).client;
    for (const call of [
      () => impatient.getLiveness(),
      () => impatient.getLinkedFile({ number: 'A', token: 'b', key: 'c' }),
    ]) {
      const error: unknown = await call().catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(Unreachable);
      expect(error).toMatchObject({ status: null, cause: { message: 'The connection broke' } });
    }
  });

  it('is asked three times at most', async () => {
    const { client, sent } = visit(['lost', answer(502), 'lost']);
    await expect(client.getLiveness()).rejects.toBeInstanceOf(Unreachable);
    expect(sent).toHaveLength(3);
  });

  it('is asked as often as the caller wants', async () => {
    const { client, sent } = visit(['lost'], { retries: 0 });
    await expect(client.getLiveness()).rejects.toBeInstanceOf(Unreachable);
    expect(sent).toHaveLength(1);
  });

  it('is not asked again where the shop itself failed, or says no', async () => {
    for (const [status, Class] of [
      [500, Unavailable],
      [409, Conflict],
      [401, NotAuthenticated],
    ] as const) {
      const { client, sent } = visit([answer(status, { detail: 'No.' })]);
      await expect(client.getLiveness()).rejects.toBeInstanceOf(Class);
      expect(sent).toHaveLength(1);
    }
  });

  it('waits as long as it is told to, unless that is too long', async () => {
    const soon = visit([answer(429, { detail: 'Slowly.' }, { 'retry-after': '1' })]);
    const began = performance.now();
    await soon.client.getLiveness();
    expect(performance.now() - began).toBeGreaterThan(990);
    const late = visit([answer(429, { detail: 'Slowly.' }, { 'retry-after': '60' })]);
    await expect(late.client.getLiveness()).rejects.toMatchObject({ retryAfter: 60, message: 'Slowly.' });
    const silent = visit([answer(429, { detail: 'Slowly.' })]);
    await expect(silent.client.getLiveness()).rejects.toBeInstanceOf(Throttled);
    expect([late.sent.length, silent.sent.length]).toEqual([1, 1]);
  });

  it('that uses a link up is asked once', async () => {
    const { client, sent } = visit(['lost']);
    await expect(client.confirmEmail({ token: 'x' })).rejects.toBeInstanceOf(Unreachable);
    expect(sent).toHaveLength(1);
  });
});

describe('a write', () => {
  it('whose answer was lost is done once', async () => {
    const { client, sent } = visit(['unanswered', 'unanswered']);
    const { basket } = await client.addToBasket({ product: cup, quantity: 2 });
    expect(basket.total_quantity).toBe(2);
    const keys = sent
      .filter(({ call }) => call.startsWith('POST'))
      .map(({ headers }) => headers.get('idempotency-key'));
    expect([keys.length, new Set(keys).size]).toEqual([3, 1]);
    expect(keys[0]).toMatch(/^[\w-]{20,}$/);
    expect((await client.getBasket()).basket.total_quantity).toBe(2);
  });

  it('whose answer was cut off is done once', async () => {
    const { client, calls } = visit(['cut']);
    expect((await client.addToBasket({ product: cup, quantity: 2 })).basket.total_quantity).toBe(2);
    expect(calls()).toEqual(['POST /baskets/basket/', 'POST /baskets/basket/']);
    expect((await client.getBasket()).basket.total_quantity).toBe(2);
  });

  it('that is meant twice is done twice', async () => {
    const { client, sent } = visit(['unanswered']);
    await client.addToBasket({ product: cup, quantity: 1 });
    const { basket } = await client.addToBasket({ product: cup, quantity: 1 });
    expect(basket.total_quantity).toBe(2);
    expect(new Set(sent.map(({ headers }) => headers.get('idempotency-key')))).toHaveProperty('size', 3);
  });

  it('is repeated by the caller, in another page too, with a key of the caller’s', async () => {
    const jar = createJar();
    const idempotencyKey = 'the-one-with-the-cups';
    const first = visit(['unanswered'], { jar, retries: 0 });
    const input = { product: cup, quantity: 3 };
    await expect(first.client.addToBasket(input, { idempotencyKey })).rejects.toBeInstanceOf(Unreachable);
    const again = await visit([], { jar }).client.addToBasket(input, { idempotencyKey });
    expect(again.basket.total_quantity).toBe(3);
    const other = { ...input, quantity: 4 };
    await expect(visit([], { jar }).client.addToBasket(other, { idempotencyKey })).rejects.toBeInstanceOf(Conflict);
    expect((await first.client.getBasket()).basket.total_quantity).toBe(3);
  });

  it('is not repeated where the shop would do it again', async () => {
    const { email, password } = await aCustomer(shop());
    const { client, calls, sent } = visit(['unanswered']);
    await expect(client.logIn({ email, password })).rejects.toBeInstanceOf(Unreachable);
    expect(calls()).toEqual(['POST /users/login/']);
    expect(sent.at(-1)?.headers.has('idempotency-key')).toBe(false);
  });

  it('without repeats has no key, and may have been done', async () => {
    const { client, calls, sent } = visit(['unanswered'], { retries: 0 });
    await expect(client.addToBasket({ product: cup, quantity: 1 })).rejects.toBeInstanceOf(Unreachable);
    expect(calls()).toEqual(['POST /baskets/basket/']);
    expect(sent.at(-1)?.headers.has('idempotency-key')).toBe(false);
    expect((await client.getBasket()).basket.total_quantity).toBe(1);
  });
});

describe('the token of a write', () => {
  /** A network on which no token is to be had. */
  function withoutTokens(fates: Fate[] = []): { asked: string[]; fetch: Fetch } {
    const asked: string[] = [];
    const { fetch: rest } = networkOf(...fates);
    const fetch: Fetch = async (url, init) => {
      asked.push(new URL(url).pathname);
      if (url.endsWith('/csrf_token/')) throw new TypeError('The network is down');
      return rest(url, init);
    };
    return { asked, fetch };
  }

  it('is asked for three times, for all who wait; each is told of the own call', async () => {
    const { asked, fetch } = withoutTokens();
    const { client } = visit([], { fetch });
    const outcomes = await Promise.allSettled([
      client.addToBasket({ product: cup, quantity: 1 }),
      client.logIn({ email: 'ada@example.org', password: 'secret' }),
    ]);
    const reasons = outcomes.map((outcome): unknown => (outcome.status === 'rejected' ? outcome.reason : null));
    expect(reasons.map((reason) => reason instanceof Unreachable)).toEqual([true, true]);
    expect(reasons).toMatchObject([
      { operation: 'addToBasket', cause: { operation: 'getCsrfToken' } },
      { operation: 'logIn', cause: { operation: 'getCsrfToken' } },
    ]);
    expect(asked).toEqual(['/csrf_token/', '/csrf_token/', '/csrf_token/']);
  });

  it('is asked for as the call itself is: with its settings, and in its time', async () => {
    const { client, sent } = visit([]);
    await client.with({ headers: { 'x-trace': '7' } }).addToBasket({ product: cup, quantity: 1 });
    expect(sent.map(({ headers }) => headers.get('x-trace'))).toEqual(['7', '7']);
    const { asked, fetch } = withoutTokens();
    const impatient = visit([], { fetch }).client.with({ retries: 0 });
    await expect(impatient.addToBasket({ product: cup, quantity: 1 })).rejects.toBeInstanceOf(Unreachable);
    expect(asked).toHaveLength(1);
  });

  it('is waited for by each in the own time, and by nobody when all have gone', async () => {
    const token = Promise.withResolvers<Response>();
    const signals: (AbortSignal | null | undefined)[] = [];
    const fetch: Fetch = (url, init) => {
      if (!url.endsWith('/csrf_token/')) return Promise.resolve(answer(200, { key: 'k' })());
      signals.push(init.signal);
      return token.promise;
    };
    const client = createClient({ baseUrl: 'http://shop.test', fetch, timeout: 20 });
    const short = client.logIn({ email: 'a', password: 'b' });
    const long = client.logIn({ email: 'a', password: 'b' }, { timeout: 60_000 });
    await expect(short).rejects.toBeInstanceOf(TimedOut);
    await expect(short).rejects.toMatchObject({ operation: 'logIn' });
    token.resolve(answer(200, { csrf_token: 'asked' })());
    expect(await long).toEqual({ key: 'k' });
    expect(signals).toHaveLength(1);
    const never: Fetch = (_url, init) => {
      signals.push(init.signal);
      return new Promise(() => undefined);
    };
    const alone = createClient({ baseUrl: 'http://shop.test', fetch: never, timeout: 20 });
    await expect(alone.logIn({ email: 'a', password: 'b' })).rejects.toBeInstanceOf(TimedOut);
    expect(signals[1]?.aborted).toBe(true);
  });
});
