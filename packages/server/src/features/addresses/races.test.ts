import { beforeAll, describe, expect, it } from 'vitest';
import { useShop } from '../../../tests/support/app.ts';
import { aCustomer, loadPlaces } from '../../../tests/support/worlds.ts';
import { add, ADDRESSES, aGuestShopper, anAddress, aShopper, titlesOf, urlOf } from './addresses.support.ts';

const shop = useShop();

beforeAll(() => loadPlaces(shop().deps.db));

const starred = (titles: readonly string[]) => titles.filter((title) => title.endsWith('*'));

async function rowsOf(customerId: number) {
  const rows = shop()
    .deps.db.selectFrom('addresses')
    .select(['id', 'is_primary'])
    .where('customer_id', '=', customerId);
  return rows.execute();
}

describe('the primary address', () => {
  it('is one, whichever calls come after each other', async () => {
    const { browser } = await aShopper(shop());
    const [one, two] = [await add(browser, { title: 'One', primary: true }), await add(browser, { title: 'Two' })];
    expect(await titlesOf(browser)).toEqual(['One*', 'Two']);
    await browser.patch(urlOf(two), { primary: true });
    expect(await titlesOf(browser)).toEqual(['Two*', 'One']);
    await browser.patch(urlOf(two), { primary: 'true' });
    expect(await titlesOf(browser)).toEqual(['Two*', 'One']);
    await add(browser, { title: 'Three', primary: true });
    expect(await titlesOf(browser)).toEqual(['Three*', 'Two', 'One']);
    await browser.put(urlOf(one), anAddress({ title: 'One', primary: true }));
    expect(await titlesOf(browser)).toEqual(['One*', 'Three', 'Two']);
    await browser.patch(urlOf(one), { primary: false });
    expect(await titlesOf(browser)).toEqual(['Three', 'Two', 'One']);
  });

  it('is one, however many ask at once', async () => {
    const { browser } = await aShopper(shop());
    const pks = [];
    for (let index = 0; index < 5; index += 1) pks.push(await add(browser, { title: `A${index}` }));
    for (let time = 0; time < 4; time += 1) {
      const answers = await Promise.all([
        ...pks.map((pk) => browser.patch(urlOf(pk), { primary: true })),
        ...pks.map((pk) => browser.put(urlOf(pk), anAddress({ title: 'Put', primary: true }))),
        browser.post(ADDRESSES, anAddress({ title: 'New', primary: true })),
      ]);
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 201]));
      expect(starred(await titlesOf(browser))).toHaveLength(1);
    }
  });

  it('is nobody else’s business', async () => {
    const [ada, grace] = [await aShopper(shop()), await aShopper(shop())];
    await add(ada.browser, { primary: true });
    await add(grace.browser, { primary: true });
    expect([await titlesOf(ada.browser), await titlesOf(grace.browser)]).toEqual([['Home*'], ['Home*']]);
  });
});

it('is changed and deleted at once: found, or gone', async () => {
  const { browser } = await aShopper(shop());
  for (let time = 0; time < 6; time += 1) {
    const pk = await add(browser);
    const [removed, again, changed] = await Promise.all([
      browser.delete(urlOf(pk)),
      browser.delete(urlOf(pk)),
      browser.patch(urlOf(pk), { title: 'Changed', primary: true }),
    ]);
    expect([removed.status, again.status].toSorted()).toEqual([204, 404]);
    expect([200, 404]).toContain(changed.status);
    expect(await titlesOf(browser)).toEqual([]);
  }
});

describe('at a login', () => {
  it('what a guest adds at the same moment is the customer’s, or refused', async () => {
    for (let time = 0; time < 8; time += 1) {
      const ada = await aCustomer(shop());
      const { id, browser } = await aGuestShopper(shop());
      await add(browser, { title: 'Before' });
      const calls = Array.from({ length: 4 }, () => browser.post(ADDRESSES, anAddress({ title: 'Meanwhile' })));
      const login = browser.post('/users/login/', { email: ada.email, password: ada.password });
      const answers = await Promise.all(calls);
      expect((await login).status).toBe(200);
      const added = answers.filter(({ status }) => status === 201);
      for (const { status } of answers) expect([201, 401]).toContain(status);
      expect(await titlesOf(browser)).toEqual([...added.map(() => 'Meanwhile'), 'Before']);
      expect(await rowsOf(id)).toEqual([]);
    }
  });
});

describe('at an erasure', () => {
  it('all addresses go, also those added at the same moment', async () => {
    const other = await aShopper(shop());
    await add(other.browser);
    for (let time = 0; time < 5; time += 1) {
      const { id, browser } = await aShopper(shop());
      await add(browser, { primary: true });
      const pk = await add(browser);
      const [erasure, ...answers] = await Promise.all([
        browser.patch('/users/anonymize/'),
        browser.post(ADDRESSES, anAddress()),
        browser.patch(urlOf(pk), { primary: true }),
      ]);
      expect(erasure.status).toBe(200);
      for (const { status } of answers) expect([200, 201, 401, 404]).toContain(status);
      expect(await rowsOf(id)).toEqual([]);
    }
    expect(await titlesOf(other.browser)).toEqual(['Home']);
  });
});
