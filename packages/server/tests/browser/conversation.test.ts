import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { field } from '../support/customer.ts';
import { followMail, hasBrowser, openBrowser } from '../support/browser.ts';
import { CHECKOUT, dataFolder, start, type Started } from '../support/process.ts';

const SUBJECT = { type: 'contact_subject', key: 'product', name: { en: 'A product', tr: 'Bir ürün' } };
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 };

/** A guest's conversation with the shop, on a telephone. Skipped where there is no browser. */
describe.skipIf(!hasBrowser)('the page behind the link in a mail', () => {
  let server: Started;
  let browser: Browser;
  let folder: Awaited<ReturnType<typeof dataFolder>>;

  /** The command line, on the started server's data. */
  async function arasta(...args: string[]): Promise<string> {
    const env = { ...process.env, ARASTA_DATA_DIR: folder.path };
    const { stdout } = await promisify(execFile)(process.execPath, ['bin/arasta.js', ...args], { cwd: CHECKOUT, env });
    return stdout;
  }

  beforeAll(async () => {
    folder = await dataFolder();
    [server, browser] = await Promise.all([start({ env: { ARASTA_DATA_DIR: folder.path } }), openBrowser()]);
    const goods = join(folder.path, '..', 'goods');
    await mkdir(goods);
    await writeFile(join(goods, 'subjects.jsonl'), JSON.stringify(SUBJECT));
    await arasta('import', goods);
  });

  afterAll(async () => {
    await browser.close();
    await server.stop();
    await folder.remove();
  });

  async function ask(page: Page): Promise<void> {
    const token: unknown = await (await page.request.get(`${server.url}/csrf_token/`)).json();
    const headers = { 'x-csrftoken': String(field(token, 'csrf_token')) };
    const person = { full_name: 'Elif Örnek', email: 'elif@example.org', phone: '05551112233' };
    const data = { ...person, subject: 1, message: 'Is the navy cardigan coming back? I would need it in size M.' };
    expect((await page.request.post(`${server.url}/users/contact-us/`, { data, headers })).status()).toBe(200);
  }

  it('shows the thread, takes an answer with a file once, is rated and closed', async () => {
    const context = await browser.newContext(PHONE);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()));
    await ask(page);
    await page.goto(`${server.url}/console/outbox/`);
    await followMail(page, 'a[href*="/users/conversations/open/"]');
    const main = page.locator('main');
    const number = /[A-Z0-9]{10}/.exec(await main.innerText())?.[0] ?? '';
    await arasta('tickets', 'reply', number, 'Yes: we expect it in two weeks. Shall we put one aside for you?');
    await page.reload();
    await expect.poll(() => main.innerText()).toContain('Shall we put one aside for you?');
    // Nothing is wider than the telephone.
    await expect.poll(() => page.evaluate('document.documentElement.scrollWidth')).toBe(PHONE.viewport.width);
    await page.locator('textarea').fill('Yes, please!');
    const bill = { name: 'çizim.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\nhello') };
    await page.locator('input[type=file]').setInputFiles(bill);
    await page.locator('button').first().dblclick();
    // Not `waitForURL`: the second click breaks off what the first began, which that would take for a failure.
    await main.getByText('Thank you, your message has arrived.').waitFor();
    await expect.poll(() => page.url()).toMatch(/done=said/);
    await expect
      .poll(() => page.locator('article .text').allInnerTexts())
      .toEqual([
        ...['Thank you, your message has arrived. We will write to you by mail.'],
        ...['Is the navy cardigan coming back? I would need it in size M.'],
        ...['Yes: we expect it in two weeks. Shall we put one aside for you?', 'Yes, please!'],
      ]);
    const saving = page.waitForEvent('download');
    await page.locator('.files a').click();
    expect((await saving).suggestedFilename()).toBe('çizim.pdf');
    await page.locator('form[action$="/close/"] button').click();
    await page.waitForURL(/done=closed/);
    await page.locator('select').selectOption('4');
    await page.locator('form[action$="/rating/"] button').click();
    await page.waitForURL(/done=rated/);
    await expect.poll(() => main.innerText()).toContain('Thank you for telling us.');
    expect(await arasta('tickets', 'show', number)).toMatch(/^rating +4 of 5$/m);
    expect(complaints).toEqual([]);
  });
});
