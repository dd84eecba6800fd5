import { beforeAll, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { product, sell } from '../../../../tests/support/goods.ts';

const shop = useShop({ env: { ARASTA_SHOP: 'on' } });

beforeAll(() => sell(shop(), [product('A', { names: { en: 'Linen Shirt', tr: 'Keten Gömlek' } })]));

it('lists the pages of the demo shop where it stands in for a storefront', async () => {
  const index = await shop().visit().get('/sitemap.xml');
  expect(index.text).toContain('<loc>http://shop.test/sitemap-products-1.xml</loc>');
  const { text } = await shop().visit().get('/sitemap-products-1.xml');
  expect([...text.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, location]) => location)).toEqual([
    'http://shop.test/shop/linen-shirt/',
    'http://shop.test/shop/keten-gomlek/',
  ]);
});
