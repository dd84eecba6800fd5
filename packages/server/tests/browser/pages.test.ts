import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { field } from '../support/customer.ts';
import { followMail, hasBrowser, openBrowser } from '../support/browser.ts';
import { dataFolder, start, type Started } from '../support/process.ts';

/** The server's own pages, where neither a storefront nor the demo shop stands, clicked in a real browser. Skipped where there is none. */
describe.skipIf(!hasBrowser)('pages', () => {
  let server: Started;
  let browser: Browser;
  let folder: Awaited<ReturnType<typeof dataFolder>>;

  beforeAll(async () => {
    folder = await dataFolder();
    [server, browser] = await Promise.all([
      start({ env: { ARASTA_DATA_DIR: folder.path, ARASTA_SHOP: 'off' } }),
      openBrowser(),
    ]);
  });

  afterAll(async () => {
    await browser.close();
    await server.stop();
    await folder.remove();
  });

  /** A fresh visitor's page that must load nothing from elsewhere and run without errors. */
  async function open(path: string): Promise<{ page: Page; complaints: string[] }> {
    const context = await browser.newContext();
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => {
      if (/^https?:/.test(request.url()) && !request.url().startsWith(server.url)) complaints.push(request.url());
    });
    await page.goto(server.url + path, { waitUntil: path.startsWith('/console/') ? 'load' : 'networkidle' });
    return { page, complaints };
  }

  /** What the visitor's app would do, with the page's own cookies. */
  async function post(page: Page, path: string, data: object): Promise<number> {
    const token: unknown = await (await page.request.get(`${server.url}/csrf_token/`)).json();
    const headers = { 'x-csrftoken': String(field(token, 'csrf_token')) };
    return (await page.request.post(server.url + path, { data, headers })).status();
  }

  it('tries an operation in the explorer, which gets and sends the CSRF token by itself', async () => {
    const { page, complaints } = await open('/docs/#tag/account/POST/users/login/');
    await page.locator('button:has-text("Test Request")').filter({ hasText: '/users/login/' }).first().click();
    await page.locator('[role=dialog] .cm-content').last().click();
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText('{"email":"user@example.com","password":"your_password"}');
    const answer = page.waitForResponse(/\/users\/login\//);
    await page.locator('button:has-text("Send")').last().click();
    expect((await answer).status()).toBe(200);
    expect(complaints).toEqual([]);
  });

  it('shows a mail in the outbox whose link confirms the address', async () => {
    const { page, complaints } = await open('/console/outbox/');
    const person = { first_name: 'Grace', last_name: 'Example', email: 'grace@example.org', confirm: true };
    expect(await post(page, '/users/registration/', { ...person, password: 'korrekt pferd' })).toBe(201);
    await followMail(page, 'a[href*="account-confirm-email"]');
    await expect.poll(() => page.locator('main').innerText()).toContain('Your e-mail address is confirmed.');
    expect(complaints).toEqual([]);
  });

  it('lets a customer choose a new password by the link of a mail', async () => {
    const { page, complaints } = await open('/console/outbox/');
    expect(await post(page, '/users/password/reset/', { email: 'customer@example.com' })).toBe(200);
    await followMail(page, 'a[href*="/users/reset/"]');
    await page.locator('input[name=new_password1]').fill('a brand new secret');
    await page.locator('input[name=new_password2]').fill('a brand new secret');
    await page.locator('button').click();
    await page.waitForLoadState();
    await expect.poll(() => page.locator('main').innerText()).toContain('Password has been reset');
    const login = { email: 'customer@example.com', password: 'a brand new secret' };
    expect(await post(page, '/users/login/', login)).toBe(200);
    expect(complaints).toEqual([]);
  });

  it('asks before logging out, and then does', async () => {
    const { page } = await open('/health/live');
    expect(await post(page, '/users/login/', { email: 'user@example.com', password: 'your_password' })).toBe(200);
    await page.goto(`${server.url}/users/logout/`);
    await page.locator('button').click();
    await page.waitForLoadState();
    await expect.poll(() => page.locator('main').innerText()).toContain('You have signed out.');
    expect((await page.request.get(`${server.url}/current_user/`)).status()).toBe(401);
  });

  it('solves the development captcha', async () => {
    const { page, complaints } = await open('/users/captcha/');
    const answer = page.waitForResponse((response) => response.request().method() === 'POST');
    await page.locator('button').click();
    expect((await answer).status()).toBe(302);
    expect(complaints).toEqual([]);
  });
});
