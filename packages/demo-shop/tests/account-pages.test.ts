import { describe, expect, it } from 'vitest';
import { aCustomer } from '../../server/tests/support/worlds.ts';
import { visitAs } from './customers.ts';
import { BOTH_SIZES, breaches, hasBrowser, useDemoShop } from './support.ts';

const PAGES = [
  ...['', 'orders/', 'conversations/', 'conversations/new/', 'addresses/', 'favourites/', 'collections/', 'alerts/'],
  ...['loyalty/', 'offers/', 'cards/', 'profile/', 'preferences/', 'sessions/', 'privacy/'],
];

describe.skipIf(!hasBrowser)('every page of the account', () => {
  const shop = useDemoShop();

  it.each(BOTH_SIZES)('is whole on a %s', async (size) => {
    const page = await visitAs(shop(), await aCustomer(shop()), '/account/', { size });
    for (const path of PAGES) {
      await page.goto(`${shop().url}/shop/account/${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      expect([path, await breaches(page)]).toEqual([path, []]);
      expect([path, await page.evaluate('document.documentElement.scrollWidth - innerWidth')]).toEqual([path, 0]);
    }
  });
});
