import { beforeEach, describe, expect, it } from 'vitest';
import { useShop } from '../../../tests/support/app.ts';
import { type Customer, field } from '../../../tests/support/customer.ts';
import { euro, product, sell } from '../../../tests/support/goods.ts';
import { aCustomer } from '../../../tests/support/worlds.ts';
import { keyHash } from '../../platform/crypto/index.ts';
import { aGuest, BASKET, linesIn, put } from './basket.support.ts';
import { addToBasket, setInBasket } from './changing/changing.service.ts';

const shop = useShop({ env: { DEFAULT_CURRENCY: 'eur', AVAILABLE_CURRENCIES: 'eur', ARASTA_THROTTLE: 'off' } });
const MANY = 50;

let count = 0;
let goods: number[];
let guest: Customer;

beforeEach(async () => {
  count += 1;
  const skus = Array.from({ length: MANY }, (_, index) => `R${count}-${String(index).padStart(2, '0')}`);
  const ids = await sell(
    shop(),
    skus.map((sku) => product(sku, { prices: [euro(100)] })),
    Object.fromEntries(skus.map((sku) => [sku, 100])),
  );
  goods = skus.map((sku) => ids.get(sku) ?? 0);
  guest = await aGuest(shop());
});

const first = () => goods[0] ?? 0;

async function quantityOf(browser: Customer, index: number): Promise<unknown> {
  return field((await browser.get(BASKET)).json, 'basket', 'basketitem_set', index, 'quantity');
}

describe('parallel calls', () => {
  it('keep all of 50 lines that are put in at once', async () => {
    const answers = await Promise.all(goods.map((id) => put(guest, id)));
    expect(answers.map(({ status }) => status)).toEqual(goods.map(() => 200));
    expect(linesIn(await guest.get(BASKET)).toSorted()).toEqual(
      goods.map((_, n) => `R${count}-${String(n).padStart(2, '0')} × 1`),
    );
  });

  it('count every piece that is added to one line', async () => {
    await put(guest, first());
    await Promise.all(Array.from({ length: 40 }, () => put(guest, first())));
    expect(await quantityOf(guest, 0)).toBe(41);
  });

  it('never go beyond the stock', async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, () => put(guest, first(), 7)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(14);
    expect(answers.filter(({ status }) => status === 406)).toHaveLength(16);
    expect(await quantityOf(guest, 0)).toBe(98);
  });

  it('make one basket for a guest who had none', async () => {
    await guest.get(BASKET);
    await Promise.all(goods.slice(0, 20).map((id) => put(guest, id)));
    expect(linesIn(await guest.get(BASKET))).toHaveLength(20);
    const list = field((await guest.get('/baskets/basket-list/')).json, 'baskets');
    expect(list).toHaveLength(1);
  });

  it('end with one of the quantities that were set', async () => {
    await put(guest, first());
    await Promise.all([3, 4, 5, 6, 7].map((quantity) => guest.put(BASKET, { product: first(), quantity })));
    expect([3, 4, 5, 6, 7]).toContain(await quantityOf(guest, 0));
  });

  it('of emptying and adding end with the lines that the last of them answered', async () => {
    await put(guest, first());
    const calls = [...goods.slice(1, 11).map((id) => put(guest, id)), guest.delete(BASKET)];
    const answers = await Promise.all(calls);
    expect(answers.map(({ status }) => status)).toEqual(calls.map(() => 200));
    const versionOf = ({ json }: { json: unknown }) => Number(field(json, 'basket', 'version'));
    const last = answers.toSorted((one, other) => versionOf(one) - versionOf(other)).at(-1);
    expect((await guest.get(BASKET)).json).toEqual(last?.json);
  });

  it('do once what carries one idempotency key', async () => {
    await put(guest, first());
    const headers = { 'idempotency-key': 'double-click' };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => guest.post(BASKET, { product: first(), quantity: 1 }, { headers })),
    );
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await quantityOf(guest, 0)).toBe(2);
  });
});

describe('a login at the same moment', () => {
  it.each([0, 1, 2, 3, 4])('loses nothing that was answered with 200 (%i)', async () => {
    const customer = await aCustomer(shop());
    const own = await aGuest(shop());
    await own.logIn(customer.email, customer.password);
    await put(own, first(), 5);
    await put(guest, first(), 1);
    // The key with which the guest's calls go out; the login replaces it.
    const sessionKey = guest.sessionKey ?? '';
    const adding = goods.slice(1, 11).map(async (id) => {
      const answer = await put(guest, id);
      // A call that came after the login was answered as a new guest's, and says so by its cookie.
      const isStranger = answer.cookies.has('osessionid');
      return answer.status === 200 && !isStranger ? [id] : [];
    });
    const login = guest.post('/users/login/', { email: customer.email, password: customer.password });
    const kept = (await Promise.all(adding)).flat();
    expect((await login).status).toBe(200);
    expect(sessionKey).not.toBe('');
    const items = field((await own.get(BASKET)).json, 'basket', 'basketitem_set');
    if (!Array.isArray(items)) throw new Error('No basket');
    const there = items.map((item) => field(item, 'product', 'pk'));
    for (const id of kept) expect(there).toContain(id);
    expect(field(items, 0, 'quantity')).toBe(6);
  });

  it('finds the basket of a guest whose first line is just being put in', async () => {
    for (let round = 0; round < 5; round += 1) {
      const customer = await aCustomer(shop());
      const visitor = await aGuest(shop());
      await visitor.get(BASKET);
      const adding = put(visitor, first());
      const [added] = await Promise.all([
        adding,
        visitor.post('/users/login/', { email: customer.email, password: customer.password }),
      ]);
      const own = await aGuest(shop());
      await own.logIn(customer.email, customer.password);
      // Answered as a new guest's, or refused, it is not there; else it is.
      const isKept = added.status === 200 && !added.cookies.has('osessionid');
      expect(linesIn(await own.get(BASKET))).toEqual(isKept ? [`R${count}-00 × 1`] : []);
    }
  });

  it('leaves nothing to whoever knew the key before: not even a call that began then', async () => {
    const customer = await aCustomer(shop());
    const own = await aGuest(shop());
    await own.logIn(customer.email, customer.password);
    await put(own, first(), 2);
    await put(guest, first(), 1);
    const key = guest.sessionKey ?? '';
    const row = await shop()
      .database.db.selectFrom('sessions')
      .select(['id', 'last_seen_at'])
      .where('key_hash', '=', keyHash(key))
      .executeTakeFirstOrThrow();
    await guest.logIn(customer.email, customer.password);
    const before = (await own.get(BASKET)).json;
    const session = {
      id: row.id,
      lastSeenAt: row.last_seen_at,
      currency: null,
      language: null,
      basketNamespace: null,
      guestCustomerId: null,
    };
    const visitor = { key, keyHash: keyHash(key), fresh: false };
    const planted = {
      ...{ visitor, session, customer: null, byToken: false, language: 'en', currency: 'eur', address: '::1' },
      userAgent: '',
    };
    const wish = { productId: goods[1] ?? 0, quantity: 1, attributes: {} };
    for (const change of [addToBasket, setInBasket]) {
      await expect(change(shop().deps, planted, null, wish)).rejects.toMatchObject({ code: 'basket_300_1' });
    }
    expect((await own.get(BASKET)).json).toEqual(before);
  });
});
