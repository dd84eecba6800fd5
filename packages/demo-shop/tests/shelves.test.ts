import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { BOTH_SIZES, breaches, hasBrowser, useDemoShop } from './support.ts';
import * as till from './till.support.ts';

describe.skipIf(!hasBrowser)('the shelves', () => {
  const shop = useDemoShop();

  describe.each(BOTH_SIZES)('on a %s', (size) => {
    it('begin with what is new, and lead to the departments', async () => {
      const page = await shop().visit('/', { size });
      await page.getByRole('heading', { name: 'New in' }).waitFor();
      await page.getByRole('link', { name: 'Olive Grove Linen Dress', exact: true }).waitFor();
      expect(await page.title()).toBe('Arasta: clothes, shoes and things for the house · Arasta');
      expect(await breaches(page)).toEqual([]);
      await page.getByRole('main').getByRole('link', { name: 'Women' }).click();
      await page.getByRole('heading', { name: 'Women', level: 1 }).waitFor();
      await expect.poll(() => new URL(page.url()).pathname).toBe('/shop/women/');
      await expect.poll(() => page.evaluate('document.activeElement.tagName')).toBe('H1');
    });

    it('have no heading without words while the home page loads', async () => {
      const page = await shop().visit('/help/', { size });
      await page.route('**/widgets/**', () => new Promise(() => undefined));
      await page.goto(`${shop().url}/shop/`);
      await page.locator('#featured').waitFor({ state: 'attached' });
      await expect.poll(() => page.getByRole('heading', { level: 1 }).count()).toBe(1);
      await expect.poll(() => page.getByRole('heading', { name: /^$/ }).count()).toBe(0);
    });

    it('can be narrowed, and the address tells by what', async () => {
      const page = await shop().visit('/women/', { size });
      await page.getByRole('status').filter({ hasText: '30 products' }).waitFor();
      if (size === 'phone') await page.getByRole('button', { name: 'Filters' }).click();
      const filters = size === 'phone' ? page.getByRole('dialog') : page.getByRole('complementary');
      await filters.getByRole('checkbox', { name: /^Navy/ }).check();
      await filters.getByRole('checkbox', { name: /^Rust/ }).check();
      await page.waitForURL(/\?attributes_color=navy&attributes_color=rust$/);
      expect(await breaches(page)).toEqual([]);
      if (size === 'phone') await page.getByRole('button', { name: /^Show \d+ products$/ }).click();
      const navy = page.getByRole('button', { name: 'Remove filter: Navy' });
      await navy.click();
      await page.waitForURL(/\?attributes_color=rust$/);
      await navy.waitFor({ state: 'detached' });
      await page.reload();
      await page.getByRole('button', { name: 'Remove filter: Rust' }).waitFor();
      await page.getByRole('button', { name: 'Clear all' }).click();
      await page.getByRole('status').filter({ hasText: '30 products' }).waitFor();
      await expect.poll(() => new URL(page.url()).search).toBe('');
    });

    it('are sorted and paged through by their address', async () => {
      const page = await shop().visit('/list/', { size });
      await page.getByRole('combobox', { name: 'Sort by' }).selectOption({ label: 'Price, low to high' });
      await page.waitForURL(/\?sorter=price$/);
      await page.getByRole('link', { name: 'Page 2' }).click();
      await page.waitForURL(/\?sorter=price&page=2$/);
      await page.locator('.pager [aria-current=page]', { hasText: '2' }).waitFor();
      await page.goBack();
      await page.locator('.pager [aria-current=page]', { hasText: '1' }).waitFor();
    });

    it('show a product in the colour and size that are chosen, and put it into the basket', async () => {
      const page = await shop().visit('/breeze-crew-t-shirt/', { size });
      await page.getByRole('heading', { name: 'Breeze Crew T-Shirt', level: 1 }).waitFor();
      expect(await breaches(page)).toEqual([]);
      await page.getByRole('button', { name: 'Add to basket' }).click();
      await page.getByText('Please choose: Size').waitFor();
      await page.getByRole('radio', { name: 'Sage' }).check({ force: true });
      await page.getByRole('radio', { name: 'M', exact: true }).check({ force: true });
      await page.waitForURL(/color=sage&size=M/);
      await page.getByRole('button', { name: 'One more' }).click();
      await page.getByRole('button', { name: 'Add to basket' }).click();
      const drawer = page.getByRole('dialog', { name: 'In your basket' });
      await drawer.getByText('Breeze Crew T-Shirt × 2').waitFor();
      await expect.poll(() => drawer.innerText()).toContain('Sage, M');
      await expect.poll(() => drawer.innerText()).toContain('$48.00');
      expect(await breaches(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('link', { name: 'Basket, 2 pieces' }).waitFor();
    });

    it('keep the last of choices made faster than the shop answers, and add no other', async () => {
      const page = await shop().visit('/breeze-crew-t-shirt/?color=white&size=S', { size });
      const add = page.getByRole('button', { name: 'Add to basket' });
      await add.waitFor();
      let hold = true;
      await page.route('**/product/**', async (route) => {
        while (hold) await new Promise((resolve) => setTimeout(resolve, 20));
        await route.continue();
      });
      await page.getByRole('radio', { name: 'Sage' }).check({ force: true });
      await page.getByRole('radio', { name: 'M', exact: true }).check({ force: true });
      await add.click({ force: true });
      hold = false;
      await page.locator('.stale').waitFor({ state: 'detached' });
      await expect.poll(() => new URL(page.url()).search).toBe('?color=sage&size=M');
      await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
      await add.click();
      await expect.poll(() => page.getByRole('dialog').innerText()).toContain('Sage, M');
    });

    it('offer a mail for what is sold out', async () => {
      const page = await shop().visit('/list/?search_text=DC-403', { size });
      await page.getByRole('main').locator('.card-name a').first().click();
      const email = page.getByRole('main').getByRole('textbox', { name: 'Your e-mail address' });
      await email.fill('nobody');
      await page.getByRole('button', { name: 'Tell me when it is back' }).click();
      await page.getByText('Enter a valid email address.').waitFor();
      expect(await breaches(page)).toEqual([]);
      await email.fill(`waiting-${size}@example.org`);
      await page.getByRole('button', { name: 'Tell me when it is back' }).click();
      await page.getByText('We write as soon as it is back.').waitFor();
    });

    it('suggest while one types, by keyboard too', async () => {
      const page = await shop().visit('/', { size });
      const field = page.getByRole('combobox', { name: 'Search' });
      await field.fill('linen sc');
      await page.getByRole('option', { name: /Sea Breeze Linen Scarf/ }).waitFor();
      expect(await breaches(page)).toEqual([]);
      await field.press('ArrowDown');
      await expect.poll(() => field.getAttribute('aria-activedescendant')).toBe('search-suggestions-0');
      await field.press('Escape');
      await page.getByRole('listbox').waitFor({ state: 'hidden' });
      await field.press('Enter');
      await page.getByRole('heading', { name: 'Results for “linen sc”', level: 1 }).waitFor();
    });

    it('begin at the top with what other words find, and are found again where they were left', async () => {
      const page = await shop().visit('/list/?search_text=linen', { size });
      await page.getByRole('heading', { name: 'Results for “linen”', level: 1 }).waitFor();
      // What is shown again at once is asked for again as well; that answer may take its time.
      const isLinen = ({ pathname, search }: URL) => pathname === '/list/' && search.includes('linen');
      await page.route(isLinen, () => new Promise(() => undefined));
      const left = await openCardAndBack(page, 7);
      await page.getByRole('heading', { name: 'Results for “linen”', level: 1 }).waitFor();
      await expect.poll(() => page.evaluate(`Math.abs(scrollY - ${left})`)).toBeLessThan(200);
      await page.getByRole('combobox', { name: 'Search' }).fill('shirt');
      await page.getByRole('combobox', { name: 'Search' }).press('Enter');
      await page.getByRole('heading', { name: 'Results for “shirt”', level: 1 }).waitFor();
      await expect.poll(() => page.evaluate('scrollY')).toBe(0);
      await expect.poll(() => page.evaluate('document.activeElement.textContent')).toBe('Results for “shirt”');
    });

    it('are found again where they were left, in a department too', async () => {
      const page = await shop().visit('/women/', { size });
      const left = await openCardAndBack(page, 13);
      await page.getByRole('heading', { name: 'Women', level: 1 }).waitFor();
      await expect.poll(() => page.evaluate(`Math.abs(scrollY - ${left})`)).toBeLessThan(200);
      await page.waitForLoadState('networkidle');
      expect(Math.abs(Number(await page.evaluate('scrollY')) - left)).toBeLessThan(200);
    });

    it('show in the drawer what makes up the sum, promotions taken off', async () => {
      const page = await shop().visit('/', { size });
      await till.put(shop(), page, { [till.DRESS]: 1 });
      await page.goto(`${shop().url}/shop/list/?search_text=KT-101`);
      await page.getByRole('main').locator('.card-name a').first().click();
      await page.getByRole('heading', { name: 'Hearth Stoneware Mug', level: 1 }).waitFor();
      await page.getByRole('main').getByRole('radio').first().check({ force: true });
      const add = page.getByRole('button', { name: 'Add to basket' });
      await page.getByRole('button', { name: 'One more' }).waitFor();
      await add.click();
      const drawer = page.getByRole('dialog', { name: 'In your basket' });
      await drawer.locator('.line').nth(1).waitFor();
      await expect.poll(() => drawer.locator('.line .numbers').allInnerTexts()).toEqual(['$98.00', '$14.00']);
      await expect.poll(() => drawer.locator('.strong.numbers').innerText()).toBe('$112.00');
    });

    it('sell sets by one press', async () => {
      const page = await shop().visit('/list/?search_text=SET-01', { size });
      await page.getByRole('main').locator('.card-name a').first().click();
      await page.getByRole('heading', { name: 'What is in the set' }).waitFor();
      const add = page.getByRole('button', { name: 'Add the set to the basket' });
      await add.and(page.locator(':enabled')).waitFor();
      expect(await breaches(page)).toEqual([]);
      await add.click();
      await page.getByRole('dialog', { name: 'In your basket' }).waitFor();
    });

    it.each(['/new-in/', '/about-us/', '/from-the-workshop/', '/dealer-application/', '/no/such/page/'])(
      'have nothing to fear at %s',
      async (path) => {
        const page = await shop().visit(path, { size });
        await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
        await page.waitForLoadState('networkidle');
        expect(await breaches(page)).toEqual([]);
        expect(Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'))).toBeLessThanOrEqual(0);
      },
    );
  });
});

/** Opens a card of a list and comes back. @returns how far down the list was */
async function openCardAndBack(page: Page, nth: number): Promise<number> {
  const card = page.getByRole('main').locator('.card-name a').nth(nth);
  await card.scrollIntoViewIfNeeded();
  const left = Number(await page.evaluate('scrollY'));
  expect(left).toBeGreaterThan(300);
  const name = await card.innerText();
  await card.click();
  await page.getByRole('heading', { name, level: 1 }).waitFor();
  await page.goBack();
  return left;
}
