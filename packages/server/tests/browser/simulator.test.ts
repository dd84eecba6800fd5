import { createServer, type IncomingMessage, type Server } from 'node:http';
import { once } from 'node:events';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HandOver, readReturn } from '../../src/features/payments/index.ts';
import { html } from '../../src/platform/http/html.ts';
import { aPayer, handOverOf, type Payer } from '../../src/features/payments/payments.support.ts';
import { openShop, type TestShop } from '../support/app.ts';
import { hasBrowser, openBrowser } from '../support/browser.ts';
import { freePort } from '../support/process.ts';

/** The simulated bank as a shopper meets it: between two pages of a storefront on an origin of its own. */
describe.skipIf(!hasBrowser)('the simulated bank', () => {
  let shop: TestShop;
  let browser: Browser;
  let storefront: Server;
  let home: string;
  let shown = '';
  const returned: URLSearchParams[] = [];
  let payer: Payer;

  beforeAll(async () => {
    storefront = createServer((request, response) => {
      const said = request.method === 'POST' ? bodyOf(request).then((body) => returned.push(body)) : Promise.resolve();
      void said.then(() =>
        response.setHeader('content-type', 'text/html').end(request.method === 'POST' ? 'Back' : shown),
      );
    });
    home = await listen(storefront);
    const port = await freePort();
    shop = await openShop({ env: { PUBLIC_URL: `http://127.0.0.1:${port}`, STOREFRONT_URL: home } });
    await shop.app.listen({ host: '127.0.0.1', port });
    payer = await aPayer(shop);
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser.close();
    storefront.closeAllConnections();
    storefront.close();
    await shop.close();
  });

  async function handOver(number: string | null): Promise<{ reference: string; to: HandOver }> {
    const { attempt, answer } = await payer.paid(number, { threeD: true, language: 'tr' });
    return { reference: attempt.reference, to: handOverOf(answer) };
  }

  /** The storefront's page that hands the browser over; without scripts, as a browser may have them off. */
  async function openStorefront({ action, method, fields }: HandOver): Promise<{ page: Page; complaints: string[] }> {
    const inputs = Object.entries(fields).map(
      ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
    );
    shown = html`<form method="${method}" action="${action}">${inputs}<button>Pay</button></form>`.toString();
    const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    const complaints: string[] = [];
    page.on('console', (line) => complaints.push(line.text()));
    await page.goto(home);
    return { page, complaints };
  }

  it.each([
    ['5555555555554444', 'Ödemeyi onayla', 'captured', 'success=true'],
    ['5555555555554444', 'Reddet', 'declined', 'success=false'],
    ['5454540000000047', 'Ödemeyi onayla', 'declined', 'success=false'],
    [null, 'Ödemeyi onayla', 'captured', 'page=RedirectionPageCompletePage'],
  ])('leads a shopper with %s through "%s" back to the storefront: %s', async (number, button, kind, query) => {
    const { reference, to } = await handOver(number);
    const { page, complaints } = await openStorefront(to);
    await page.click('button');
    await page.waitForURL(/simulator/);
    await expect.poll(() => page.locator('main').innerText()).toContain('125.00 TRY');
    await page.click(`button:text("${button}")`);
    await page.waitForURL(/simulator\/answer/);
    await page.click('button:text("Mağazaya dön")');
    await page.waitForURL(/orders\/checkout/);
    expect([page.url().startsWith(home), page.url().includes(query)]).toEqual([true, true]);
    const notice = readReturn(shop.deps, Object.fromEntries(returned.at(-1) ?? []));
    expect([notice?.reference, notice?.answer.kind]).toEqual([reference, kind]);
    expect(complaints).toEqual([]);
  });

  it('works in a frame of the storefront, as on telephones', async () => {
    const { reference, to } = await handOver('5454540000000039');
    const { page } = await openStorefront(to);
    const form = shown;
    shown = html`<iframe name="bank"></iframe>`.toString() + form.replace('<form ', '<form target="bank" ');
    await page.goto(home);
    await page.click('button:text("Pay")');
    const frame = page.frameLocator('iframe');
    await frame.locator('button:text("Ödemeyi onayla")').click();
    await frame.locator('button:text("Mağazaya dön")').click();
    await frame.locator('text=Back').waitFor();
    expect(readReturn(shop.deps, Object.fromEntries(returned.at(-1) ?? []))?.reference).toBe(reference);
  });
});

async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return `http://127.0.0.1:${address.port}`;
}

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  request.setEncoding('utf8');
  let body = '';
  request.on('data', (part: string) => {
    body += part;
  });
  await once(request, 'end');
  return new URLSearchParams(body);
}
