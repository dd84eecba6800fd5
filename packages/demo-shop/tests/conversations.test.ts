import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { replyAsStaff } from '../../server/src/features/support/index.ts';
import { aStaffMember } from '../../server/tests/support/desk.ts';
import { aCustomer, messagesTo } from '../../server/tests/support/worlds.ts';
import { visitAs } from './customers.ts';
import { breaches, hasBrowser, useDemoShop } from './support.ts';

const BILL = { name: 'fatura.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\nhello') };

describe.skipIf(!hasBrowser)('asking the shop', () => {
  const shop = useDemoShop();

  async function answer(number: string, body: string): Promise<void> {
    const { id: staffId, name } = await aStaffMember(shop());
    await replyAsStaff(shop().deps, { number, body, by: { staffId, name }, files: [], isInternal: false });
    await shop().runJobs();
  }

  it('as a customer: with a file, answered at the desk, read, rated and closed', async () => {
    const page = await visitAs(shop(), await aCustomer(shop()), '/account/conversations/', { size: 'phone' });
    await page.getByRole('link', { name: 'Ask us something' }).click();
    const main = page.locator('main');
    await main.getByLabel('What is it about?').selectOption({ label: 'A question about a product' });
    await main.getByLabel('Your message').fill('Too short');
    await main.getByLabel('Files').setInputFiles(BILL);
    await main.getByRole('button', { name: 'Send' }).click();
    await main.getByText('Ensure this field has at least 10 characters.').waitFor();
    await expect.poll(() => page.evaluate('document.activeElement.name')).toBe('message');
    await main.getByLabel('Your message').fill('Is the lamp safe in a bathroom?');
    await main.getByRole('button', { name: 'Send' }).dblclick();
    await page.waitForURL(/\/account\/conversations\/[A-Z0-9]{10}\/$/);
    const number = page.url().split('/').at(-2) ?? '';
    await main.getByText('Is the lamp safe in a bathroom?').waitFor();
    const saving = page.waitForEvent('download');
    await main.getByRole('button', { name: 'Download fatura.pdf' }).click();
    const download = await saving;
    expect(download.suggestedFilename()).toBe('fatura.pdf');
    expect(await readFile(await download.path(), 'utf8')).toBe('%PDF-1.7\nhello');
    await answer(number, 'Yes, it is: IP44.');
    await page.goto(`${shop().url}/shop/account/`);
    await main.getByText('We have answered: 1 new message').waitFor();
    await main.getByRole('link', { name: /^Messages.*1 unread/ }).click();
    await main.locator('.rows').getByText('New', { exact: true }).waitFor();
    expect(await breaches(page)).toEqual([]);
    await main.getByRole('link', { name: 'A question about a product' }).click();
    await main.getByText('Yes, it is: IP44.').waitFor();
    await main.getByRole('link', { name: /1 unread/ }).waitFor({ state: 'detached' });
    expect(await breaches(page)).toEqual([]);
    await main.getByLabel('Your message').fill('Thank you!');
    await main.getByRole('button', { name: 'Send' }).click();
    await main.getByText('Thank you!').waitFor();
    await expect.poll(() => main.getByLabel('Your message').inputValue()).toBe('');
    await expect
      .poll(() => main.locator('.said-text').allInnerTexts())
      .toEqual([...['Is the lamp safe in a bathroom?', 'Yes, it is: IP44.', 'Thank you!']]);
    await main.getByLabel('4 stars').check();
    await main.getByRole('button', { name: 'Tell us' }).click();
    await main.getByText('You gave 4 stars').waitFor();
    await main.getByRole('button', { name: 'I need no answer any more' }).click();
    await main.getByText('This conversation is closed.').waitFor();
    await shop().runJobs();
  });

  it.each(['written', 'begun'])('keeps what a customer has %s when the session ends meanwhile', async (what) => {
    const customer = await aCustomer(shop());
    const page = await visitAs(shop(), customer, '/account/conversations/new/', { size: 'phone' });
    const main = page.locator('main');
    await main.getByLabel('What is it about?').selectOption({ label: 'A question about a product' });
    const message = main.getByLabel('Your message');
    await message.fill('Is the lamp safe in a bathroom?');
    if (what === 'begun') {
      await main.getByRole('button', { name: 'Send' }).click();
      await page.waitForURL(/\/account\/conversations\/[A-Z0-9]{10}\/$/);
      await main.getByText('Is the lamp safe in a bathroom?').waitFor();
      await message.fill('And how bright is it, in lumen?');
    }
    const written = await message.inputValue();
    await main.getByLabel('Files').setInputFiles(BILL);
    await page.context().clearCookies({ name: 'osessionid' });
    // A question of the page's own may have found out first, and the dialog lies over the button.
    await main.getByRole('button', { name: 'Send' }).dispatchEvent('click');
    const dialog = page.getByRole('dialog', { name: 'Please log in' });
    await dialog.getByLabel('E-mail address').waitFor();
    expect(await breaches(page)).toEqual([]);
    await expect.poll(() => message.inputValue()).toBe(written);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => message.inputValue()).toBe(written);
    await main.getByRole('button', { name: 'Log in' }).click();
    await dialog.getByLabel('E-mail address').fill(customer.email);
    await dialog.getByLabel('Password', { exact: true }).fill(customer.password);
    await dialog.getByRole('button', { name: 'Log in', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => message.inputValue()).toBe(written);
    await main.getByRole('button', { name: 'Send' }).click();
    await main.locator('.said-text', { hasText: written }).waitFor();
    await main.getByRole('button', { name: 'Download fatura.pdf' }).waitFor();
    await shop().runJobs();
  });

  it('as a guest: answered by mail', async () => {
    const page = await shop().visit('/account/conversations/new/', { size: 'phone', locale: 'tr' });
    const main = page.locator('main');
    await main.getByLabel('Adınız').fill('Elif Örnek');
    await main.getByLabel('E-posta adresi').fill('guest@example.org');
    await main.getByLabel('Konu nedir?').selectOption({ index: 1 });
    await main.getByLabel('Mesajınız').fill('Lacivert hırka yeniden gelecek mi?');
    expect(await breaches(page)).toEqual([]);
    await main.getByRole('button', { name: 'Gönder' }).click();
    await main.getByText('Teşekkürler, mesajınızı aldık').waitFor();
    const [mail] = await messagesTo(shop(), 'guest@example.org');
    expect(mail?.body).toContain(`${shop().url}/users/conversations/open/`);
  });
});
