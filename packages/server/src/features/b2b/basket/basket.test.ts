import { describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { field } from '../../../../tests/support/customer.ts';
import { euro, product, sell } from '../../../../tests/support/goods.ts';
import { setSegment } from '../../accounts/index.ts';
import { aBuyer, aCompany, anyNumber, aShelf, BASKET, expectRefused, linesIn, put, signIn } from '../b2b.support.ts';
import { saveDivisions } from '../divisions/saving.service.ts';

const shop = useShop();
const A_PICTURE: unknown = expect.stringMatching(/^http.*tea\.jpg/);

const invalidPk = (field: string, pk: number) => {
  return { status: 400, json: { [field]: [`Invalid pk "${pk}" - object does not exist.`] } };
};

describe('the basket', () => {
  it('is empty at first, and costs no row', async () => {
    const { n } = await aCompany(shop());
    const { browser } = await aBuyer(shop(), `N-${n}`);
    const answer = await browser.get(BASKET);
    expect([answer.status, answer.json]).toEqual([
      200,
      { id: 0, total_amount: '0.00', total_quantity: 0, basket_items: [], segment_remote_id: null },
    ]);
  });

  it('takes texts and numbers, adds up, and groups by product', async () => {
    const [{ tea, small, n: s }, { north, south, n }] = [await aShelf(shop()), await aCompany(shop())];
    const { browser } = await aBuyer(shop(), `HQ-${n}`);
    await put(browser, String(tea), String(north), '2');
    await put(browser, small, south, 1);
    await put(browser, tea, south, 3);
    const answer = await put(browser, tea, north, 1);
    const shirt: unknown = expect.objectContaining({
      sku: `small-${s}`,
      name: 'Shirt',
      variants: { size: 'S' },
      category: '',
    });
    expect(answer.json).toEqual({
      ...{ id: anyNumber, total_amount: '47.00', total_quantity: 7, segment_remote_id: null },
      basket_items: [
        {
          ...{ product_remote_id: tea, price: '4.50', quantity: 6, total_amount: '27.00' },
          divisions: [
            { id: north, name: `North ${n}`, erp_code: `N-${n}`, quantity: 3 },
            { id: south, name: `South ${n}`, erp_code: `S-${n}`, quantity: 3 },
          ],
          product: {
            ...{ sku: `tea-${s}`, name: 'Tea', price: '4.50', base_code: `tea-${s}`, currency: 'eur', variants: {} },
            ...{ product_image: A_PICTURE, asorti: 'A1', category: 'Kitchen' },
          },
        },
        {
          ...{ product_remote_id: small, price: '20.00', quantity: 1, total_amount: '20.00' },
          divisions: [{ id: south, name: `South ${n}`, erp_code: `S-${n}`, quantity: 1 }],
          product: shirt,
        },
      ],
    });
    expect((await browser.get(BASKET)).json).toEqual(answer.json);
  });

  it('is set, emptied for one division, and of a product for all', async () => {
    const [{ tea, cup }, { north, south, n }] = [await aShelf(shop()), await aCompany(shop())];
    const { browser } = await aBuyer(shop(), `HQ-${n}`);
    const set = (product_remote_id: number, division: number, quantity: number) =>
      browser.put(BASKET, { product_remote_id, division, quantity });
    await set(tea, north, 4);
    await set(tea, south, 1);
    expect(linesIn(await set(cup, north, 2))).toEqual(['tea for N × 4', 'tea for S × 1', 'cup for N × 2']);
    expect(linesIn(await set(tea, north, 9))).toEqual(['tea for N × 9', 'tea for S × 1', 'cup for N × 2']);
    expect(linesIn(await set(cup, north, 0))).toEqual(['tea for N × 9', 'tea for S × 1']);
    expect(linesIn(await set(cup, north, 0))).toEqual(['tea for N × 9', 'tea for S × 1']);
    const removed = await browser.send('DELETE', BASKET, { json: { product_remote_id: tea } });
    expect([removed.status, linesIn(removed)]).toEqual([200, []]);
    expect((await browser.send('DELETE', BASKET, { json: { product_remote_id: tea } })).status).toBe(200);
  });

  it('takes an add of the same moment into account, all of them', async () => {
    const [{ tea }, { north, n }] = [await aShelf(shop()), await aCompany(shop())];
    const { browser } = await aBuyer(shop(), `N-${n}`);
    const answers = await Promise.all(Array.from({ length: 8 }, () => put(browser, tea, north, 2)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200));
    expect(linesIn(await browser.get(BASKET))).toEqual(['tea for N × 16']);
  });

  it('refuses what is not sold, in words of its field', async () => {
    const [shelf, { north, n }] = [await aShelf(shop()), await aCompany(shop())];
    const { browser } = await aBuyer(shop(), `N-${n}`);
    await put(browser, shelf.tea, north);
    for (const pk of [shelf.shirt, shelf.set, shelf.gone, 99_999_999]) {
      await expectRefused(browser, () => put(browser, pk, north), invalidPk('product_remote_id', pk));
      const set = () => browser.put(BASKET, { product_remote_id: pk, division: north, quantity: 1 });
      await expectRefused(browser, set, invalidPk('product_remote_id', pk));
    }
  });

  it('refuses divisions that its owner does not order for', async () => {
    const [{ tea }, { main, north, south, n }] = [await aShelf(shop()), await aCompany(shop())];
    const other = await aCompany(shop());
    const { browser } = await aBuyer(shop(), `N-${n}`);
    await put(browser, tea, north);
    for (const pk of [main, south, other.north, 2_000_000_000]) {
      await expectRefused(browser, () => put(browser, tea, pk), invalidPk('division', pk));
    }
    const boss = await aBuyer(shop(), `HQ-${n}`);
    await expectRefused(boss.browser, () => put(boss.browser, tea, other.north), invalidPk('division', other.north));
    expect((await put(boss.browser, tea, main)).status).toBe(200);
  });

  it('refuses quantities that are none, and more than a line may have', async () => {
    const [{ tea }, { north, n }] = [await aShelf(shop()), await aCompany(shop())];
    const { browser } = await aBuyer(shop(), `N-${n}`);
    await put(browser, tea, north, 99_999);
    const most = { status: 400, json: { quantity: ['Ensure this value is less than or equal to 100000.'] } };
    await expectRefused(browser, () => put(browser, tea, north, 2), most);
    await expectRefused(browser, () => put(browser, tea, north, 100_001), most);
    for (const quantity of [0, -1, 'x', 1.5, null]) {
      const before = linesIn(await browser.get(BASKET));
      expect((await put(browser, tea, north, quantity)).status).toBe(400);
      expect(linesIn(await browser.get(BASKET))).toEqual(before);
    }
    expect((await browser.post(BASKET, {})).json).toEqual({
      ...{ product_remote_id: ['This field is required.'], division: ['This field is required.'] },
      quantity: ['This field is required.'],
    });
  });

  it('refuses to become too dear, and stays exact where prices rise', async () => {
    const { north, n } = await aCompany(shop());
    const { browser } = await aBuyer(shop(), `N-${n}`);
    const ids = await sell(shop(), [product(`gold-${n}`, { prices: [euro(9_999_999_99)] })]);
    const gold = ids.get(`gold-${n}`) ?? 0;
    const dear = { status: 400, json: { non_field_errors: ['The basket is worth more than one quotation may be.'] } };
    await put(browser, gold, north, 1000);
    await expectRefused(browser, () => put(browser, gold, north, 1), dear);
    await sell(shop(), [product(`gold-${n}`, { prices: [euro(9_007_199_254_740_991)] })]);
    expect(field((await browser.get(BASKET)).json, 'total_amount')).toBe('90071992547409910.00');
    const asked = () => browser.post('/b2b/my-quotations/', { name: 'x' });
    await expectRefused(browser, asked, dear);
    const none = await browser.put(BASKET, { product_remote_id: gold, division: north, quantity: 0 });
    expect([none.status, linesIn(none)]).toEqual([200, []]);
  });

  it('leaves out what is not sold any more, and divisions that are shut', async () => {
    const [{ tea, cup, n: s }, { north, south, n }] = [await aShelf(shop()), await aCompany(shop())];
    const { browser } = await aBuyer(shop(), `HQ-${n}`);
    await put(browser, tea, north);
    await put(browser, cup, south);
    await sell(shop(), [product(`tea-${s}`, { isActive: false })]);
    expect(linesIn(await browser.get(BASKET))).toEqual(['cup for S × 1']);
    await saveDivisions(shop().deps, [{ erpCode: `S-${n}`, isActive: false }]);
    expect(linesIn(await browser.get(BASKET))).toEqual([]);
    await saveDivisions(shop().deps, [{ erpCode: `S-${n}`, isActive: true }]);
    expect(linesIn(await browser.get(BASKET))).toEqual(['cup for S × 1']);
  });

  it('has the prices of its owner’s segment, and another for each', async () => {
    const { north, n } = await aCompany(shop());
    const prices = [euro(1000), { ...euro(800), segment: 'vip' }];
    const ids = await sell(shop(), [product(`pen-${n}`, { prices })]);
    const pen = ids.get(`pen-${n}`) ?? 0;
    const { browser, customer } = await aBuyer(shop(), `N-${n}`);
    await put(browser, pen, north, 2);
    await setSegment(shop().deps, customer.email, 'vip');
    const empty = await browser.get(BASKET);
    expect([linesIn(empty), field(empty.json, 'id')]).toEqual([[], 0]);
    const vip = await put(browser, pen, north);
    expect([field(vip.json, 'total_amount'), field(vip.json, 'segment_remote_id')]).toEqual(['8.00', anyNumber]);
    await setSegment(shop().deps, customer.email, null);
    expect(field((await browser.get(BASKET)).json, 'total_amount')).toBe('20.00');
  });

  it('is nobody else’s, of the same division neither', async () => {
    const [{ tea }, { north, n }] = [await aShelf(shop()), await aCompany(shop())];
    const [one, two] = [await aBuyer(shop(), `N-${n}`), await aBuyer(shop(), `N-${n}`)];
    await put(one.browser, tea, north);
    expect(linesIn(await two.browser.get(BASKET))).toEqual([]);
    const elsewhere = await signIn(shop(), one.customer);
    expect(linesIn(await elsewhere.get(BASKET))).toEqual(['tea for N × 1']);
  });
});
