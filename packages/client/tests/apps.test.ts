import { CookieJar } from 'tough-cookie';
import { beforeAll, describe, expect, it } from 'vitest';
import { product, sell } from '../../server/tests/support/goods.ts';
import { aCustomer } from '../../server/tests/support/worlds.ts';
import { createClient, type Fetch, type Jar, NotAuthenticated, type TokenStore } from '@arasta/client';
import { createJar } from '@arasta/client/node';
import { answer } from './network.ts';
import { useListeningShop, visit } from './support.ts';

/** Where there is no page: apps, with the platform's cookies, a storage of their own, or the key of a login. */

const shop = useListeningShop();
let cup = 0;

beforeAll(async () => {
  cup = (await sell(shop(), [product('CUP')], { CUP: 1000 })).get('CUP') ?? 0;
});

/** The secure storage of a device. */
function storage(key: string | null = null): TokenStore & { readonly log: (string | null)[] } {
  const log = [key];
  return {
    log,
    read: () => Promise.resolve(log.at(-1)),
    write: (value) => {
      log.push(value);
      return Promise.resolve();
    },
  };
}

describe('an app with the key of a login', () => {
  it('keeps it from login to logout, and needs neither cookies nor CSRF tokens', async () => {
    const { email, password } = await aCustomer(shop());
    const token = storage();
    const { client, sent } = visit(shop(), [], { jar: createJar(), token });
    const { key } = await client.logIn({ email, password });
    expect(token.log).toEqual([null, key]);
    const before = sent.length;
    expect((await client.addToBasket({ product: cup, quantity: 1 })).basket.total_quantity).toBe(1);
    expect((await client.getCurrentUser()).email).toBe(email);
    for (const { headers } of sent.slice(before)) {
      const names = ['authorization', 'cookie', 'x-csrftoken'];
      expect(names.map((name) => headers.get(name))).toEqual([`Token ${key}`, null, null]);
    }
    await client.logOut();
    expect(token.log).toEqual([null, key, null]);
    const left = createClient({ baseUrl: shop().baseUrl, token: key });
    await expect(left.getCurrentUser()).rejects.toBeInstanceOf(NotAuthenticated);
  });

  it('goes on with it after a restart', async () => {
    const { email, password } = await aCustomer(shop());
    const { key } = await visit(shop()).client.logIn({ email, password });
    const restarted = visit(shop(), [], { jar: undefined, token: storage(key) });
    expect((await restarted.client.getCurrentUser()).email).toBe(email);
    expect(restarted.sent).toHaveLength(1);
  });

  it('gives it up when it is no good any more, once it is told', async () => {
    const token = storage('0'.repeat(40));
    const told: unknown[] = [];
    const { client } = visit(shop(), [], { token, onSignedOut: ({ name }) => told.push(name, ...token.log) });
    await expect(client.getCurrentUser()).rejects.toBeInstanceOf(NotAuthenticated);
    expect(token.log).toEqual(['0'.repeat(40), null]);
    expect(told).toEqual(['NotAuthenticated', '0'.repeat(40)]);
    expect((await client.getBasket()).basket.total_quantity).toBe(0);
  });

  it('signs in with another in the place of one that is no good, and takes the guest’s basket along', async () => {
    const { email, password } = await aCustomer(shop());
    const token = storage('0'.repeat(40));
    const told: string[] = [];
    const { client, sent } = visit(shop(), [], { token, onSignedOut: ({ operation }) => told.push(operation) });
    const { key } = await client.logIn({ email, password });
    expect(token.log).toEqual(['0'.repeat(40), key]);
    expect(sent.map(({ call, headers }) => [call, headers.get('authorization')])).toEqual([
      ['GET /csrf_token/', null],
      ['POST /users/login/', null],
    ]);
    expect([(await client.getCurrentUser()).email, told]).toEqual([email, []]);
  });

  it('goes on as a guest without one that is no good, where guests may', async () => {
    const token = storage('0'.repeat(40));
    const told: string[] = [];
    const { client, calls } = visit(shop(), [], { token, onSignedOut: ({ operation }) => told.push(operation) });
    expect((await client.addToBasket({ product: cup, quantity: 2 })).basket.total_quantity).toBe(2);
    expect([token.log, told]).toEqual([['0'.repeat(40), null], ['addToBasket']]);
    expect(calls()).toEqual(['POST /baskets/basket/', 'POST /baskets/basket/']);
    const fixed = visit(shop(), [], { token: '0'.repeat(40) });
    await expect(fixed.client.getBasket()).rejects.toBeInstanceOf(NotAuthenticated);
    expect(fixed.sent).toHaveLength(1);
  });

  it('says that the key was no good where no cookies make a guest of anybody', async () => {
    const token = storage('0'.repeat(40));
    const { client } = visit(shop(), [], { token, jar: undefined });
    await expect(client.addToBasket({ product: cup, quantity: 1 })).rejects.toBeInstanceOf(NotAuthenticated);
    expect(token.log).toEqual(['0'.repeat(40), null]);
  });

  it('keeps the key of a login that was made meanwhile', async () => {
    const token = storage('the-old-one');
    const refuse = () => {
      token.log.push('the-new-one');
      return answer(401, { detail: 'Invalid token.' })();
    };
    await expect(visit(shop(), [refuse], { token }).client.getCurrentUser()).rejects.toBeInstanceOf(NotAuthenticated);
    expect(token.log).toEqual(['the-old-one', 'the-new-one']);
  });
});

