import { beforeAll, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { product, sell } from '../../../../tests/support/goods.ts';
import { aShopper, each, FAVOURITES } from '../wishlist.support.ts';

const shop = useShop({
  env: {
    ...{ FAVOURITE_SKU_IS_ACTIVE: 'on', FAVOURITE_LIMIT: '3', DEFAULT_CURRENCY: 'eur', AVAILABLE_CURRENCIES: 'eur' },
  },
});

let ids: ReadonlyMap<string, number>;
const pk = (sku: string) => ids.get(sku) ?? 0;

beforeAll(async () => {
  ids = await sell(
    shop(),
    ['A', 'B', 'C', 'D', 'E'].map((sku) => product(sku, { baseCode: 'ONE' })),
  );
});

it('lets each product of a base code be a favourite, once', async () => {
  const { browser } = await aShopper(shop());
  const add = async (sku: string) => (await browser.post(FAVOURITES, { product: pk(sku) })).status;
  expect([await add('A'), await add('B'), await add('A')]).toEqual([201, 201, 406]);
  const together = await Promise.all([add('C'), add('C'), add('C')]);
  expect(together.sort()).toEqual([201, 406, 406]);
  expect(each((await browser.get(FAVOURITES)).json, 'product', 'sku')).toEqual(['C', 'B', 'A']);
});

it('holds no more than the limit, also when several come at once', async () => {
  const { browser, id } = await aShopper(shop());
  const skus = ['A', 'B', 'C', 'D', 'E'];
  const answers = await Promise.all(skus.map((sku) => browser.post(FAVOURITES, { product: pk(sku) })));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 201, 406, 406]);
  const rows = await shop().deps.db.selectFrom('favourites').select('id').where('customer_id', '=', id).execute();
  expect(rows).toHaveLength(3);
});
