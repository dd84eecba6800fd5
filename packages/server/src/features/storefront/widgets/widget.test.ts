import { expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { field } from '../../../../tests/support/customer.ts';
import { euro, product, sell } from '../../../../tests/support/goods.ts';
import { saveWidgets } from '../../content/index.ts';

const shop = useShop({ env: { DEFAULT_CURRENCY: 'eur', AVAILABLE_CURRENCIES: 'eur' } });

const widget = { slug: 'picks', name: 'Picks', template: 'none', attributes: { en: {} }, schema: null };

async function shown(): Promise<unknown> {
  const { json } = await shop().visit().get('/widgets/picks/');
  const products = field(json, 'products');
  return Array.isArray(products) ? products.map((one: unknown) => field(one, 'sku')) : products;
}

it('shows its products in the order given, and each as soon as it is sold', async () => {
  const { deps } = shop();
  const goods = (isActive: boolean) => product('B', { isActive, prices: [euro(500)] });
  await sell(shop(), [product('A', { prices: [euro(1000)] }), goods(false)], { A: 1, B: 1 });
  await deps.db
    .transaction()
    .execute((tx) => saveWidgets(tx, [{ ...widget, products: ['LATER', 'B', 'A'] }], deps.clock.now()));
  await shop().catchUp();
  expect(await shown()).toEqual(['A']);
  await sell(shop(), [goods(true)]);
  expect(await shown()).toEqual(['B', 'A']);
  await sell(shop(), [product('LATER', { prices: [euro(700)] })]);
  expect(await shown()).toEqual(['LATER', 'B', 'A']);
});

it('is 404 for an unknown slug', async () => {
  expect((await shop().visit().get('/widgets/nobody/')).status).toBe(404);
});
