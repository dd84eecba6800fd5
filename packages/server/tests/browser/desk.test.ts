import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anOrder } from '../../src/features/orders/orders.support.ts';
import { openShop, type TestShop } from '../support/app.ts';
import { hasBrowser, openBrowser } from '../support/browser.ts';
import { aStaffMember, aTicket, type KnownStaff, openSubjects } from '../support/desk.ts';
import { freePort } from '../support/process.ts';
import { aCustomer, type KnownCustomer } from '../support/worlds.ts';

/** A day at the help desk in a real browser, without scripts. */
describe.skipIf(!hasBrowser)('the help desk', () => {
  let shop: TestShop;
  let browser: Browser;
  let staff: KnownStaff;
  let ada: KnownCustomer;
  let url = '';
  let number = '';
  let order = '';

  beforeAll(async () => {
    url = `http://127.0.0.1:${await freePort()}`;
    shop = await openShop({ env: { PUBLIC_URL: url } });
    await shop.app.listen({ host: '127.0.0.1', port: Number(new URL(url).port) });
    staff = await aStaffMember(shop);
    ada = await aCustomer(shop);
    const placed = await anOrder(shop, { customerId: ada.id, email: ada.email });
    order = placed.number;
    const asked = { subjectId: (await openSubjects(shop))['order'] ?? 0, orderId: placed.id, customerId: ada.id };
    number = await aTicket(shop, { ...asked, email: ada.email, message: 'The scarf has a hole in it.' });
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser.close();
    await shop.close();
  });

  /** A fresh visitor's page that must load nothing from elsewhere and run without complaints. */
  async function open(): Promise<{ page: Page; complaints: string[] }> {
    const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    const complaints: string[] = [];
    page.on('console', (line) => {
      if (!line.location().url.endsWith('/favicon.ico')) complaints.push(line.text());
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(url)) complaints.push(request.url());
    });
    return { page, complaints };
  }

  async function logIn(page: Page): Promise<void> {
    await page.fill('[name=email]', staff.email);
    await page.fill('[name=password]', staff.password);
    await page.keyboard.press('Enter');
    await page.waitForURL((address) => !address.pathname.includes('login'));
  }

  const mainText = (page: Page) => page.locator('main').innerText();

  it('lets staff read, note, answer, close and reopen, and look at the order', async () => {
    const { page, complaints } = await open();
    await page.goto(`${url}/desk/`);
    await expect.poll(() => new URL(page.url()).pathname).toBe('/desk/login/');
    await logIn(page);
    await page.click(`a[href="/desk/tickets/${number}/"]`);
    expect(await mainText(page)).toContain('The scarf has a hole in it.');

    await page.click('label:has([value=note])');
    await expect.poll(() => page.locator('button.main').innerText()).toBe('Save note');
    await expect.poll(() => page.locator('button:text("Send and close")').isVisible()).toBe(false);
    await page.fill('textarea', 'Ask the weaver.');
    await page.click('button.main');
    await expect.poll(() => page.locator('.message.note').innerText()).toContain('Ask the weaver.');

    await expect.poll(() => page.locator('button.main').innerText()).toBe('Send answer');
    await page.fill('textarea', 'A new one is on its way.');
    await page.setInputFiles('[name=file]', [
      { name: 'label.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 label') },
      { name: 'terms.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 terms') },
    ]);
    await page.click('button.main');
    await expect.poll(() => page.locator('[role=status]').innerText()).toBe('Your answer is on its way.');
    await expect
      .poll(() => page.locator('.message.staff').innerText())
      .toMatch(/A new one is on its way\.[^]*label\.pdf[^]*terms\.pdf/);
    await page.goto(`${url}/desk/tickets/${number}/`);
    await expect.poll(() => page.locator('.message.staff').count()).toBe(1);

    await page.click('button:text-is("Close")');
    await expect.poll(() => page.locator('.head > .chip').first().innerText()).toBe('Closed');
    await page.click('button:text-is("Reopen")');
    await expect.poll(() => page.locator('.head > .chip').first().innerText()).toBe('Open');

    await page.click(`a[href="/desk/orders/${order}/"]`);
    expect(await mainText(page)).toMatch(/Blue scarf[^]*€100\.00/);
    await page.click('text=Tickets about this order');
    await expect.poll(() => page.locator('.tickets li').count()).toBe(1);

    await page.click('button:text("Log out")');
    await page.goto(`${url}/desk/tickets/${number}/`);
    await expect.poll(() => new URL(page.url()).pathname).toBe('/desk/login/');
    await logIn(page);
    await expect.poll(() => new URL(page.url()).pathname).toBe(`/desk/tickets/${number}/`);
    expect(complaints).toEqual([]);
    await shop.runJobs();
  });

  it('never opens to a customer', async () => {
    const { page } = await open();
    const token: unknown = await (await page.request.get(`${url}/csrf_token/`)).json();
    const headers = { 'x-csrftoken': /\w{64}/.exec(JSON.stringify(token))?.[0] ?? '' };
    const data = { email: ada.email, password: ada.password };
    expect((await page.request.post(`${url}/users/login/`, { data, headers })).status()).toBe(200);
    for (const path of ['/desk/', `/desk/tickets/${number}/`, `/desk/orders/${order}/`]) {
      await page.goto(url + path);
      await expect.poll(() => new URL(page.url()).pathname).toBe('/desk/login/');
    }
    await page.fill('[name=email]', ada.email);
    await page.fill('[name=password]', ada.password);
    await page.click('button.main');
    await expect.poll(() => page.locator('[role=alert]').innerText()).toBe('The address or the password is wrong.');
  });

  it('is worked by keyboard alone', async () => {
    const { page } = await open();
    await page.goto(`${url}/desk/tickets/${number}/`);
    await logIn(page);
    await page.keyboard.press('Tab');
    await expect.poll(() => page.locator(':focus').innerText()).toBe('Skip to the answer');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Noted without a mouse.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(/done=noted/);
    await expect.poll(() => page.locator('.message.note').last().innerText()).toContain('Noted without a mouse.');
  });
});
