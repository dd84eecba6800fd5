import { describe, expect, test } from 'vitest';
import { demoCustomers } from '../src/environment.ts';
import { currentUser, openShop } from './support/suite.ts';

const shop = openShop();
const { user } = demoCustomers;

describe('the logout route', () => {
  test('succeeds without the session cookie, which the client does not send', async () => {
    await shop.visitor.logIn(user.email, user.password);
    const session = shop.visitor.browser.jar.get('osessionid');

    expect(await shop.visitor.call('logout')).toEqual({ data: {} });

    const [first, second] = shop.visitor.callsTo('/users/logout');
    const token = new URLSearchParams(second?.body).get('csrfmiddlewaretoken');
    expect(token).toMatch(/^\w{64}$/);
    expect(first).toMatchObject({ method: 'POST', path: '/users/logout', body: '', status: 200 });
    expect(first?.headers.get('cookie')).toBe('undefined');
    expect(second).toMatchObject({ method: 'POST', path: '/users/logout', status: 200 });
    expect(second?.headers.get('cookie')).toBe(`csrftoken=${token ?? ''}; undefined`);
    // Such a session ends by expiry only.
    expect((await currentUser(shop, session)).status).toBe(200);
  });

  test('ends the session when the request names it', async () => {
    await shop.visitor.logIn(user.email, user.password);
    const session = shop.visitor.browser.jar.get('osessionid') ?? '';
    expect((await currentUser(shop, session)).status).toBe(200);

    const headers = { osessionid: session };
    const answer = await shop.visitor.browser.request('/api/logout', { method: 'POST', headers });

    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({});
    expect((await currentUser(shop, session)).status).toBe(401);
  });

  test('succeeds for a guest, and twice', async () => {
    for (const round of [1, 2]) {
      const answer = await shop.visitor.browser.request('/api/logout', { method: 'POST' });
      expect([round, answer.status]).toEqual([round, 200]);
    }
  });
});
