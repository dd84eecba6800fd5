import { describe, expect, it } from 'vitest';
import { useShop } from '../support/app.ts';

const production = {
  ARASTA_ENV: 'production',
  PUBLIC_URL: 'https://shop.test',
  CAPTCHA_PROVIDER: 'none',
};

describe('in production', () => {
  const shop = useShop({ env: production });

  it.each([
    ...['/console/', '/console/requests/', '/console/requests/list/', '/console/outbox/', '/console/outbox/messages/'],
    ...[
      '/console/jobs/',
      '/console/payments/',
      '/console/events/',
      '/console/console.js',
      '/console/console.css',
      '/docs/',
    ],
  ])('%s does not exist', async (path) => {
    const answer = await shop().visit({ accept: 'text/html' }).get(path);
    expect([answer.status, answer.json]).toEqual([404, { detail: 'Not found.' }]);
  });

  it.each(['/console/jobs/1/run/', '/console/jobs/1/remove/', '/console/jobs/scheduled/', '/console/payments/'])(
    'nothing is to be changed at %s',
    async (path) => {
      const browser = await shop().visit().withToken();
      expect((await browser.post(path, { act: 'approved', name: 'orders.purge' })).status).toBe(404);
    },
  );

  it('nobody watches requests', async () => {
    expect(shop().deps.devConsole).toBeNull();
  });

  it('marks its cookies Secure, because the public address is https', async () => {
    const { cookies } = await shop().visit().get('/csrf_token/');
    for (const cookie of cookies.values()) expect(cookie).toContain('; Secure;');
  });

  it.each(['evil.example', '127.0.0.1', 'localhost', 'shop.test.evil.example'])('refuses the Host %s', async (host) => {
    const answer = await shop().visit().get('/csrf_token/', { headers: { host } });
    expect(answer.status).toBe(400);
    expect(answer.cookies.size).toBe(0);
  });

  it('answers probes under any Host', async () => {
    const answer = await shop()
      .visit()
      .get('/health/ready', { headers: { host: '10.1.2.3:8000' } });
    expect([answer.status, answer.json]).toEqual([200, { status: 'ok', database: 'ok' }]);
  });
});

describe('hosts', () => {
  const shop = useShop({ env: { ...production, ALLOWED_HOSTS: 'api.example,.shops.example' } });

  it.each(['shop.test', 'SHOP.TEST:443', 'api.example', 'shops.example', 'a.b.shops.example', 'shop.test.'])(
    'answers for %s',
    async (host) => {
      expect((await shop().visit().get('/csrf_token/', { headers: { host } })).status).toBe(200);
    },
  );

  it.each(['example', 'notshops.example', 'api.example.evil'])('does not answer for %s', async (host) => {
    expect((await shop().visit().get('/csrf_token/', { headers: { host } })).status).toBe(400);
  });
});

describe('behind a proxy', () => {
  const shop = useShop({ env: { PUBLIC_URL: 'http://shop.test', TRUST_PROXY: '127.0.0.1' } });

  it('marks cookies Secure when the trusted proxy says https', async () => {
    const headers = { 'x-forwarded-proto': 'https' };
    expect((await shop().visit().get('/csrf_token/', { headers })).cookies.get('osessionid')).toContain('; Secure;');
    expect((await shop().visit().get('/csrf_token/')).cookies.get('osessionid')).not.toContain('Secure');
  });
});

describe('an origin that may call', () => {
  const origin = 'https://app.example';
  const shop = useShop({ env: { CORS_ALLOWED_ORIGINS: origin } });

  it('gets its preflight answered before routing', async () => {
    const headers = { origin, 'access-control-request-method': 'PATCH' };
    const answer = await shop().visit().send('OPTIONS', '/users/profile/', { headers });
    expect(answer.status).toBe(204);
    expect(answer.headers).toMatchObject({
      'access-control-allow-origin': origin,
      'access-control-allow-credentials': 'true',
    });
    expect(String(answer.headers['access-control-allow-methods'])).toContain('PATCH');
    expect(String(answer.headers['access-control-allow-headers'])).toContain('x-csrftoken');
  });

  it('is named in answers, others are not', async () => {
    const mine = await shop().visit().get('/config/', { headers: { origin } });
    expect(mine.headers).toMatchObject({ 'access-control-allow-origin': origin, vary: 'Origin, Cookie' });
    const other = await shop()
      .visit()
      .get('/config/', { headers: { origin: 'https://evil.example' } });
    expect(other.headers).not.toHaveProperty('access-control-allow-origin');
  });
});
