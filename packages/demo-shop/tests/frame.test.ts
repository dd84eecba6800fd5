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
});
