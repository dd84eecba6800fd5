import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestShop, useShop } from '../../../../tests/support/app.ts';
import type { Customer } from '../../../../tests/support/customer.ts';
import { aCustomer, type KnownCustomer } from '../../../../tests/support/worlds.ts';
import { hostedCaptcha, PROVIDERS } from '../../../platform/captcha/index.ts';

const CAPTCHA = { redirect_url: '/users/captcha/?next=/' };
const FAILED = { 'g-recaptcha-response': ['The captcha was not solved. Please try again.'] };
const PAGE = { accept: 'text/html,application/xhtml+xml' };
const LOW = { THROTTLE_ACCOUNT_ADDRESS: '2/900' };

const solve = (browser: Customer, solution: string) =>
  browser.post('/users/captcha/', { 'g-recaptcha-response': solution });

const attempt = (browser: Customer, { email }: KnownCustomer) =>
  browser.post('/users/login/', { email, password: 'wrong' });

/** A browser that was sent to the captcha over an account. */
async function throttled(shop: TestShop, ada: KnownCustomer): Promise<Customer> {
  const browser = await shop.visit().withToken();
  for (let time = 0; time < 3; time++) {
    if ((await attempt(browser, ada)).status === 429) return browser;
  }
  throw new Error('Nothing was throttled');
}

describe.each(['hcaptcha', 'recaptcha'] as const)('%s', (name) => {
  const provider = { ...PROVIDERS[name], verifyUrl: '' };
  const captcha = hostedCaptcha(provider, 'site-key-1', 'secret-1');
  const shop = useShop({ env: { ...LOW, TRUST_PROXY: 'loopback' }, outside: { captcha } });
  const asked: Record<string, string>[] = [];
  let server: Server;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const form = Object.fromEntries(new URLSearchParams(Buffer.concat(parts).toString()));
        asked.push({ ...form, method: request.method ?? '', type: request.headers['content-type'] ?? '' });
        answerAsProvider(form['response'] ?? '', (status, body) => response.writeHead(status).end(body));
      });
    });
    provider.verifyUrl = await listening(server);
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it('shows the provider’s widget with the site key, and allows its sources', async () => {
    const page = await shop().visit().get('/users/captcha/', { headers: PAGE });
    expect(page.text).toContain(`<div class="${provider.className}" data-sitekey="site-key-1"></div>`);
    expect(page.text).toContain(`<script src="${provider.script}" async defer></script>`);
    expect(page.text).not.toContain('secret-1');
    const policy = String(page.headers['content-security-policy']);
    expect(policy).toContain('script-src https://*.hcaptcha.com https://www.google.com https://www.gstatic.com');
  });

  it('asks the provider once, with secret, response and address', async () => {
    const ada = await aCustomer(shop());
    const browser = await throttled(shop(), ada);
    asked.length = 0;
    const headers = { 'x-forwarded-for': '203.0.113.5' };
    const answer = await browser.post('/users/captcha/', { 'g-recaptcha-response': 'good' }, { headers });
    expect([answer.status, answer.json]).toEqual([200, { location: '/' }]);
    const type = 'application/x-www-form-urlencoded;charset=UTF-8';
    expect(asked).toEqual([{ method: 'POST', type, secret: 'secret-1', response: 'good', remoteip: '203.0.113.5' }]);
    expect((await attempt(browser, ada)).status).toBe(400);
  });

  it.each(['bad', 'truthy', 'garbage', 'null', 'error', 'cut', 'solved'])(
    'does not take "%s" for solved',
    async (solution) => {
      const ada = await aCustomer(shop());
      const browser = await throttled(shop(), ada);
      const answer = await solve(browser, solution);
      expect([answer.status, answer.json]).toEqual([400, FAILED]);
      expect((await attempt(browser, ada)).json).toEqual(CAPTCHA);
    },
  );

  it('solves nothing while the provider cannot be reached', async () => {
    const { verifyUrl } = provider;
    provider.verifyUrl = 'http://127.0.0.1:1/siteverify';
    try {
      const answer = await solve(await shop().visit().withToken(), 'good');
      expect([answer.status, answer.json]).toEqual([400, FAILED]);
    } finally {
      provider.verifyUrl = verifyUrl;
    }
  });
});

function answerAsProvider(solution: string, send: (status: number, body: string) => void): void {
  const bodies: Record<string, [number, string]> = {
    good: [200, '{"success": true, "hostname": "shop.test"}'],
    truthy: [200, '{"success": "true"}'],
    garbage: [200, '<html>success: true</html>'],
    null: [200, 'null'],
    error: [500, '{"error": "internal"}'],
    cut: [200, '{"success": true'],
  };
  send(...(bodies[solution] ?? [200, '{"success": false, "error-codes": ["invalid-input-response"]}']));
}

async function listening(server: Server): Promise<string> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return `http://127.0.0.1:${address.port}/siteverify`;
}
