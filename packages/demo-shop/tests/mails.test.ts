import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { closeTicket, replyAsStaff } from '../../server/src/features/support/index.ts';
import { findOutboxMessages, type OutboxMessage } from '../../server/src/platform/outbox/index.ts';
import { Customer } from '../../server/tests/support/customer.ts';
import { aStaffMember } from '../../server/tests/support/desk.ts';
import { product, sell, stockUp } from '../../server/tests/support/goods.ts';
import { aCustomer, type KnownCustomer } from '../../server/tests/support/worlds.ts';
import { PASSWORD, visitAs } from './customers.ts';
import { breaches, hasBrowser, useDemoShop } from './support.ts';

const SKU = 'WAITED-FOR';

/** Each test brings mails about and does what they say; the last one sees that no link of any mail was left out. */
describe.skipIf(!hasBrowser)('the links in mails', () => {
  const shop = useDemoShop();
  const opened = new Set<string>();

  function aBrowser(): Promise<Customer> {
    return new Customer(shop().app, { host: new URL(shop().url).host }).withToken();
  }

  async function outbox(recipient: string | null = null): Promise<OutboxMessage[]> {
    await shop().runJobs();
    return findOutboxMessages(shop().database.db, { recipient, limit: 200 });
  }

  /** Opens the link of the mail to somebody whose subject begins so: it leads to a page. */
  async function follow(page: Page, recipient: string, subject: string, place = 0): Promise<void> {
    const mail = (await outbox(recipient)).find((one) => (one.subject ?? one.body).startsWith(subject));
    const link = linksIn(mail)[place] ?? '';
    expect(link, `${subject}: ${mail?.body}`).not.toBe('');
    const answer = await page.goto(link);
    expect([link, answer?.status()]).toEqual([link, 200]);
    opened.add(link);
  }

  async function said(page: Page, heading: string): Promise<void> {
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    expect(await breaches(page)).toEqual([]);
  }

  async function loggedIn({ email, password }: KnownCustomer): Promise<Customer> {
    const browser = await aBrowser();
    await browser.logIn(email, password);
    return browser;
  }

  it('confirm an address', async () => {
    const browser = await aBrowser();
    const email = 'new@example.org';
    const names = { first_name: 'Elif', last_name: 'Örnek' };
    await browser.post('/users/registration/', { ...names, email, password: PASSWORD, confirm: true });
    await browser.post('/users/email-verify/');
    const page = await shop().visit('/', { size: 'phone' });
    const mails = await outbox(email);
    expect(mails.map(({ subject }) => subject)).toEqual(Array(2).fill('Please confirm your e-mail address'));
    const [asked, first] = mails.map((mail) => linksIn(mail)[0] ?? '');
    // Looking at a page uses nothing up: only its script does.
    const looked = await page.request.get(first ?? '', { headers: { accept: 'text/html' } });
    expect([looked.status(), looked.headers()['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect((await page.goto(asked ?? ''))?.status()).toBe(200);
    await said(page, 'Thank you, your address is confirmed');
    expect((await page.goto(first ?? ''))?.status()).toBe(200);
    await said(page, 'This link is not good any more');
    for (const link of [asked, first]) opened.add(link ?? '');
  });

  it('confirm an address also where the shop cannot tell afterwards whose it was', async () => {
    const browser = await aBrowser();
    const email = 'confirmed@example.org';
    const names = { first_name: 'Elif', last_name: 'Örnek' };
    await browser.post('/users/registration/', { ...names, email, password: PASSWORD, confirm: true });
    const page = await shop().visit('/', { size: 'phone', expected: /^503: GET \S+\/current_user\/$/ });
    await page.route('**/current_user/', (route) => route.fulfill({ status: 503, json: {} }));
    await follow(page, email, 'Please confirm your e-mail address');
    await said(page, 'Thank you, your address is confirmed');
    await expect.poll(() => page.getByRole('button', { name: 'Try again' }).count()).toBe(0);
  });

  it('choose a new password, and say that it was changed', async () => {
    const { email } = await aCustomer(shop());
    await (await aBrowser()).post('/users/password/reset/', { email });
    const page = await shop().visit('/', { size: 'phone' });
    await follow(page, email, 'Choose a new password');
    await page.getByLabel('New password').fill('another horse battery');
    await said(page, 'Choose a new password');
    await page.getByRole('button', { name: 'Save password' }).click();
    await page.waitForURL(/\/shop\/users\/login\/$/);
    await follow(page, email, 'Your password was changed');
    await expect.poll(() => new URL(page.url()).pathname).toBe('/shop/');
  });

  it('change the address, in mail and text message', async () => {
    const customer = await aCustomer(shop());
    const browser = await loggedIn(customer);
    await browser.post('/users/email-change/', { email: 'changed@example.org', password: customer.password });
    const page = await shop().visit('/', { size: 'phone' });
    const [sms] = await outbox(customer.phone);
    expect(linksIn(sms)).toEqual(linksIn((await outbox('changed@example.org'))[0]));
    await follow(page, 'changed@example.org', 'Please confirm your new e-mail address');
    await said(page, 'Your new address is in place');
    expect((await outbox(customer.email)).map(({ subject }) => subject)).toEqual(['Your e-mail address was changed']);
  });

  it('hand a customer their data, to nobody else', async () => {
    const customer = await aCustomer(shop());
    const { password } = customer;
    await (await loggedIn(customer)).post('/users/data-export/', { password });
    const page = await shop().visit('/', { size: 'phone' });
    await follow(page, customer.email, 'Your data are ready');
    await page.getByRole('heading', { name: 'Please log in' }).waitFor();
    const other = await visitAs(shop(), await aCustomer(shop()), '/account/');
    await other.goto(page.url());
    await other.getByRole('button', { name: 'Download archive' }).click();
    await said(other, 'There is no archive behind this link');
    const own = await visitAs(shop(), customer, new URL(page.url()).pathname.replace('/shop', ''));
    const saving = own.waitForEvent('download');
    await own.getByRole('button', { name: 'Download archive' }).click();
    expect((await saving).suggestedFilename()).toBe('arasta-data.zip');
    await said(own, 'Your data');
  });

  it('show what is back in stock, and end such mails', async () => {
    const prices = [{ currency: 'usd', segment: null, price: 1000, retailPrice: 1000 }];
    const waited = product(SKU, { names: { en: 'Waited For' }, slugs: { en: 'waited-for' }, prices });
    const id = (await sell(shop(), [waited], { [SKU]: 0 })).get(SKU);
    const email = 'waiting@example.org';
    await (await aBrowser()).post('/wishlists/product-alerts/', { product: id, email });
    await stockUp(shop(), { [SKU]: 3 });
    const page = await shop().visit('/', { size: 'phone' });
    await follow(page, email, 'Waited For is back in stock');
    await page.getByRole('heading', { level: 1, name: 'Waited For' }).waitFor();
    await follow(page, email, 'Waited For is back in stock', 1);
    await page.getByRole('button').click();
    await page.getByText('You are unsubscribed').waitFor();
  });

  it('confirm a newsletter', async () => {
    const email = 'reader@example.org';
    await (await aBrowser()).post('/email-subscription/', { email });
    const page = await shop().visit('/', { size: 'phone' });
    await follow(page, email, 'Please confirm your subscription');
    await page.getByRole('button', { name: 'Yes, subscribe me' }).click();
    await page.getByText('You are subscribed').waitFor();
  });

  it('show a conversation to whoever wrote, and the ticket to the desk', async () => {
    const email = 'asking@example.org';
    const person = { full_name: 'Elif Örnek', email };
    await (await aBrowser()).post('/users/contact-us/', { ...person, subject: 1, message: 'Is it waterproof?' });
    const page = await shop().visit('/', { size: 'phone' });
    await follow(page, email, 'We have received your message');
    await page.getByText('Is it waterproof?').waitFor();
    const number = /open\/([A-Z0-9]+)\//.exec(page.url())?.[1] ?? '';
    const { id: staffId, name } = await aStaffMember(shop());
    const by = { staffId, name };
    await replyAsStaff(shop().deps, { number, by, body: 'Yes, it is.', files: [], isInternal: false });
    await follow(page, email, 'We have answered your message');
    await page.getByText('Yes, it is.').waitFor();
    await closeTicket(shop().deps, { number, by });
    await follow(page, email, `Your conversation ${number} is closed`);
    await page.getByText('Yes, it is.').waitFor();
    const told = (await outbox()).find(({ subject }) => subject?.startsWith(`[${number}]`) === true);
    await follow(page, told?.recipient ?? '', `[${number}]`);
    // The desk asks who one is first.
    await expect.poll(() => new URL(page.url()).pathname).toBe('/desk/login/');
  });

  it('are all of them walked', async () => {
    const links = (await outbox()).flatMap((message) => linksIn(message));
    expect(links.filter((link) => !opened.has(link))).toEqual([]);
    expect(links.length).toBeGreaterThan(10);
  });
});

function linksIn(message: OutboxMessage | undefined): string[] {
  return message?.body.match(/https?:\/\/\S+/g) ?? [];
}
