import { beforeAll, describe, expect, it } from 'vitest';
import { useShop } from '../../../tests/support/app.ts';
import { loadPlaces } from '../../features/places/index.ts';
import type { Promotion, Selector } from '../../features/promotions/index.ts';
import { seedDemo } from '../index.ts';

const shop = useShop();
let promotions: Promotion[];

beforeAll(async () => {
  await loadPlaces(shop().database.db);
  await seedDemo(shop().deps, () => undefined);
  await shop().catchUp();
  promotions = (await shop().deps.promotions()).rules.map(({ promotion }) => promotion);
}, 120_000);

function selectorsOf({ conditions, benefit }: Promotion): Selector[] {
  const ofConditions = conditions.flatMap((condition) => ('of' in condition ? [condition.of] : []));
  const got = benefit.type === 'buy_x_get_y' ? [benefit.bought, benefit.got ?? {}] : [];
  return [...ofConditions, ...('on' in benefit ? [benefit.on] : []), ...got];
}

describe('the demo promotions', () => {
  it('show every benefit', () => {
    expect(new Set(promotions.map(({ benefit }) => benefit.type))).toEqual(
      new Set(['percentage', 'cheapest_free', 'buy_x_get_y', 'tiered', 'amount', 'fixed_price', 'gift_product']).add(
        'free_shipping',
      ),
    );
    expect(promotions.every(({ names }) => names['en'] !== undefined && names['tr'] !== undefined)).toBe(true);
  });

  it('name goods that are there, the gift too', async () => {
    const { db } = shop().deps;
    const selectors = promotions.flatMap(selectorsOf);
    const skus = [...new Set(selectors.flatMap(({ products }) => products ?? []))];
    const keys = [...new Set(selectors.flatMap(({ categories }) => categories ?? []))];
    expect(await db.selectFrom('products').select('id').where('sku', 'in', skus).execute()).toHaveLength(skus.length);
    expect(await db.selectFrom('categories').select('id').where('key', 'in', keys).execute()).toHaveLength(keys.length);
    expect(
      promotions.filter(({ benefit }) => benefit.type === 'gift_product').filter(({ gift }) => gift === null),
    ).toEqual([]);
  });

  it('have a code for everybody and a coupon of the first customer', async () => {
    const rows = await shop()
      .deps.db.selectFrom('vouchers')
      .leftJoin('customers', 'customers.id', 'customer_id')
      .select(['code', 'email'])
      .orderBy('code')
      .execute();
    expect(rows).toEqual([
      { code: 'THANKS20', email: 'user@example.com' },
      { code: 'WELCOME10', email: null },
    ]);
  });
});
