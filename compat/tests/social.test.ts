import { describe, expect, test } from 'vitest';
import { type Shown, Tab } from '../src/tab.ts';
import { openShop } from './support/suite.ts';

const shop = openShop();

/** Begins at the storefront's address for it, and is somebody at the provider. */
const signInAs = async (choice: string): Promise<Shown> => {
  const tab = new Tab(shop.visitor.browser);
  const provider = await tab.open('/simulated/login');
  expect(provider.url.pathname).toBe('/simulator/openid/authorize/');
  expect(provider.url.searchParams.get('redirect_uri')).toBe('https://storefront.test/simulated/login/callback/');
  return tab.press(provider, choice);
};

/** What the page does that the client's middleware then leads to. */
const finish = async (): Promise<number> => {
  const body = new URLSearchParams({ json: 'true' });
  const answer = await shop.visitor.browser.request('/api/auth/callback/oauth', { method: 'POST', body });
  return answer.status;
};

describe('a social login', () => {
  test('leads from the storefront to the provider and back, where the client recognises it and reads the customer', async () => {
    const end = await signInAs('new');

    expect([end.url.origin, end.url.pathname, end.status]).toEqual([
      'https://storefront.test',
      '/auth/oauth-login',
      200,
    ]);
    expect(await finish()).toBe(200);
    expect(await shop.visitor.session()).toMatchObject({ user: { firstName: 'Robin', lastName: 'Example' } });
    expect(shop.visitor.browser.jar.header('/')).not.toContain('messages=');
  });

  test('of a customer who is known by the address is theirs', async () => {
    await signInAs('demo');

    expect(await finish()).toBe(200);
    expect(await shop.visitor.session()).toMatchObject({ user: { email: 'user@example.com', firstName: 'Ada' } });
  });

  test('that is denied leads to the login page, and the client signs nobody in', async () => {
    const end = await signInAs('deny');

    expect(end.url.href).toBe('https://storefront.test/users/login/?error=social_100_2');
    const basket = await new Tab(shop.visitor.browser).open('/baskets/basket');
    expect(basket.url.pathname).toBe('/baskets/basket');
  });
});
