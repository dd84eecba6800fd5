import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { aBuyer, aCompany, aShelf, BASKET, expectRefused, linesIn, put } from '../b2b.support.ts';
import { addDivisionUser } from '../divisions/desk.service.ts';
import { MOST_LINES } from './totals.rules.ts';

const shop = useShop();

/** A buyer for the north whose basket holds as many lines as there can be, all but one of goods that are gone. */
async function aFullBasket() {
  const [{ tea, cup }, { north, south, n }] = [await aShelf(shop()), await aCompany(shop())];
  const buyer = await aBuyer(shop(), `N-${n}`);
  await put(buyer.browser, tea, north);
  await sql`
    insert into b2b_basket_lines (basket_id, product_id, division_id, quantity, created_date)
    select b.id, 1000000 + i, ${north}, 1, b.created_date from b2b_baskets b, generate_series(2, ${MOST_LINES}) i
    where b.customer_id = ${buyer.customer.id}`.execute(shop().database.db);
  return { tea, cup, north, south, n, ...buyer };
}

it('takes no line more than there may be; more of what is there goes in', async () => {
  const { tea, cup, north, browser } = await aFullBasket();
  const json = { non_field_errors: ['A basket holds at most 500 lines.'] };
  await expectRefused(browser, () => put(browser, cup, north), { status: 400, json });
  expect(linesIn(await put(browser, tea, north))).toEqual(['tea for N × 2']);
});

it('is not filled by what nobody sees who buys for another division now', async () => {
  const { tea, south, n, browser, customer } = await aFullBasket();
  await addDivisionUser(shop().deps, { email: customer.email, erpCode: `S-${n}`, customer: null });
  expect(linesIn(await browser.get(BASKET))).toEqual([]);
  const answer = await put(browser, tea, south);
  expect([answer.status, linesIn(answer)]).toEqual([200, ['tea for S × 1']]);
});
