import { beforeAll, expect, it } from 'vitest';
import { useShop } from '../../../tests/support/app.ts';
import { type Customer, field } from '../../../tests/support/customer.ts';
import { euro, product, sell } from '../../../tests/support/goods.ts';
import { aCustomer } from '../../../tests/support/worlds.ts';

const shop = useShop({ env: { DEFAULT_CURRENCY: 'eur', AVAILABLE_CURRENCIES: 'eur,usd' } });

const PRIVATE = 'private, no-cache';
const PUBLIC = 'public, max-age=0, must-revalidate';

let path: string;
let other: string;

beforeAll(async () => {
  const prices = [euro(1000), { ...euro(1100), currency: 'usd' }, { ...euro(800), segment: 'vip' }];
  const ids = await sell(shop(), [product('A', { prices }), product('B', { prices: [euro(2000)] })], { A: 1, B: 1 });
  [path, other] = [`/product/${ids.get('A')}/`, `/product/${ids.get('B')}/`];
});

async function shown(visitor: Customer, where = path, headers: Record<string, string> = {}) {
  const { json, headers: answered, cookies } = await visitor.get(where, { headers });
  expect(cookies.size).toBe(0);
  return [field(json, 'product', 'price'), field(json, 'product', 'currency_type'), answered['cache-control']];
}

it('shows the currency that the session keeps, to nobody else', async () => {
  const visitor = await shop().visit().withToken();
  await visitor.post('/users/activate-currency/', { currency_code: 'usd' });
  expect(await shown(visitor)).toEqual(['11.00', 'usd', PRIVATE]);
  expect(await shown(shop().visit())).toEqual(['10.00', 'eur', PUBLIC]);
  expect(await shown(visitor, path, { 'x-currency': 'eur' })).toEqual(['10.00', 'eur', PUBLIC]);
  const list = await visitor.get('/list/');
  expect([field(list.json, 'pagination', 'total_count'), list.headers['cache-control']]).toEqual([1, PRIVATE]);
});

it('shows a segment its own prices, and the public ones where it has none', async () => {
  const { email, password } = await aCustomer(shop());
  const customer = shop().visit();
  await customer.logIn(email, password);
  await shop().deps.db.updateTable('customers').set({ segment: 'vip' }).where('email', 'is not', null).execute();
  expect(await shown(customer)).toEqual(['8.00', 'eur', PRIVATE]);
  expect(await shown(customer, other)).toEqual(['20.00', 'eur', PRIVATE]);
  expect(await shown(customer, path, { 'x-currency': 'usd' })).toEqual(['11.00', 'usd', PRIVATE]);
  expect(await shown(shop().visit())).toEqual(['10.00', 'eur', PUBLIC]);
  const list = await customer.get('/list/?sorter=price');
  expect(field(list.json, 'products', 0, 'price')).toBe('8.00');
});

it('costs a session one statement, and who has none no statement', async () => {
  const visitor = shop().visit();
  await visitor.get('/csrf_token/');
  const statements = async (who: Customer) => {
    let count = 0;
    const stop = shop().database.listen(() => (count += 1));
    await shown(who);
    stop();
    return count;
  };
  await shown(visitor);
  expect([await statements(visitor), await statements(shop().visit())]).toEqual([1, 0]);
});

it.each([
  'osessionid=undefined',
  'osessionid=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
  'undefined',
  'osessionid=; sessionid=x',
])('is not disturbed by the cookie %s', async (cookie) => {
  expect(await shown(shop().visit(), path, { cookie })).toEqual(['10.00', 'eur', PUBLIC]);
});

it('takes a token that is no good for none', async () => {
  const authorization = `Token ${'0'.repeat(40)}`;
  expect(await shown(shop().visit(), path, { authorization })).toEqual(['10.00', 'eur', PUBLIC]);
});
