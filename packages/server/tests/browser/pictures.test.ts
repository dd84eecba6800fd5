import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openShop, type TestShop } from '../support/app.ts';
import { hasBrowser, openBrowser } from '../support/browser.ts';
import { takePicture } from '../support/pictures.ts';
import { freePort } from '../support/process.ts';
import { aCustomer } from '../support/worlds.ts';
import { aDeskWithWork, type DeskWithWork } from './desk-world.ts';

const DESKTOP = { viewport: { width: 1280, height: 860 } } as const;
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true } as const;

interface Further {
  readonly fullPage?: boolean;
  /** What is clicked before. */
  readonly click?: string;
}

/** Requests of many kinds, for the console to show. */
async function aDayAtTheConsole(shop: TestShop, host: string): Promise<void> {
  const ada = await aCustomer(shop);
  const customer = await shop.visit({ host }).withToken();
  await customer.post('/users/activate-currency/', { currency_code: 'eur' }, { noToken: true });
  await customer.post('/users/login/', { email: ada.email, password: 'mistyped' });
  await customer.logIn(ada.email, ada.password);
  await customer.post('/users/activate-currency/', {}, { headers: { 'x-csrftoken': 'a'.repeat(64) } });
  await customer.post('/users/activate-currency/', {}, { headers: { origin: 'https://elsewhere.example' } });
  for (const path of ['/current_user/', '/users/orders/?page_size=12', '/users/sessions/']) await customer.get(path);
  await shop.visit({ host }).get('/users/orders/');
  await customer.post('/users/activate-currency/', { currency_code: 'eur' });
}

/**
 * The pictures of the documents can be taken, and are there; `UPDATE_PICTURES=1 npx vitest run --project arasta pictures` takes
 * them anew.
 */
describe.skipIf(!hasBrowser)('pictures', () => {
  let shop: TestShop;
  let browser: Browser;
  let world: DeskWithWork;
  let url = '';

  beforeAll(async () => {
    url = `http://127.0.0.1:${await freePort()}`;
    shop = await openShop({ env: { ARASTA_ENV: 'development', PUBLIC_URL: url, DESK_TIME_ZONE: 'Europe/Istanbul' } });
    await shop.app.listen({ host: '127.0.0.1', port: Number(new URL(url).port) });
    world = await aDeskWithWork(shop);
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser.close();
    await shop.close();
  });

  async function open(options: BrowserContextOptions): Promise<Page> {
    const page = await (await browser.newContext(options)).newPage();
    await page.goto(`${url}/desk/`);
    await page.fill('[name=email]', world.staff.email);
    await page.fill('[name=password]', world.staff.password);
    await page.click('button.main');
    await page.waitForURL(`${url}/desk/`);
    return page;
  }

  async function take(page: Page, path: string, name: string, further: Further = {}): Promise<void> {
    const { fullPage = false, click } = further;
    expect((await page.goto(url + path))?.status()).toBe(200);
    if (click !== undefined) await page.locator(click).first().click();
    await takePicture(page, name, fullPage);
  }

  it('of the desk on a desktop', async () => {
    const page = await open({ ...DESKTOP, colorScheme: 'light' });
    await take(page, '/desk/?state=all', 'desk-list');
    await take(page, `/desk/tickets/${world.ticket}/`, 'desk-ticket', { fullPage: true });
    await take(page, `/desk/orders/${world.order}/`, 'desk-order', { fullPage: true });
  });

  it('of the desk in the dark', async () => {
    const page = await open({ ...DESKTOP, colorScheme: 'dark' });
    await take(page, `/desk/tickets/${world.ticket}/`, 'desk-ticket-dark');
  });

  it('of the desk on a telephone', async () => {
    const page = await open({ ...PHONE, colorScheme: 'light' });
    await take(page, '/desk/', 'desk-list-phone');
    await take(page, `/desk/tickets/${world.ticket}/`, 'desk-ticket-phone');
  });

  it('of the login and the outbox', async () => {
    const page = await (await browser.newContext({ ...DESKTOP, colorScheme: 'light' })).newPage();
    await take(page, '/desk/login/', 'desk-login');
    await take(page, '/console/outbox/?still', 'outbox');
  });

  it('of the console', async () => {
    const page = await (await browser.newContext({ ...DESKTOP, colorScheme: 'light' })).newPage();
    await aDayAtTheConsole(shop, new URL(url).host);
    await take(page, '/console/requests/', 'console-requests', { click: '.chip:text("CSRF other secret")' });
    await take(page, '/console/payments/', 'console-payments');
  });
});
