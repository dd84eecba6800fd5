import { expect, it } from 'vitest';
import { useShop } from '../../../tests/support/app.ts';
import { field } from '../../../tests/support/customer.ts';
import { commentOnQuotation } from './quotations/desk.service.ts';
import { aBuyer, aCompany, aShelf, ask, put, QUOTATIONS } from './b2b.support.ts';

const shop = useShop();

it('leaves of an erased customer what was asked for, and nothing of who asked', async () => {
  const [{ tea }, { north, n }] = [await aShelf(shop()), await aCompany(shop())];
  const [boss, clerk] = [await aBuyer(shop(), `HQ-${n}`), await aBuyer(shop(), `N-${n}`)];
  const { json } = await ask(clerk, tea, north, 2);
  const path = `${QUOTATIONS}${String(field(json, 'id'))}/`;
  await clerk.browser.post(`${path}cancel/`, { comment: 'Ada was wrong' });
  await commentOnQuotation(shop().deps, String(field(json, 'number')), 'Sorry, Ada');
  await put(clerk.browser, tea, north);
  await shop().runJobs();
  expect((await clerk.browser.patch('/users/anonymize/')).status).toBe(200);
  const after = await boss.browser.get(path);
  expect(after.json).toMatchObject({
    name: field(json, 'number'),
    user: null,
    total_amount: '9.00',
    status: 'cancelled',
  });
  expect(field(after.json, 'items', 0, 'sku')).toMatch(/^tea-/);
  for (const secret of [clerk.customer.email, 'Ada was wrong', 'Sorry, Ada', 'June order'])
    expect(after.text).not.toContain(secret);
  const counted = await shop()
    .database.db.selectFrom('division_members')
    .select(({ fn }) => [fn.countAll<number>().as('members')])
    .select((eb) =>
      eb
        .selectFrom('b2b_baskets')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .where('customer_id', '=', clerk.customer.id)
        .as('baskets'),
    )
    .where('customer_id', '=', clerk.customer.id)
    .executeTakeFirst();
  expect(counted).toEqual({ members: 0, baskets: 0 });
});
