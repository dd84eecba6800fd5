import type { Page } from 'playwright-core';
import { describe, it } from 'vitest';
import { takePicture } from '../../server/tests/support/pictures.ts';
import { hasBrowser, useDemoShop } from './support.ts';

/** The pictures of the documents; UPDATE_PICTURES=1 npx vitest run --project arasta demo-shop/tests/pictures takes them anew. */
describe.skipIf(!hasBrowser)('pictures of the demo shop', () => {
  const shop = useDemoShop();

  async function settled(page: Page, ready: string): Promise<Page> {
    await page.locator(ready).first().waitFor();
    await page.waitForLoadState('networkidle');
    await page.evaluate('document.fonts.ready.then(() => undefined)');
    return page;
  }

  it('can be taken of the home page', async () => {
    await takePicture(await settled(await shop().visit('/'), '.tiles img'), 'shop-home');
  });

  it('can be taken of a list', async () => {
    await takePicture(await settled(await shop().visit('/women/?attributes_color=rust'), '.grid .swatch'), 'shop-list');
  });

  it('can be taken of a product on a telephone', async () => {
    const page = await shop().visit('/olive-grove-linen-dress/?color=rust&size=M', { size: 'phone' });
    await takePicture(await settled(page, '.related img'), 'shop-product-phone');
  });
});