describe('an app whose cookies are the platform’s', () => {
  /** React Native's: cookies are kept below fetch, where scripts do not see them. */
  function platform(): Fetch {
    const cookies = new CookieJar();
    return async (url, init) => {
      expect([init.credentials, new Headers(init.headers).has('cookie')]).toEqual(['include', false]);
      const response = await fetch(url, {
        ...init,
        headers: { ...Object.fromEntries(new Headers(init.headers)), cookie: await cookies.getCookieString(url) },
      });
      for (const cookie of response.headers.getSetCookie()) await cookies.setCookie(cookie, url);
      const headers = new Headers([...response.headers].filter(([name]) => name !== 'set-cookie'));
      return new Response((await response.text()) || null, { status: response.status, headers });
    };
  }

  it('is a guest, then a customer; the token is kept from the answers', async () => {
    const { email, password } = await aCustomer(shop());
    const paths: string[] = [];
    const own = platform();
    const client = createClient({
      baseUrl: shop().baseUrl,
      currency: 'eur',
      fetch: (url, init) => {
        paths.push(new URL(url).pathname);
        return own(url, init);
      },
    });
    await client.addToBasket({ product: cup, quantity: 1 });
    await client.setInBasket({ product: cup, quantity: 3 });
    await client.logIn({ email, password });
    await client.setLanguage({ language: 'tr' });
    expect((await client.getBasket()).basket.total_quantity).toBe(3);
    expect(paths).toEqual([
      ...['/csrf_token/', '/baskets/basket/', '/baskets/basket/', '/users/login/'],
      // The login made another token, and a new one is asked for when it is needed.
      ...['/csrf_token/', '/i18n/setlang/', '/baskets/basket/'],
    ]);
  });
});

describe('an app with a storage of its own for cookies', () => {
  /** Keeps names and values alone, later than at once. */
  function ownJar(): Jar & { readonly cookies: Map<string, string> } {
    const cookies = new Map<string, string>();
    return {
      cookies,
      header: () => Promise.resolve([...cookies].map(([name, value]) => `${name}=${value}`).join('; ')),
      store: async (_url, lines) => {
        await Promise.resolve();
        for (const line of lines) {
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
          cookies.set(name, value);
        }
      },
    };
  }

  it('buys and signs in, also where fetch joins the cookies of an answer', async () => {
    const { email, password } = await aCustomer(shop());
    const jar = ownJar();
    const { client, calls } = visit(shop(), [], {
      jar,
      fetch: async (url, init) => {
        const response = await fetch(url, init);
        Object.defineProperty(response.headers, 'getSetCookie', { value: undefined });
        return response;
      },
    });
    await client.addToBasket({ product: cup, quantity: 2 });
    await client.logIn({ email, password });
    expect((await client.getBasket()).basket.total_quantity).toBe(2);
    expect([...jar.cookies.keys()].sort()).toEqual(['csrf_token', 'csrftoken', 'osessionid']);
    expect(calls()).toEqual([]);
  });
});

it('keeps secure cookies where a server reaches the shop by plain http', async () => {
  const jar = createJar();
  await jar.store('http://shop.internal:8000/', ['osessionid=abc; Path=/; Secure; HttpOnly; SameSite=Lax']);
  expect(await createJar(jar.serialize()).header('http://shop.internal:8000/users/')).toBe('osessionid=abc');
  expect(await jar.header('http://elsewhere.internal/')).toBe('');
});

it('keeps the cookies of a shop that has a domain outside for its address inside, and for nobody else', async () => {
  const inside = 'http://arasta.internal:8000/';
  const jar = createJar();
  await jar.store(inside, [
    'osessionid=abc; Domain=example.com; Path=/; Max-Age=1209600; HttpOnly',
    'csrftoken=def; Path=/; domain = .Example.com',
    'wide=ghi; Path=/; Domain=internal.example; Domain=arasta.internal',
  ]);
  const kept = createJar(jar.serialize());
  expect(await kept.header(`${inside}users/`)).toBe('osessionid=abc; csrftoken=def; wide=ghi');
  for (const other of ['http://example.com/', 'http://api.arasta.internal/', 'http://other.internal:8000/']) {
    expect(await kept.header(other), other).toBe(other.includes('api.') ? 'wide=ghi' : '');
  }
  const outside = createJar();
  await outside.store('https://api.example.com/', ['osessionid=abc; Domain=example.com; Path=/']);
  expect(await outside.header('https://www.example.com/')).toBe('osessionid=abc');
});

it('leaves the platform’s cookies out where there is a jar or a key', async () => {
  const sent: unknown[] = [];
  const fetch: Fetch = (_url, { credentials }) => {
    sent.push(credentials);
    return Promise.resolve(answer(200, {})());
  };
  for (const options of [{}, { jar: createJar() }, { token: 'key' }, { token: storage() }]) {
    await createClient({ baseUrl: 'http://shop.test', fetch, ...options }).getConfig();
  }
  expect(sent).toEqual(['include', 'omit', 'omit', 'include']);
});

it('sends no two customers’ cookies together', async () => {
  const clients = [visit(shop()).client, visit(shop()).client];
  await Promise.all(clients.map((client, n) => client.addToBasket({ product: cup, quantity: n + 1 })));
  const baskets = await Promise.all(clients.map((client) => client.getBasket()));
  expect(baskets.map(({ basket }) => basket.total_quantity)).toEqual([1, 2]);
});
