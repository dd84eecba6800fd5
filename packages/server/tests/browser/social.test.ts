import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { field } from '../support/customer.ts';
import { hasBrowser, openBrowser } from '../support/browser.ts';
import { dataFolder, start, type Started } from '../support/process.ts';

/** A social login, clicked through against a started server that calls itself. */
describe.skipIf(!hasBrowser)('signing in with the simulated provider', () => {
  let server: Started;
  let browser: Browser;
  let folder: Awaited<ReturnType<typeof dataFolder>>;

  beforeAll(async () => {
    folder = await dataFolder();
    const env = { ARASTA_DATA_DIR: folder.path, ARASTA_DEMO: 'off' };
    [server, browser] = await Promise.all([start({ env }), openBrowser()]);
  });

  afterAll(async () => {
    await browser.close();
    await server.stop();
    await folder.remove();
  });

  async function open(): Promise<{ page: Page; complaints: string[] }> {
    const page = await (await browser.newContext({ javaScriptEnabled: false, locale: 'tr-TR' })).newPage();
    const complaints: string[] = [];
    page.on('console', (line) => {
      if (line.text().includes('Security Policy')) complaints.push(line.text());
    });
    await page.goto(`${server.url}/simulated/login/`);
    await expect.poll(() => page.locator('h1').innerText()).toBe('Benzetimli giriş');
    return { page, complaints };
  }

  async function whoIs(page: Page): Promise<unknown> {
    const answer: unknown = await (await page.request.get(`${server.url}/current_user/`)).json();
    return field(answer, 'email');
  }

  it.each([
    ['Ada, demo mağazada hesabı var', 'user@example.com'],
    ['Robin, her seferinde aynı kişi', 'robin@example.com'],
  ])('as %s', async (button, email) => {
    const { page, complaints } = await open();
    await page.click(`button:text("${button}")`);
    await page.waitForURL(`${server.url}/shop/baskets/basket/`);
    expect(await whoIs(page)).toBe(email);
    expect(complaints).toEqual([]);
  });

  it('as somebody with an address that one types', async () => {
    const { page } = await open();
    await page.fill('input[type=email]', 'typed@example.com');
    await page.click('button:text("Bu adrese sahip biri")');
    await page.waitForURL(`${server.url}/shop/baskets/basket/`);
    expect(await whoIs(page)).toBe('typed@example.com');
  });

  it('or not, and is told so', async () => {
    const { page } = await open();
    await page.click('button:text("İzin verme")');
    await page.waitForURL(`${server.url}/shop/users/login/?error=social_100_2`);
    const said = (await page.context().cookies()).find(({ name }) => name === 'messages');
    expect(decodeURIComponent(said?.value ?? '')).toContain('Simulated ile girişe izin vermediniz.');
    expect(await whoIs(page)).toBeUndefined();
  });
});
