import { beforeAll, expect, it } from 'vitest';
import { useShop } from '../../../tests/support/app.ts';
import { type Customer, field } from '../../../tests/support/customer.ts';
import { product, sell } from '../../../tests/support/goods.ts';
import { ALERTS, aShopper, COLLECTIONS, FAVOURITES, type Shopper } from './wishlist.support.ts';

const shop = useShop({ env: { DEFAULT_CURRENCY: 'eur', AVAILABLE_CURRENCIES: 'eur' } });

let ids: ReadonlyMap<string, number>;
const pk = (sku: string) => ids.get(sku) ?? 0;

beforeAll(async () => {
  ids = await sell(
    shop(),
    ['A', 'B'].map((sku) => product(sku)),
  );
});

/** Favourites, alerts and a public collection with an item. */
async function keepThings(browser: Customer): Promise<string> {
  await browser.post(FAVOURITES, { product: pk('A') });
  await browser.post(ALERTS, { product: pk('A') });
  const made = await browser.post(COLLECTIONS, { name: 'Garden', status: 'public' });
  await browser.post(`${COLLECTIONS}${String(field(made.json, 'pk'))}/items/`, { product: pk('A'), note: 'mine' });
  return String(field(made.json, 'public_url'));
}

async function kept({ id, email }: Pick<Shopper, 'id' | 'email'>): Promise<number[]> {
  const { db } = shop().deps;
  const favourites = await db.selectFrom('favourites').selectAll().where('customer_id', '=', id).execute();
  const alerts = await db
    .selectFrom('stock_alerts')
    .selectAll()
    .where((eb) => eb.or([eb('customer_id', '=', id), eb('email', '=', email)]))
    .execute();
  const items = await db
    .selectFrom('user_collections as c')
    .innerJoin('user_collection_items as i', 'i.collection_id', 'c.id')
    .select('i.id')
    .where('c.customer_id', '=', id)
    .execute();
  return [favourites.length, alerts.length, items.length];
}

it('forgets all that an erased customer kept, and what was asked for with their address', async () => {
  const [erased, other] = [await aShopper(shop()), await aShopper(shop())];
  const url = await keepThings(erased.browser);
  await keepThings(other.browser);
  const guest = await shop().visit().withToken();
  await guest.post(ALERTS, { product: pk('B'), email: erased.email });
  expect([await kept(erased), (await shop().visit().get(url)).status]).toEqual([[1, 2, 1], 200]);

  expect((await erased.browser.patch('/users/anonymize/')).status).toBe(200);

  expect([await kept(erased), await kept(other)]).toEqual([
    [0, 0, 0],
    [1, 1, 1],
  ]);
  expect((await shop().visit().get(url)).status).toBe(404);
});

it('leaves nothing of what is put by at the same moment', async () => {
  for (let time = 0; time < 5; time += 1) {
    const shopper = await aShopper(shop());
    const { browser } = shopper;
    const made = await browser.post(COLLECTIONS, { name: 'Garden' });
    const [erasure, ...answers] = await Promise.all([
      browser.patch('/users/anonymize/'),
      browser.post(FAVOURITES, { product: pk('A') }),
      browser.post(ALERTS, { product: pk('A') }),
      browser.post(COLLECTIONS, { name: 'Another' }),
      browser.post(`${COLLECTIONS}${String(field(made.json, 'pk'))}/items/`, { product: pk('A') }),
    ]);
    expect(erasure.status).toBe(200);
    for (const { status } of answers) expect([201, 401, 404]).toContain(status);
    expect(await kept(shopper)).toEqual([0, 0, 0]);
  }
});
