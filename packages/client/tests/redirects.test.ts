import { describe, expect, it } from 'vitest';
import { ArastaError, createClient, type Fetch, type TokenStore } from '@arasta/client';
import { createJar } from '@arasta/client/node';
import { answer } from './network.ts';

/** What stands before a shop leads elsewhere: to https, or to the name with www. */

const PLACE = 'https://www.shop.test/';

/** A network that leads everything away, and the key of a login. */
function led(status: number) {
  const writes: (string | null)[] = [];
  const token: TokenStore = { read: () => 'the-key', write: (key) => void writes.push(key) };
  const asked: string[] = [];
  const fetch: Fetch = (url, init) => {
    asked.push(`${init.method ?? ''} ${new URL(url).pathname}`);
    return Promise.resolve(answer(status, '<h1>Moved</h1>', { location: PLACE })());
  };
  return {
    writes,
    asked,
    fetch,
    client: createClient({ baseUrl: 'http://shop.test', jar: createJar(), token, fetch }),
  };
}

async function errorOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => 'no error',
    (thrown: unknown) => thrown,
  );
}

describe('with a jar', () => {
  it.each([301, 302, 308])('a call that is led away by %i is not done, and says where it was led', async (status) => {
    const { client, writes, asked } = led(status);
    const calls = [client.addToBasket({ product: 1, quantity: 1 }), client.logOut(), client.getBasket()];
    const errors = await Promise.all(calls.map(errorOf));
    expect(errors.map((error) => error instanceof ArastaError)).toEqual([true, true, true]);
    expect(errors).toMatchObject(
      ['addToBasket', 'logOut', 'getBasket'].map((operation) => ({
        ...{ operation, status, message: `${operation} was led to ${PLACE}: is that where the shop is?` },
      })),
    );
    expect(writes).toEqual([]);
    expect(asked).toEqual(['POST /baskets/basket/', 'POST /users/logout/', 'GET /baskets/basket/']);
  });
});

describe('where the platform follows by itself', () => {
  /** What a browser answers after it made a GET of a POST. */
  function followed(status: number, body: unknown, url: string): Response {
    const response = answer(status, body)();
    return Object.defineProperties(response, { redirected: { value: true }, url: { value: url } });
  }

  it('a write that was led on is not done; a question may be', async () => {
    const writes: (string | null)[] = [];
    const token: TokenStore = { read: () => 'the-key', write: (key) => void writes.push(key) };
    const client = createClient({
      baseUrl: 'http://shop.test',
      token,
      fetch: (url) => Promise.resolve(followed(200, { basket: 'as before' }, url.replace('http:', 'https:'))),
    });
    const errors = await Promise.all([client.addToBasket({ product: 1, quantity: 1 }), client.logOut()].map(errorOf));
    expect(errors.map(String)).toEqual([
      'ArastaError: addToBasket was led to https://shop.test/baskets/basket/: is that where the shop is?',
      'ArastaError: logOut was led to https://shop.test/users/logout/: is that where the shop is?',
    ]);
    expect(writes).toEqual([]);
    expect(await client.getBasket()).toEqual({ basket: 'as before' });
  });

  it('the page that a link’s answer leads to is the answer', async () => {
    const fetch: Fetch = (url) => Promise.resolve(url.endsWith('/close/') ? followed(200, 'Closed', url) : token());
    const token = answer(200, { csrf_token: 'asked' });
    const client = createClient({ baseUrl: 'http://shop.test', fetch });
    expect(await client.closeByLink({ number: 'A', token: 'b' })).toBe('Closed');
  });

  it('what leads a browser on is no call, but a visit', async () => {
    let asked = 0;
    const fetch: Fetch = () => {
      asked += 1;
      return Promise.resolve(answer(200, 'Welcome to example.com')());
    };
    const client = createClient({ baseUrl: 'http://shop.test', fetch });
    for (const [call, name] of [
      [() => client.beginSocialLogin({ provider: 'example' }), 'beginSocialLogin'],
      [() => client.finishSocialLogin({ provider: 'example' }), 'finishSocialLogin'],
      [() => client.showRedirection(), 'showRedirection'],
    ] as const) {
      const error = await errorOf(call());
      expect(error).toBeInstanceOf(TypeError);
      expect(String(error)).toContain(`use shop.url('${name}', …)`);
    }
    expect(asked).toBe(0);
  });
});
