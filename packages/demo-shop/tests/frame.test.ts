import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { aCustomer } from '../../server/tests/support/worlds.ts';
import { visitAs } from './customers.ts';
import { BOTH_SIZES, breaches, hasBrowser, useDemoShop } from './support.ts';
import * as till from './till.support.ts';

describe.skipIf(!hasBrowser)('the frame of the shop', () => {
  const shop = useDemoShop();

  it.each(BOTH_SIZES)('is where a browser lands that opens the server, on a %s', async (size) => {
    const page = await shop().visit('/', { size });
    await page.goto(shop().url);
    await expect.poll(() => page.url()).toBe(`${shop().url}/shop/`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await breaches(page)).toEqual([]);
  });

  it('says where the code of a page does not arrive, and goes on when it does', async () => {
    const page = await shop().visit('/', { size: 'phone', expected: /\/assets\/till-/ });
    await page.getByRole('heading', { name: 'New in' }).waitFor();
    await page.route('**/assets/till-*.js', (route) => route.abort());
    const broken = page.getByRole('heading', { level: 1, name: 'This page could not be shown' });
    await page.getByRole('link', { name: /^Basket/ }).click();
    await broken.waitFor();
    await expect.poll(() => new URL(page.url()).pathname).toBe('/shop/basket/');
    expect(await breaches(page)).toEqual([]);
    await page.getByRole('link', { name: 'Arasta', exact: true }).click();
    await page.getByRole('heading', { name: 'New in' }).waitFor();
    await page.getByRole('link', { name: /^Basket/ }).click();
    await broken.waitFor();
    await page.unroute('**/assets/till-*.js');
    await page.getByRole('button', { name: 'Load again' }).click();
    await page.getByRole('heading', { level: 1, name: 'Basket' }).waitFor();
  });

  it('asks for each thing once, of a new visitor, of one who returns, and of a customer', async () => {
    const page = await visitAs(shop(), await aCustomer(shop()), '/account/addresses/');
    const guest = await shop().visit('/about-us/');
    const home = `${shop().url}/shop/`;
    const asNewcomer = async () => {
      await guest.waitForLoadState('networkidle');
      await guest.evaluate('localStorage.clear()');
      return askedTwice(guest, home);
    };
    // Polled: a call that the client repeats for an answer that is late is none of the page's.
    await expect.poll(asNewcomer).toEqual([]);
    await expect.poll(() => askedTwice(guest, home)).toEqual([]);
    await expect.poll(() => askedTwice(page, home)).toEqual([]);
    await expect.poll(() => askedTwice(page, `${home}account/addresses/`)).toEqual([]);
  });

  it('learns in one tab what was done in another', async () => {
    const customer = await aCustomer(shop());
    const page = await shop().visit('/');
    await till.put(shop(), page, { [till.MUG]: 2 });
    await till.logIn(shop(), page, customer.email, customer.password);
    await expect.poll(() => page.getByRole('link', { name: 'Basket, 0 pieces' }).count()).toBe(1);
    // The browser of the tests shows all tabs: looking at one again is told to it.
    await page.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`);
    await page.getByRole('link', { name: 'Basket, 2 pieces' }).waitFor();
    await page.getByRole('banner').getByRole('link', { name: 'Account', exact: true }).waitFor();
  });

  it('counts what was put into the basket, whichever answer comes last', async () => {
    const page = await shop().visit('/');
    await page.waitForLoadState('networkidle');
    const [counted, release] = [Promise.withResolvers<null>(), Promise.withResolvers<null>()];
    await page.route('**/baskets/basket/mini/**', async (route) => {
      const response = await route.fetch();
      counted.resolve(null);
      await release.promise;
      await route.fulfill({ response });
    });
    await page.goto(`${shop().url}/shop/breeze-crew-t-shirt/?color=white&size=S`);
    await counted.promise;
    await page.getByRole('button', { name: 'Add to basket' }).click();
    await page.getByRole('dialog', { name: 'In your basket' }).waitFor();
    const late = page.waitForResponse('**/baskets/basket/mini/**');
    release.resolve(null);
    await (await late).finished();
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null))))');
    await expect.poll(() => page.locator('.way-count').innerText()).toBe('1');
  });

  it('keeps the last of choices made faster than the shop answers, and says which it could not', async () => {
    const page = await shop().visit('/', { expected: /activate-currency/ });
    await page.waitForLoadState('networkidle');
    const [asked, release] = [Promise.withResolvers<null>(), Promise.withResolvers<null>()];
    await page.route('**/users/activate-currency/', async (route) => {
      asked.resolve(null);
      await release.promise;
      await route.continue();
    });
    const currency = page.getByRole('combobox', { name: 'Currency' }).first();
    await currency.selectOption('eur');
    await asked.promise;
    await currency.selectOption('try');
    const told = page.waitForResponse(
      (response) => response.request().postData()?.includes('try') === true && response.ok(),
    );
    release.resolve(null);
    await told;
    await expect.poll(() => currency.inputValue()).toBe('try');
    const config: unknown = await (await page.request.get(`${shop().url}/config/`)).json();
    expect(config).toMatchObject({ active_currency: 'TRY' });
    await page.unroute('**/users/activate-currency/');
    await page.route('**/users/activate-currency/', (route) => route.abort());
    await currency.selectOption('usd');
    await page.getByText('The shop cannot be reached. Is your device online?').waitFor();
  });

  it('gives the focus back to what has opened a dialog', async () => {
    const page = await visitAs(shop(), await aCustomer(shop()), '/account/addresses/', { size: 'phone' });
    await closesTo(page, 'New address');
    await closesTo(page, 'Menu');
    await page.goto(`${shop().url}/shop/account/collections/`);
    await closesTo(page, 'New collection');
    await page.goto(`${shop().url}/shop/women/`);
    await closesTo(page, 'Filters');
    await page.goto(`${shop().url}/shop/breeze-crew-t-shirt/?color=white&size=S`);
    await closesTo(page, 'Add to basket');
    // Where it has led to another page, that page is read out.
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('dialog').getByText('Women', { exact: true }).click();
    await page.getByRole('dialog').getByRole('link', { name: 'All of Women' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('heading', { name: 'Women', level: 1 }).waitFor();
    await expect.poll(() => page.evaluate('document.activeElement.textContent')).toBe('Women');
  });
});

async function closesTo(page: Page, name: string): Promise<void> {
  const opener = page.getByRole('button', { name, exact: true });
  await opener.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await expect
    .poll(() => page.evaluate('document.activeElement.ariaLabel ?? document.activeElement.innerText'))
    .toBe(name);
}

/** What a page of the shop asks for more than once while it opens. */
async function askedTwice(page: Page, url: string): Promise<string[]> {
  const asked: string[] = [];
  // What the page before still asks is none of this one's.
  await page.waitForLoadState('networkidle');
  page.on('request', (request) => {
    if (request.resourceType() === 'fetch') asked.push(new URL(request.url()).pathname);
  });
  await page.goto(url);
  await page.waitForLoadState('networkidle');
  page.removeAllListeners('request');
  expect(asked).toContain('/config/');
  return asked.filter((path, place) => asked.indexOf(path) !== place);
}
