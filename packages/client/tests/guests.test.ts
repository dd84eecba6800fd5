import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { latestTicket, loadSubjects } from '../../server/src/features/support/support.support.ts';
import { product, sell } from '../../server/tests/support/goods.ts';
import { aCustomer } from '../../server/tests/support/worlds.ts';
import { type Client, createClient, type Fetch, type Jar, TimedOut, Unreachable } from '@arasta/client';
import { createJar, type CustomerJar } from '@arasta/client/node';
import { answer, networkOf } from './network.ts';
import { useListeningShop, visit } from './support.ts';

/** Whoever calls without a session is given one: calls at the same time must not be given several. */

const shop = useListeningShop();
let cup = 0;

beforeAll(async () => {
  cup = (await sell(shop(), [product('CUP')], { CUP: 1000 })).get('CUP') ?? 0;
  await loadSubjects(shop());
});

const quantityIn = async (client: Client) => (await client.getBasket()).basket.total_quantity;

/** A jar whose session has run out, and whose CSRF token has not. */
async function jarWithToken(): Promise<CustomerJar> {
  const whole = createJar();
  await visit(shop(), [], { jar: whole }).client.getCsrfToken();
  const token = /csrftoken=([^;]+)/.exec(await whole.header(shop().baseUrl))?.[1] ?? '';
  expect(token).toHaveLength(64);
  const jar = createJar();
  await jar.store(shop().baseUrl, [`csrftoken=${token}; Path=/`]);
  return jar;
}

/** A network on which the answer to the basket's GET comes late: after all else, if that is sent meanwhile. */
function lateBasket(): { fetch: Fetch; sent: string[] } {
  const sent: string[] = [];
  const written = Promise.withResolvers<undefined>();
  return {
    sent,
    fetch: async (url, init) => {
      const call = `${init.method ?? ''} ${new URL(url).pathname}`;
      sent.push(call);
      const response = await fetch(url, init);
      if (call === 'GET /baskets/basket/') await Promise.race([written.promise, sleep(1000)]);
      if (call === 'POST /baskets/basket/') written.resolve(undefined);
      return response;
    },
  };
}

describe('first calls at the same time', () => {
  it('are of one guest, whose jar is empty, or has a token alone', async () => {
    for (const jar of [createJar(), await jarWithToken()]) {
      const { client } = visit(shop(), [], { jar, fetch: lateBasket().fetch });
      await Promise.all([client.getBasket(), client.addToBasket({ product: cup, quantity: 2 })]);
      expect(await quantityIn(client)).toBe(2);
    }
  });

  it('are of one guest whose writes all count', async () => {
    const { client } = visit(shop(), [], { jar: await jarWithToken(), fetch: lateBasket().fetch });
    const writes = [1, 2, 3].map((quantity) => client.addToBasket({ product: cup, quantity }));
    await Promise.all([...writes, client.getBasket(), client.getMiniBasket()]);
    expect(await quantityIn(client)).toBe(6);
  });

  it('are not kept waiting where no session is given: shelves are everybody’s', async () => {
    const reached = Promise.withResolvers<undefined>();
    let waiting = 0;
    const { client } = visit(shop(), [], {
      fetch: async (url, init) => {
        waiting += 1;
        if (waiting === 3) reached.resolve(undefined);
        await reached.promise;
        return fetch(url, init);
      },
    });
    await Promise.all([client.listProducts(), client.listCountries(), client.getRobots()]);
    expect(waiting).toBe(3);
  });

  it('go on when the first of them fails', async () => {
    const { client, calls } = visit(shop(), ['lost'], { retries: 0 });
    const [first, second] = await Promise.allSettled([client.getBasket(), client.getMiniBasket()]);
    expect([first.status, second.status]).toEqual(['rejected', 'fulfilled']);
    expect(calls()).toEqual(['GET /baskets/basket/', 'GET /baskets/basket/mini/']);
  });

  it('wait in their own time, and are let go when they are given up', async () => {
    const { fetch: stalled, sent } = networkOf('stalled');
    const client = createClient({ baseUrl: 'http://shop.test', jar: createJar(), fetch: stalled, timeout: Infinity });
    const leaving = new AbortController();
    const first = client.getBasket({}, { signal: leaving.signal });
    const second = client.getMiniBasket({}, { timeout: 20 });
    await expect(second).rejects.toBeInstanceOf(TimedOut);
    expect(sent.map(({ call }) => call)).toEqual(['GET /baskets/basket/']);
    leaving.abort(new Error('Left'));
    await expect(first).rejects.toThrow('Left');
  });

  it('go one by one in a page too, until the first is answered', async () => {
    const first401 = Promise.withResolvers<undefined>();
    const { sent, fetch: rest } = networkOf(answer(401, { detail: 'Nobody.' }), answer(200, {}), answer(200, {}));
    const client = createClient({
      baseUrl: 'http://shop.test',
      fetch: async (url, init) => {
        const response = await rest(url, init);
        await first401.promise;
        return response;
      },
    });
    const outcomes = Promise.allSettled([client.getCurrentUser(), client.getMiniBasket(), client.getBasket()]);
    await sleep(20);
    expect(sent.map(({ call }) => call)).toEqual(['GET /current_user/']);
    first401.resolve(undefined);
    expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
    expect(sent).toHaveLength(3);
  });

  it('go one by one once where the shop’s cookie has another name', async () => {
    const jar = createJar();
    let atOnce = 0;
    let most = 0;
    const client = createClient({
      ...{ baseUrl: 'http://shop.test', jar },
      fetch: async () => {
        atOnce += 1;
        most = Math.max(most, atOnce);
        await sleep(1);
        atOnce -= 1;
        return answer(200, {}, { 'set-cookie': 'sid=abc; Path=/' })();
      },
    });
    const all = () => Promise.all([client.getBasket(), client.getMiniBasket(), client.getCheckout()]);
    await client.getBasket();
    expect(most).toBe(1);
    await all();
    expect(most).toBe(3);
  });
});

