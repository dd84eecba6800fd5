import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Visited } from './support.ts';

/** Going to the till: what several tests of it do. */

/** A dress for 98 dollars, two short of free shipping. */
export const DRESS = 'WD-201-WHT-XS';
/** A mug for 16 dollars, two off by a promotion. */
export const MUG = 'KT-101-CRM';

export const CARDS = { good: '5555555555554444', declined: '5454540000000013' } as const;

/** The pk of a SKU. */
export async function pkOf(shop: Pick<Visited, 'deps'>, sku: string): Promise<number> {
  const { id } = await shop.deps.db
    .selectFrom('products')
    .select('id')
    .where('sku', '=', sku)
    .executeTakeFirstOrThrow();
  return id;
}

/** Puts pieces into the basket of the page's visitor, as its own tabs would. */
export async function put(shop: Visited, page: Page, pieces: Readonly<Record<string, number>>): Promise<void> {
  // Two first calls at once would be two visitors.
  await page.waitForLoadState('networkidle');
  for (const [sku, quantity] of Object.entries(pieces)) {
    await post(shop, page, '/baskets/basket/', { product: await pkOf(shop, sku), quantity });
  }
}

/** Logs the page's visitor in. */
export async function logIn(shop: Visited, page: Page, email: string, password: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  await post(shop, page, '/users/login/', { email, password });
}

async function post(shop: Visited, page: Page, path: string, data: object): Promise<void> {
  const { request } = page.context();
  await request.get(`${shop.url}/csrf_token/`);
  const cookies = await page.context().cookies();
  const token = cookies.find(({ name }) => name === 'csrftoken')?.value ?? '';
  const headers = { 'x-csrftoken': token, accept: 'application/json' };
  const answer = await request.post(`${shop.url}${path}`, { data, headers });
  expect([path, answer.status(), answer.ok() ? '' : await answer.text()]).toEqual([path, answer.status(), '']);
}

/** Opens a page of the shop in the same tab. */
export async function open(shop: Visited, page: Page, path: string): Promise<void> {
  await page.goto(`${shop.url}/shop${path}`);
}

/** A guest at the checkout who has told who they are. */
export async function tellContact(page: Page): Promise<void> {
  await page.getByLabel('E-mail', { exact: true }).fill('ada@example.com');
  await page.getByLabel('Phone').fill('0555 123 45 67');
  await goOn(page);
}

/** The address form, filled in; `kind` is what it is for. */
export async function fillAddress(page: Page, kind: 'shipping' | 'billing'): Promise<void> {
  await page.getByLabel('First name').fill('Ada');
  await page.getByLabel('Last name').fill('Demir');
  await page.locator(`[name=${kind}-city]`).selectOption('İstanbul');
  await page.locator(`[name=${kind}-township]`).selectOption('Kadıköy');
  await page.getByLabel('Street and number').fill('Moda Caddesi 1');
}

export async function goOn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Continue' }).click();
}

/** A guest with goods in the basket, up to the choice of a way to pay. */
export async function guestAtPayment(
  shop: Visited,
  page: Page,
  pieces: Readonly<Record<string, number>> = { [DRESS]: 1 },
): Promise<void> {
  await put(shop, page, pieces);
  await open(shop, page, '/checkout/');
  await tellContact(page);
  await fillAddress(page, 'shipping');
  await goOn(page);
  await page.getByRole('radio', { name: 'Credit card' }).waitFor();
}

/** Types a card, and waits for its instalments. */
export async function typeCard(page: Page, number: string): Promise<void> {
  await page.getByLabel('Card number').fill(number);
  await page.getByLabel('Name on the card').fill('Ada Demir');
  await page.getByLabel('Valid until').fill('09 / 31');
  await page.getByLabel('Security code').fill('123');
  await page.getByRole('radio', { name: 'Single payment' }).waitFor();
}

export async function agree(page: Page): Promise<void> {
  await page.getByRole('checkbox', { name: /I have read and accept/ }).check();
}

export const payButton = (page: Page) => page.getByRole('button', { name: /^(Pay|Place the order|On to the bank)/ });

/** The number that the page after an order tells. */
export async function numberOf(page: Page): Promise<string> {
  await page.getByRole('heading', { name: 'Thank you for your order' }).waitFor();
  return /\d{16}/.exec(await page.locator('.thanks').innerText())?.[0] ?? '';
}

/** How many orders there are. */
export async function orderCount(shop: Pick<Visited, 'deps'>): Promise<number> {
  const { count } = await shop.deps.db
    .selectFrom('orders')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('placed_at', 'is not', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** What a tab keeps. */
export function storageOf(page: Page): Promise<unknown> {
  return page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])');
}

/** Holds the answers of calls whose address matches: `arrived` resolves with the first of them, `release` lets all go. */
export async function hold(page: Page, address: RegExp): Promise<{ arrived: Promise<unknown>; release: () => void }> {
  const gate = Promise.withResolvers<undefined>();
  const arrival = Promise.withResolvers<undefined>();
  await page.route(address, async (route) => {
    const response = await route.fetch();
    arrival.resolve(undefined);
    await gate.promise;
    await route.fulfill({ response });
  });
  return { arrived: arrival.promise, release: () => gate.resolve(undefined) };
}
