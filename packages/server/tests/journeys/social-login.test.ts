import { beforeAll, describe, expect, it } from 'vitest';
import { add, aGuestShopper, titlesOf } from '../../src/features/addresses/addresses.support.ts';
import { useShop } from '../support/app.ts';
import { field } from '../support/customer.ts';
import { product, sell } from '../support/goods.ts';
import { signInAs } from '../support/sign-in.ts';
import { aGuestOrder, loadPlaces, tellEmail } from '../support/worlds.ts';

const shop = useShop({ env: { DEFAULT_CURRENCY: 'eur' } });

beforeAll(() => loadPlaces(shop().deps.db));

describe('a guest who signs in', () => {
  it('keeps the basket, beside what the customer had in theirs', async () => {
    const ids = await sell(shop(), [product('CUP'), product('BOWL')], { CUP: 9, BOWL: 9 });
    const known = shop().visit();
    await signInAs(shop(), known, 'other', 'basket@example.com');
    await known.post('/baskets/basket/', { product: ids.get('CUP'), quantity: 1 });
    const guest = await shop().visit().withToken();
    await guest.post('/baskets/basket/', { product: ids.get('CUP'), quantity: 2 });
    await guest.post('/baskets/basket/', { product: ids.get('BOWL'), quantity: 1 });
    await signInAs(shop(), guest, 'other', 'basket@example.com');
    const basket = field((await guest.get('/baskets/basket/')).json, 'basket', 'basketitem_set');
    const lines = Array.isArray(basket)
      ? basket.map((line) => [field(line, 'product', 'sku'), field(line, 'quantity')])
      : [];
    expect(new Map(lines.map(([sku, quantity]) => [String(sku), quantity]))).toEqual(
      new Map([
        ['CUP', 3],
        ['BOWL', 1],
      ]),
    );
  });

  it('keeps the addresses', async () => {
    const { browser } = await aGuestShopper(shop());
    await add(browser, { title: 'Guest’s', primary: true });
    await signInAs(shop(), browser, 'new');
    expect(await titlesOf(browser)).toEqual(['Guest’s*']);
  });

  it('finds what was ordered as a guest under the address', async () => {
    const email = 'ordered@example.com';
    const guest = await shop().visit().withToken();
    await aGuestOrder(shop(), { email, customerId: await tellEmail(shop(), guest, { email }) });
    const browser = shop().visit();
    await signInAs(shop(), browser, 'other', email);
    const pk = field((await browser.get('/current_user/')).json, 'pk');
    const orders = shop().database.db.selectFrom('orders').select(['customer_id', 'is_guest']);
    expect(await orders.where('user_email', '=', email).execute()).toEqual([{ customer_id: pk, is_guest: false }]);
  });
});
