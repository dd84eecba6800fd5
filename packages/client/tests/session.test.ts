import { describe, expect, it } from 'vitest';
import { euro, product, sell } from '../../server/tests/support/goods.ts';
import { aCustomer } from '../../server/tests/support/worlds.ts';
import { type Client, createClient, Forbidden, NotAuthenticated } from '@arasta/client';
import { createJar, type CustomerJar } from '@arasta/client/node';
import { useListeningShop } from './support.ts';

const shop = useListeningShop();

/** A customer's client on a server, and the addresses it asked for. */
function visit(jar: CustomerJar = createJar()): { client: Client; jar: CustomerJar; calls: string[] } {
  const calls: string[] = [];
  const client = createClient({
    ...{ baseUrl: shop().baseUrl, jar, language: 'en', currency: 'eur' },
    fetch: async (url, init) => {
      calls.push(`${init.method ?? 'GET'} ${new URL(url).pathname}`);
      return fetch(url, init);
    },
  });
  return { client, jar, calls };
}

describe('a customer with a jar', () => {
  it('buys as a guest, signs in, and keeps what was chosen', async () => {
    const ids = await sell(shop(), [product('JAR-1', { prices: [euro(1250)] })], { 'JAR-1': 5 });
    const { email, password } = await aCustomer(shop());
    const { client, calls } = visit();
    const added = await client.addToBasket({ product: ids.get('JAR-1') ?? 0, quantity: 2 });
    expect(added.basket.total_amount).toBe('25.00');
    await client.logIn({ email, password });
    expect((await client.getCurrentUser()).email).toBe(email);
    expect((await client.getBasket()).basket.total_quantity).toBe(2);
    expect(calls).toEqual([
      ...['GET /csrf_token/', 'POST /baskets/basket/', 'POST /users/login/'],
      ...['GET /current_user/', 'GET /baskets/basket/'],
    ]);
  });

  it('goes on in another process', async () => {
    const { email, password } = await aCustomer(shop());
    const first = visit();
    await first.client.logIn({ email, password });
    const second = visit(createJar(first.jar.serialize()));
    expect((await second.client.getCurrentUser()).email).toBe(email);
    await second.client.logOut();
    await expect(first.client.getCurrentUser()).rejects.toBeInstanceOf(NotAuthenticated);
    // The logout needed no token but the one in the jar.
    expect(second.calls).toEqual(['GET /current_user/', 'POST /users/logout/']);
  });
});

describe('the CSRF token', () => {
  it('is asked for once by calls at the same time', async () => {
    const { client, calls } = visit();
    await Promise.all(['en', 'tr', 'en', 'tr'].map((language) => client.setLanguage({ language })));
    expect(calls.filter((call) => call === 'GET /csrf_token/')).toHaveLength(1);
    expect(calls).toHaveLength(5);
  });

  it('is asked for anew, and the call repeated once, when it is refused', async () => {
    const { client, jar, calls } = visit();
    await client.setLanguage({ language: 'tr' });
    calls.length = 0;
    await jar.store(shop().baseUrl, ['csrftoken=nonsense; Path=/']);
    await client.with({ language: 'tr' }).setLanguage({ language: 'en' });
    expect(calls).toEqual(['POST /i18n/setlang/', 'GET /csrf_token/', 'POST /i18n/setlang/']);
  });

  it('is given up when the second one is refused too', async () => {
    const calls: string[] = [];
    const client = createClient({
      baseUrl: shop().baseUrl,
      // Without a jar no cookie comes along.
      fetch: async (url, init) => {
        calls.push(new URL(url).pathname);
        return fetch(url, init);
      },
    });
    await expect(client.setLanguage({ language: 'tr' })).rejects.toBeInstanceOf(Forbidden);
    expect(calls).toEqual(['/csrf_token/', '/i18n/setlang/', '/csrf_token/', '/i18n/setlang/']);
  });
});
