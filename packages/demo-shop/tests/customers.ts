import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { field } from '../../server/tests/support/customer.ts';
import { type KnownCustomer, messagesTo } from '../../server/tests/support/worlds.ts';
import type { Visited } from './support.ts';

/** What customers do in the shop's pages, and what tests need beside them. */

export const PASSWORD = 'correct horse battery';

/** Logs in on the login page that is shown. */
export async function logIn(page: Page, { email, password }: Pick<KnownCustomer, 'email' | 'password'>): Promise<void> {
  const form = page.locator('main form').first();
  await form.getByLabel('E-mail address').fill(email);
  await form.getByLabel('Password', { exact: true }).fill(password);
  await form.getByRole('button', { name: 'Log in' }).click();
  await page.waitForURL((url) => !url.pathname.includes('/users/login/'));
}

/** A page of the account, the customer having logged in on the way to it. */
export async function visitAs(
  shop: Visited,
  customer: KnownCustomer,
  path: string,
  options: Parameters<Visited['visit']>[1] = {},
): Promise<Page> {
  const page = await shop.visit(`/users/login/?next=${encodeURIComponent(path)}`, options);
  await logIn(page, customer);
  await page.waitForURL(`${shop.url}/shop${path}`);
  return page;
}

/** Puts a product into the browser's basket. @returns its name */
export async function putIntoBasket(shop: Visited, page: Page): Promise<string> {
  const { variant, name } = await aLamp(shop, page);
  const answer = await page.request.post(`${shop.url}/baskets/basket/`, {
    data: { product: variant, quantity: 1 },
    headers: await tokenOf(shop, page),
  });
  expect(answer.status()).toBe(200);
  return name;
}

/** Makes a product a favourite of who is logged in. @returns its name */
export async function giveHeart(shop: Visited, page: Page): Promise<string> {
  const { pk, name } = await aLamp(shop, page);
  const answer = await page.request.post(`${shop.url}/wishlists/favourite-products/`, {
    data: { product: pk },
    headers: await tokenOf(shop, page),
  });
  expect(answer.status()).toBe(201);
  return name;
}

async function tokenOf(shop: Visited, page: Page): Promise<Record<string, string>> {
  const answer: unknown = await (await page.request.get(`${shop.url}/csrf_token/`)).json();
  return { 'x-csrftoken': String(field(answer, 'csrf_token')) };
}

/** A lamp: of what is on the shelves it has one thing to choose, its colour. */
async function aLamp(shop: Visited, page: Page): Promise<{ pk: number; variant: number; name: string }> {
  const list: unknown = await (await page.request.get(`${shop.url}/list/?search_text=lamp`)).json();
  const lamp = first(field(list, 'products'));
  const option = first(field(first(field(field(lamp, 'extra_data'), 'variants')), 'options'));
  const variant = Number(field(field(option, 'product'), 'pk'));
  return { pk: Number(field(lamp, 'pk')), variant, name: String(field(lamp, 'name')) };
}

function first(list: unknown): unknown {
  return Array.isArray(list) ? list[0] : undefined;
}

/** The link in the newest mail to an address whose subject begins so. */
export async function linkInMail(shop: Visited, recipient: string, subject: string): Promise<string> {
  const mails = await messagesTo(shop, recipient);
  const mail = mails.find((one) => one.subject?.startsWith(subject) === true);
  const link = /https?:\/\/\S+/.exec(mail?.body ?? '')?.[0];
  if (link === undefined) throw new Error(`No link in a mail "${subject}" to ${recipient}`);
  return link;
}