describe('a call that is under way while somebody signs in', () => {
  /** Holds requests to an address until they are let go; they have the cookies that they were sent with. */
  function held(path: string): { fetch: Fetch; letGo: () => void; isHeld: Promise<undefined>; setCookies: string[] } {
    const gate = Promise.withResolvers<undefined>();
    const arrived = Promise.withResolvers<undefined>();
    const setCookies: string[] = [];
    return {
      ...{ setCookies, letGo: () => gate.resolve(undefined), isHeld: arrived.promise },
      fetch: async (url, init) => {
        if (!url.endsWith(path)) return fetch(url, init);
        arrived.resolve(undefined);
        await gate.promise;
        const response = await fetch(url, init);
        setCookies.push(...response.headers.getSetCookie());
        return response;
      },
    };
  }

  it('does not sign them out', async () => {
    const { email, password } = await aCustomer(shop());
    const { fetch: network, letGo, isHeld, setCookies } = held('/mini/');
    const { client } = visit(shop(), [], { fetch: network });
    await client.addToBasket({ product: cup, quantity: 1 });
    const late = client.getMiniBasket();
    await isHeld;
    await client.logIn({ email, password });
    letGo();
    await late;
    // The shop took it for a new guest, and said so.
    expect(setCookies.filter((line) => line.startsWith('osessionid='))).toHaveLength(1);
    expect((await client.getCurrentUser()).email).toBe(email);
    expect(await quantityIn(client)).toBe(1);
  });

  it('does not sign those out who choose another password', async () => {
    const { email, password } = await aCustomer(shop());
    const { fetch: network, letGo, isHeld, setCookies } = held('/mini/');
    const { client } = visit(shop(), [], { fetch: network });
    await client.logIn({ email, password });
    const late = client.getMiniBasket();
    await isHeld;
    const chosen = 'a better horse battery';
    await client.changePassword({ old_password: password, new_password1: chosen, new_password2: chosen });
    letGo();
    await late;
    expect(setCookies.filter((line) => line.startsWith('osessionid='))).toHaveLength(1);
    expect((await client.getCurrentUser()).email).toBe(email);
  });
});

describe('a write of a guest without a session', () => {
  const ticketsOf = async (email: string) => {
    await shop().runJobs();
    const { db } = shop().database;
    return db.selectFrom('tickets').select('number').where('email', '=', email).execute();
  };
  let email = '';
  const question = () => ({ subject: 1, full_name: 'Ada Example', email, message: 'Is it made of wool?' });
  let count = 0;

  beforeEach(() => {
    count += 1;
    email = `guest${count}@example.org`;
  });

  it('has one first, so that its repeat is known as one', async () => {
    const { client, sent } = visit(shop(), ['unanswered'], { jar: await jarWithToken() });
    await client.contactShop(question());
    const path = 'POST /users/contact-us/';
    expect(sent.map(({ call }) => call)).toEqual(['GET /csrf_token/', path, path]);
    expect(await ticketsOf(email)).toEqual([{ number: (await latestTicket(shop())).number }]);
    await client.contactShop({ ...question(), message: 'And what is it dyed with?' });
    expect(sent).toHaveLength(4);
    await shop().runJobs();
  });

  it('is not repeated where none is kept', async () => {
    const kept = createJar();
    const jar: Jar = {
      header: (url) => kept.header(url),
      store: (url, lines) =>
        kept.store(
          url,
          lines.filter((line) => !line.startsWith('osessionid=')),
        ),
    };
    const { client, calls } = visit(shop(), ['unanswered'], { jar });
    await expect(client.contactShop(question())).rejects.toBeInstanceOf(Unreachable);
    expect(calls()).toEqual(['POST /users/contact-us/']);
    expect(await ticketsOf(email)).toHaveLength(1);
  });
});
