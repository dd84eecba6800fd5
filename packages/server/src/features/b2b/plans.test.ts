import { expect, it } from 'vitest';
import { useShop } from '../../../tests/support/app.ts';
import { aBuyer, aCompany, aShelf, ask, BASKET, linesIn, put, QUOTATIONS } from './b2b.support.ts';

const shop = useShop({ env: { LOG_LEVEL: 'silent' } });

async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  const seen: string[] = [];
  const stop = shop().database.listen((text) => seen.push(text));
  await work();
  stop();
  return seen.length;
}

it('reads in few statements, whatever there is', async () => {
  const [{ tea, cup }, { north, south, n }] = [await aShelf(shop()), await aCompany(shop())];
  const buyer = await aBuyer(shop(), `HQ-${n}`);
  const { browser } = buyer;
  for (const division of [north, south]) await ask(buyer, tea, division);
  await shop().runJobs();
  for (const [product, division] of [
    [tea, north],
    [cup, north],
    [cup, south],
  ] as const)
    await put(browser, product, division);
  await browser.get(BASKET);
  // Session, division and what is asked for; of the goods the process has all.
  expect(await statementsOf(() => browser.get(BASKET))).toBe(3);
  expect(await statementsOf(() => browser.get('/b2b/basket/drafts/'))).toBe(3);
  expect(await statementsOf(() => browser.get('/b2b/my-divisions/'))).toBe(3);
  expect(await statementsOf(() => browser.get(QUOTATIONS))).toBe(3);
});

it('fills a basket in few statements, and prices it once', async () => {
  const [{ tea, cup }, { north, n }] = [await aShelf(shop()), await aCompany(shop())];
  const { browser } = await aBuyer(shop(), `N-${n}`);
  await put(browser, tea, north);
  // Session, begin, customer, division, reach, basket, line, basket with its lines, goods, commit.
  expect(await statementsOf(() => put(browser, cup, north))).toBe(10);
  expect(linesIn(await browser.get(BASKET))).toEqual(['tea for N × 1', 'cup for N × 1']);
});
