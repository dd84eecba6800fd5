import { createRequire } from 'node:module';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enqueue, pendingJobs } from '../../src/platform/jobs/index.ts';
import { findPaymentSwitch } from '../../src/features/payments/index.ts';
import { openShop, type TestShop } from '../support/app.ts';
import { hasBrowser, openBrowser } from '../support/browser.ts';
import { freePort } from '../support/process.ts';
import { aCustomer, type KnownCustomer } from '../support/worlds.ts';

// The checker belongs to the demo shop.
const DEMO_SHOP = createRequire(new URL('../../../demo-shop/package.json', import.meta.url));
const AXE = DEMO_SHOP.resolve('axe-core/axe.min.js');
const PAGES = ['/console/', '/console/requests/', '/console/outbox/', '/console/jobs/', '/console/payments/'] as const;

/** The development console as a developer meets it. */
describe.skipIf(!hasBrowser)('the console', () => {
  let shop: TestShop;
  let browser: Browser;
  let ada: KnownCustomer;
  let url = '';

  beforeAll(async () => {
    url = `http://127.0.0.1:${await freePort()}`;
    shop = await openShop({ env: { ARASTA_ENV: 'development', PUBLIC_URL: url } });
    await shop.app.listen({ host: '127.0.0.1', port: Number(new URL(url).port) });
    ada = await aCustomer(shop);
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser.close();
    await shop.close();
  });

  /** A page that must load nothing from elsewhere, break no policy and run without complaints. */
  async function open(
    path: string,
    options: BrowserContextOptions = {},
  ): Promise<{ page: Page; complaints: string[] }> {
    const page = await (await browser.newContext(options)).newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (line) => complaints.push(line.text()));
    page.on('request', (request) => {
      if (!request.url().startsWith(url) && !request.url().startsWith('data:')) complaints.push(request.url());
    });
    await page.goto(url + path);
    return { page, complaints };
  }

  const host = () => new URL(url).host;
  const visit = (headers: Record<string, string> = {}) => shop.visit({ host: host(), ...headers });

  it('shows requests as they come, and says why they were refused', async () => {
    const { page, complaints } = await open('/console/requests/');
    await page.locator('[data-state]:text("Live")').waitFor();
    await expect.poll(() => page.locator('.reload').isVisible()).toBe(false);
    const customer = await visit().withToken();
    await customer.logIn(ada.email, ada.password);
    await customer.post('/users/activate-currency/', {}, { headers: { 'x-csrftoken': 'a'.repeat(64) } });
    const row = page.locator('.requests li').first();
    await row.locator('.chip:text("CSRF other secret")').waitFor();
    await expect.poll(() => row.locator('summary').innerText()).toContain('403');
    await row.locator('summary').click();
    await expect
      .poll(() => row.innerText())
      .toContain('they are of different secrets: a login gives a new one. Read the cookie again.');
    await expect.poll(() => page.locator('.requests li').count()).toBe(3);

    await page.click('button:text("Pause")');
    await customer.get('/current_user/');
    await page.locator('[data-state]:text("Paused; 1 more")').waitFor();
    await expect.poll(() => page.locator('.requests li').count()).toBe(3);
    await page.click('button:text("Go on")');
    await page.locator(`.requests .chip:text("customer ${ada.id}")`).waitFor();

    await page.selectOption('[name=status]', '4xx');
    await page.click('button:text("Filter")');
    await page.waitForURL(/status=4xx/);
    await page.locator('[data-state]:text("Live")').waitFor();
    await customer.get('/current_user/');
    await customer.get('/nowhere/');
    await page.locator('.requests .path:text("/nowhere/")').waitFor();
    await expect.poll(() => page.locator('.requests li').count()).toBe(2);
    expect(complaints).toEqual([]);
  });

  it('shows the first requests of a server that was started anew', async () => {
    const port = await freePort();
    const address = `http://127.0.0.1:${port}`;
    const started = async () => {
      const one = await openShop({ env: { ARASTA_ENV: 'development', PUBLIC_URL: address } });
      await one.app.listen({ host: '127.0.0.1', port });
      return one;
    };
    const before = await started();
    const page = await browser.newPage();
    await page.goto(`${address}/console/requests/`);
    await page.locator('[data-state]:text("Live")').waitFor();
    await before.visit().get('/config/');
    await page.locator('.requests .path:text("/config/")').waitFor();
    const ended = before.close();
    before.app.server.closeAllConnections();
    await ended;
    const after = await started();
    await after.visit().get('/current_user/');
    await page.locator('.requests .path:text("/current_user/")').waitFor();
    await expect.poll(() => page.locator('.requests .path').allInnerTexts()).toEqual(['/current_user/', '/config/']);
    await page.context().close();
    await after.close();
  });

  it('takes a job out of the queue, and tells the bank what to do', async () => {
    const { page, complaints } = await open('/console/jobs/');
    const runAt = new Date('2100-01-01T00:00:00Z');
    await enqueue(shop.deps.db, { name: 'orders.purge', payload: {}, runAt });
    shop.deps.devConsole?.noteJob({ name: 'other.job', jobId: '9', attempt: 1, error: null });
    await page.locator('td b:text("other.job")').waitFor();
    await page.click('button:text("Remove")');
    await expect.poll(() => page.locator('.said').innerText()).toBe('The job was taken out of the queue.');
    expect(await pendingJobs(shop.deps.db)).toEqual([]);

    await page.click('nav a:text("Payments")');
    await page.check('[value=insufficient_funds]');
    await page.selectOption('[name=count]', '3');
    await page.click('button:text-is("Set")');
    await page.locator('.said').waitFor();
    expect(await findPaymentSwitch(shop.deps.db)).toEqual({ act: 'insufficient_funds', remaining: 3 });
    await page.click('button:text("Let each card do what its number says")');
    await page.locator('text=Each card does what its number says.').waitFor();
    expect(await findPaymentSwitch(shop.deps.db)).toBeNull();
    expect(complaints).toEqual([]);
  });

  it('works without script, with a reload', async () => {
    const { page, complaints } = await open('/console/requests/?path=current_user', { javaScriptEnabled: false });
    const before = await page.locator('.requests li').count();
    await visit().get('/current_user/');
    await page.click('a:text("Reload")');
    await expect.poll(() => page.locator('.requests li').count()).toBe(before + 1);
    await expect.poll(() => page.locator('button:text("Pause")').isVisible()).toBe(false);
    await page.locator('summary').first().click();
    await expect.poll(() => page.locator('dl').first().innerText()).toContain('No session cookie: a new guest.');
    await page.goto(`${url}/console/payments/`);
    await page.check('[value=declined]');
    await page.click('button:text-is("Set")');
    expect(await findPaymentSwitch(shop.deps.db)).toEqual({ act: 'declined', remaining: 1 });
    await page.click('button:text("Let each card do what its number says")');
    expect(complaints).toEqual([]);
  });

  it('is worked by keyboard alone', async () => {
    const { page } = await open('/console/requests/');
    await page.keyboard.press('Tab');
    await expect.poll(() => page.locator(':focus').innerText()).toBe('Skip to the content');
    await page.locator('summary').first().focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('dl').first().isVisible()).toBe(true);
  });

  it.each(['light', 'dark'] as const)('is accessible, %s', async (colorScheme) => {
    await visit().get('/current_user/');
    const runAt = new Date('2100-01-01T00:00:00Z');
    await enqueue(shop.deps.db, { name: 'orders.purge', payload: {}, runAt, key: 'one' });
    for (const path of PAGES) {
      // The page's policy runs no script but its own; the checker is let in past it.
      const { page } = await open(path, { colorScheme, bypassCSP: true });
      if (path === '/console/requests/') await page.locator('summary').first().click();
      await page.addScriptTag({ path: AXE });
      const found: unknown = await page.evaluate(
        'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes[0].html))',
      );
      expect([path, found]).toEqual([path, []]);
    }
  });
});
