import { describe, expect, it } from 'vitest';
import { BOTH_SIZES, breaches, hasBrowser, useDemoShop } from './support.ts';

describe.skipIf(!hasBrowser)('the frame of the shop', () => {
  const shop = useDemoShop();

  it.each(BOTH_SIZES)('is where a browser lands that opens the server, on a %s', async (size) => {
    const page = await shop().visit('/', { size });
    await page.goto(shop().url);
    expect(page.url()).toBe(`${shop().url}/shop/`);
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
    expect(new URL(page.url()).pathname).toBe('/shop/basket/');
    expect(await breaches(page)).toEqual([]);
    await page.getByRole('link', { name: 'Arasta', exact: true }).click();
    await page.getByRole('heading', { name: 'New in' }).waitFor();
    await page.getByRole('link', { name: /^Basket/ }).click();
    await broken.waitFor();
    await page.unroute('**/assets/till-*.js');
    await page.getByRole('button', { name: 'Load again' }).click();
    await page.getByRole('heading', { level: 1, name: 'Basket' }).waitFor();
  }, 60_000);
});
