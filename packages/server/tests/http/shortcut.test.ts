import { beforeAll, describe, expect, it } from 'vitest';
import { saveCategories } from '../../src/features/catalogue/index.ts';
import { useShop } from '../support/app.ts';
import { field } from '../support/customer.ts';
import { category, euro, product, sell } from '../support/goods.ts';

/** What was asked before in the same words is answered before anything else looks at it: it must not show. */

const ORIGIN = 'https://shop.example';
const shop = useShop({
  env: {
    ...{ DEFAULT_CURRENCY: 'eur', AVAILABLE_CURRENCIES: 'eur,usd' },
    ...{ CORS_ALLOWED_ORIGINS: ORIGIN, ALLOWED_HOSTS: 'shop.test' },
  },
});

let path: string;

beforeAll(async () => {
  const { deps } = shop();
  const men = category('men', { names: { en: 'Men', tr: 'Erkek' } });
  await deps.db.transaction().execute((tx) => saveCategories(deps, tx, [men]));
  const prices = [euro(1000), { ...euro(1100), currency: 'usd' }];
  const ids = await sell(shop(), [product('A', { prices, names: { en: 'Shirt', tr: 'Gömlek' } })], { A: 1 });
  path = `/product/${ids.get('A')}/`;
});

const see = (where: string, headers: Record<string, string> = {}) => shop().visit(headers).get(where);
const price = (answer: { json: unknown }) => field(answer.json, 'product', 'price');

/** Statements that `work` makes, the shortcut being taken where there are none. */
async function statements(work: () => Promise<unknown>): Promise<number> {
  let count = 0;
  const stop = shop().database.listen(() => (count += 1));
  await work();
  stop();
  return count;
}

describe('a question that was asked before', () => {
  it('has the same answer, under an id of its own', async () => {
    const [first, second] = [await see(path), await see(path)];
    expect(second.json).toEqual(first.json);
    expect(second.headers['etag']).toBe(first.headers['etag']);
    expect(second.headers['cache-control']).toBe('public, max-age=0, must-revalidate');
    expect(second.headers['x-request-id']).not.toBe(first.headers['x-request-id']);
    const known = await see(path, { 'if-none-match': String(first.headers['etag']) });
    expect([known.status, known.headers['etag']]).toEqual([304, first.headers['etag']]);
  });

  it('is another one in another language or currency', async () => {
    for (let time = 0; time < 2; time += 1) {
      expect(price(await see(path))).toBe('10.00');
      expect(price(await see(path, { 'x-currency': 'usd' }))).toBe('11.00');
      expect(field((await see(path, { 'accept-language': 'tr' })).json, 'product', 'name')).toBe('Gömlek');
    }
  });

  it('is another one from a session that chose its currency', async () => {
    const visitor = await shop().visit().withToken();
    await visitor.post('/users/activate-currency/', { currency_code: 'usd' });
    expect(price(await see(path))).toBe('10.00');
    expect(price(await visitor.get(path))).toBe('11.00');
    expect(price(await see(path))).toBe('10.00');
  });

  it('is another one with a filter in a header', async () => {
    const total = async (headers: Record<string, string>) =>
      field((await see('/list/', headers)).json, 'pagination', 'total_count');
    const none = Buffer.from('{"products.pk":[999999]}').toString('base64');
    for (let time = 0; time < 2; time += 1) {
      expect(await total({})).toBe(1);
      expect(await total({ 'x-search-dynamic-filter': none })).toBe(0);
    }
  });

  it('says which origin may read the answer, as the first time', async () => {
    for (let time = 0; time < 2; time += 1) {
      const { headers } = await see(path, { origin: ORIGIN });
      expect(headers['access-control-allow-origin']).toBe(ORIGIN);
      expect(headers['vary']).toBe('Origin, Accept-Language, x-currency, Cookie');
    }
  });

  it('is refused to a host that is not ours', async () => {
    await see(path);
    expect((await see(path, { host: 'elsewhere.test' })).status).toBe(400);
  });

  it('costs no statement, not even where an address must be looked up', async () => {
    await see('/men/');
    expect(await statements(() => see('/men/'))).toBe(0);
  });

  it('is answered anew after a change of what it led to', async () => {
    const { deps } = shop();
    const names = { en: 'Gentlemen', tr: 'Erkek' };
    expect((await see('/men/')).status).toBe(200);
    await deps.db.transaction().execute((tx) => saveCategories(deps, tx, [category('men', { names })]));
    await shop().catchUp();
    const { status, headers } = await see('/men/');
    expect([status, headers['location']]).toEqual([301, '/gentlemen/']);
  });
});
