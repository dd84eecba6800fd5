import { beforeAll, expect, it, vi } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { field } from '../../../../tests/support/customer.ts';
import { category, euro, product, sell, sellable } from '../../../../tests/support/goods.ts';
import { saveCategories } from '../../catalogue/index.ts';
import { savePromotions, type PromotionInput } from '../../promotions/index.ts';

const shop = useShop({ env: { DEFAULT_CURRENCY: 'eur', AVAILABLE_CURRENCIES: 'eur,usd' } });

let path: string;

const promotion = (key: string, more: Partial<PromotionInput> = {}): PromotionInput => ({
  ...{ key, names: { en: `Ten percent (${key})`, tr: `Yüzde on (${key})` }, kind: 'automatic', priority: 0 },
  ...{ isExclusive: false, stackingGroup: null, conditions: [], isActive: true, startsAt: null, endsAt: null },
  ...{ usageLimit: null, perCustomerLimit: null, budget: null },
  benefit: { type: 'percentage', percent: 10, on: { categories: ['clothes'] }, atMost: null },
  ...more,
});

async function promote(...promotions: PromotionInput[]): Promise<void> {
  await shop()
    .deps.db.transaction()
    .execute((tx) => savePromotions(shop().deps, tx, promotions));
  await shop().catchUp();
}

/** Labels of what baskets give on the product, by its page. */
async function shown(query = '', language = 'en'): Promise<unknown[]> {
  const { json } = await shop()
    .visit({ 'accept-language': language })
    .get(path + query);
  const offers = field(field(json, 'product'), 'basket_offers');
  return Array.isArray(offers) ? offers.map((offer) => field(offer, 'label')) : [];
}

beforeAll(async () => {
  const categories = [category('clothes'), category('shirts', { parent: 'clothes' })];
  await shop()
    .deps.db.transaction()
    .execute((tx) => saveCategories(shop().deps, tx, categories));
  const variant = (size: string) => sellable(`SHIRT-${size}`, { attributes: { size }, prices: [euro(1000)] });
  const shirt = { categories: ['shirts'], variantKeys: ['size'], variants: [variant('S'), variant('M')] };
  const ids = await sell(shop(), [product('SHIRT', shirt)], { 'SHIRT-S': 5, 'SHIRT-M': 5 });
  path = `/product/${ids.get('SHIRT')}/`;
});

it('shows on pages and in lists what baskets give on a product, in the language asked for', async () => {
  expect(await shown()).toEqual([]);
  const onlyM = { type: 'percentage', percent: 5, on: { products: ['SHIRT-M'] }, atMost: null } as const;
  await promote(
    promotion('clothes'),
    promotion('m', { benefit: onlyM, priority: 1 }),
    promotion('off', { isActive: false }),
  );
  expect(await shown('', 'tr')).toEqual(['Yüzde on (m)', 'Yüzde on (clothes)']);
  expect(await shown('?size=S')).toEqual(['Ten percent (clothes)']);
  const rows = await shop().deps.db.selectFrom('promotions').select(['id', 'key']).execute();
  const pkOf = (key: string) => rows.find((row) => row.key === key)?.id;
  const list = await shop().visit().get('/list/');
  const [card] = [field(list.json, 'products')].flat();
  const entry = { listing_kwargs: {}, kwargs: { show_benefit_products: true } };
  expect(field(card, 'basket_offers')).toEqual([
    { pk: pkOf('m'), label: 'Ten percent (m)', ...entry },
    { pk: pkOf('clothes'), label: 'Ten percent (clothes)', ...entry },
  ]);
});

it('asks the database for nothing while nothing changes', async () => {
  await shown();
  const seen: string[] = [];
  const stop = shop().database.listen((text) => seen.push(text));
  await shown();
  stop();
  expect(seen).toEqual([]);
});

it('changes with a promotion, and when one starts or ends', async () => {
  const now = shop().clock.now().getTime();
  await promote(
    promotion('m', { isActive: false }),
    promotion('clothes', { endsAt: new Date(now + 10) }),
    promotion('next', { startsAt: new Date(now + 10) }),
  );
  expect(await shown()).toEqual(['Ten percent (clothes)']);
  shop().clock.advance(10);
  // The clock of tests stands still, that of the cache does not.
  await vi.waitFor(async () => expect(await shown()).toEqual(['Ten percent (next)']), { timeout: 15_000 });
});
