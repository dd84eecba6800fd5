import { describe, expect, test } from 'vitest';
import { Basket, BASKET_PATH, itemsOf, line, linesOf } from './support/baskets.ts';
import { listAt } from './support/pages.ts';
import { openShop, register } from './support/suite.ts';

const shop = openShop();
const basket = new Basket(shop);

describe('a voucher code', () => {
  const code = 'WELCOME10';

  test('takes something off until it is removed', async () => {
    const [one, two] = await basket.goods();
    await basket.add(one.pk, 5);
    const before = await basket.add(two.pk, 5);

    const reduced = await basket.change('applyVoucherCode', { voucher_code: code });

    expect(reduced['voucher_code']).toBe(code);
    expect(Number(reduced['total_amount'])).toBeLessThan(Number(before['total_amount']));
    expect(listAt(reduced, 'discounts').length).toBeGreaterThan(listAt(before, 'discounts').length);
    expect(linesOf(reduced)).toEqual(linesOf(before));

    const whole = await basket.change('removeVoucherCode');
    expect(whole).toMatchObject({
      voucher_code: null,
      total_amount: before['total_amount'],
      discounts: before['discounts'],
    });
    expect(basket.sent('PATCH').map(({ body, status }) => ({ body, status }))).toEqual([
      { body: JSON.stringify({ voucher_code: code }), status: 200 },
      { body: JSON.stringify({ remove_voucher_code: true }), status: 200 },
    ]);
  });

  test('that is none is refused with a text, four times', async () => {
    const [one] = await basket.goods();
    await basket.add(one.pk);

    const { status, data } = await basket.refused('applyVoucherCode', { voucher_code: 'NO-SUCH-CODE' });

    expect(status).toBe(406);
    expect(data).toEqual({ non_field_errors: 'There is no such code.', error_code: 'basket_200_1' });
    expect(basket.sent('PATCH').map((call) => call.status)).toEqual([406, 406, 406, 406]);
  });
});

describe('signing in', () => {
  test("adds a guest's basket to the customer's", async () => {
    const [one, two, three] = await basket.goods();
    const { email, password } = await register(shop.visitor);
    await basket.add(one.pk, 2);
    const own = await basket.add(two.pk);
    await shop.visitor.begin();
    await basket.add(two.pk, 3);
    await basket.add(three.pk, 1, { note: 'For Ada' });

    expect(await shop.visitor.logIn(email, password)).toMatchObject({ user: { email } });

    const merged = await basket.read();
    expect(linesOf(merged)).toEqual([line(one, 2), line(two, 4), line(three, 1, { note: 'For Ada' })]);
    expect(merged['pk']).toBe(own['pk']);
  });

  test("makes a guest's basket the customer's who has none", async () => {
    const [one] = await basket.goods();
    const { email, password } = await register(shop.visitor);
    await shop.visitor.begin();
    const guests = await basket.add(one.pk, 2);

    await shop.visitor.logIn(email, password);

    const own = await basket.read();
    expect(own['pk']).toBe(guests['pk']);
    expect(linesOf(own)).toEqual([line(one, 2)]);
  });

  test('for the first time takes the basket along', async () => {
    const [one] = await basket.goods();
    const guests = await basket.add(one.pk, 2);

    await register(shop.visitor);

    const own = await basket.read();
    expect(own['pk']).toBe(guests['pk']);
    expect(linesOf(own)).toEqual([line(one, 2)]);
  });

  test('that fails leaves the guest with the basket', async () => {
    const [one] = await basket.goods();
    const before = await basket.add(one.pk, 2);

    expect((await shop.visitor.logIn('user@example.com', 'not my password')).user).toBeUndefined();

    expect(await basket.read()).toEqual(before);
  });

  test('shows the same basket in every browser, and none to the next guest', async () => {
    const [one] = await basket.goods();
    const { email, password } = await register(shop.visitor);
    const own = await basket.add(one.pk, 2);

    await shop.visitor.begin();
    expect(linesOf(await basket.read())).toEqual([]);
    await shop.visitor.logIn(email, password);

    expect(await basket.read()).toEqual(own);
  });
});

describe('another currency', () => {
  const choose = (currency: string): void => shop.visitor.browser.jar.store(`pz-set-currency=${currency}; Path=/`);

  test("empties the basket: the client's middleware does so and does not look at the answer", async () => {
    const [one] = await basket.goods();
    await basket.add(one.pk, 2);
    choose('try');

    await shop.visitor.openPage('/tr/auth');

    await expect.poll(() => basket.sent('DELETE').length).toBe(1);
    const [call] = basket.sent('DELETE');
    expect(call).toMatchObject({ path: BASKET_PATH, body: '', status: 200 });
    expect(call?.headers.get('content-type')).toBe('application/json');
    expect(call?.headers.get('x-requested-with')).toBeNull();
    expect(linesOf(await basket.read())).toEqual([]);
  });

  test("is none of the others' business: a page in the same currency leaves the basket alone", async () => {
    const [one] = await basket.goods();
    const before = await basket.add(one.pk, 2);

    await shop.visitor.openPage('/tr/auth');
    await shop.visitor.openPage('/auth');

    expect(await basket.read()).toEqual(before);
    expect(basket.sent('DELETE')).toEqual([]);
  });

  test("has prices of its own where the client does not empty the basket, on pages without a language's name", async () => {
    const [one] = await basket.goods();
    const dollars = await basket.add(one.pk, 2);
    choose('try');

    await shop.visitor.openPage('/auth');

    expect(basket.sent('DELETE')).toEqual([]);
    const liras = await basket.read();
    expect(linesOf(liras)).toEqual(linesOf(dollars));
    expect(itemsOf(liras)[0]).toMatchObject({ currency_type: 'try', product: { currency_type: 'try' } });
    expect(Number(liras['total_product_amount'])).toBeGreaterThan(Number(dollars['total_product_amount']));
  });
});
