import { beforeAll, describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { type Answer, field } from '../../../../tests/support/customer.ts';
import { DAY, later } from '../../../platform/clock/index.ts';
import { aBuyer, aGuestBuyer, anOrder, type Buyer } from '../orders.support.ts';

const shop = useShop({ env: { DEFAULT_CURRENCY: 'eur', AVAILABLE_CURRENCIES: 'eur' } });

const LIST = '/users/orders/';

function idsIn({ json }: Answer): unknown[] {
  const results = field(json, 'results');
  return Array.isArray(results) ? results.map((order) => field(order, 'id')) : [];
}

describe('GET /users/orders/', () => {
  const now = new Date('2030-04-11T06:24:47.015Z');
  let ada: Buyer;
  let ids: number[];

  // One a day, the newest first, fourteen in all; those of others and one being paid besides.
  beforeAll(async () => {
    ada = await aBuyer(shop());
    const grace = await aBuyer(shop());
    ids = [];
    for (let day = 0; day < 14; day += 1) {
      ids.push((await anOrder(shop(), { customerId: ada.id, placedAt: later(now, -day * 10 * DAY) })).id);
    }
    await anOrder(shop(), { customerId: grace.id });
    await anOrder(shop(), { customerId: ada.id, placedAt: null });
  });

  it('lists the newest first, twelve at a time', async () => {
    const first = await ada.browser.get(LIST);
    expect([first.status, field(first.json, 'count'), idsIn(first)]).toEqual([200, 14, ids.slice(0, 12)]);
    expect(field(first.json, 'next')).toBe('http://shop.test/users/orders/?page=2');
    expect(idsIn(await ada.browser.get(`${LIST}?page=2`))).toEqual(ids.slice(12));
    const [, detail] = [await ada.browser.get(LIST), await ada.browser.get(`${LIST}${ids[0]}/`)];
    expect(field(first.json, 'results', 0)).toEqual(detail.json);
  });

  it('reads sizes and pages with blanks around them', async () => {
    expect(idsIn(await ada.browser.get(`${LIST}?limit=+3+&page=%202`))).toEqual(ids.slice(3, 6));
    expect(idsIn(await ada.browser.get(`${LIST}?page_size=2`))).toEqual(ids.slice(0, 2));
    expect((await ada.browser.get(`${LIST}?page=3`)).json).toEqual({ detail: 'Invalid page.' });
  });

  it.each([
    ['created_date__gte=2030-01-01&created_date__lte=2031-01-01', 0, 11],
    ['created_date__gte=2029-01-01&created_date__lte=2030-01-01', 11, 14],
    ['created_date__lte=2030-01-21T06:24:47.015Z', 8, 14],
    ['created_date__lte=2030-01-21T06:24:47.014Z', 9, 14],
    ['created_date__gte=2030-04-01T09:24:47.015%2B03:00', 0, 2],
    ['created_date__gte=2030-04-01T06:24:48', 0, 1],
    ['last_month=true', 0, 4],
    ['last_month=True&created_date__gte=2030-04-01', 0, 2],
    ['last_month=false&created_date__gte=&search=', 0, 14],
    ['created_date__gte=yesterday', 0, 0],
    ['created_date__lte=2030-13-01', 0, 0],
    ['search=%00', 0, 0],
    ['search=DROP', 0, 0],
  ])('narrows to %s', async (query, from, to) => {
    const answer = await ada.browser.get(`${LIST}?limit=20&${query}`);
    expect([answer.status, field(answer.json, 'count'), idsIn(answer)]).toEqual([200, to - from, ids.slice(from, to)]);
  });

  it('finds by number', async () => {
    const { json } = await ada.browser.get(`${LIST}${ids[5]}/`);
    const number = String(field(json, 'number'));
    expect(idsIn(await ada.browser.get(`${LIST}?search=${number}`))).toEqual([ids[5]]);
    expect(idsIn(await ada.browser.get(`${LIST}?search=+${number.slice(2)}+`))).toEqual([ids[5]]);
  });
});

describe('a guest', () => {
  it('sees the most recent order only, whatever is asked for', async () => {
    const { browser, customerId, sessionId } = await aGuestBuyer(shop());
    const none = await browser.get(LIST);
    expect([none.status, field(none.json, 'count'), idsIn(none)]).toEqual([200, 0, []]);
    expect((await browser.get(`${LIST}1/`)).status).toBe(404);
    const guest = { customerId, isGuest: true, sessionId };
    await anOrder(shop(), { ...guest, placedAt: later(shop().clock.now(), -DAY) });
    const { id } = await anOrder(shop(), guest);
    await anOrder(shop(), { ...guest, placedAt: null });
    for (const query of ['', '?search=0&last_month=true', '?limit=1', '?created_date__gte=nonsense']) {
      const list = await browser.get(`${LIST}${query}`);
      expect([field(list.json, 'count'), field(list.json, 'next'), idsIn(list)]).toEqual([1, null, [id]]);
    }
    expect((await browser.get(`${LIST}?page=2`)).status).toBe(404);
    const detail = await browser.get(`${LIST}999999/`);
    expect([detail.status, field(detail.json, 'id'), field(detail.json, 'user')]).toEqual([200, id, customerId]);
    expect(field(detail.json, 'shipping_address', 'user')).toMatchObject({ pk: customerId, user_type: 'guest' });
  });
});
