import { expect, it } from 'vitest';
import { balanceOf, grantLoyalty } from '../../src/features/loyalty/index.ts';
import { placeOrder } from '../../src/features/orders/index.ts';
import { aCheckout, aPiece, fill, TEST_CARDS, type Wanted } from '../../src/features/orders/placing/placing.support.ts';
import { useShop } from '../support/app.ts';
import { field } from '../support/customer.ts';
import { aCustomer } from '../support/worlds.ts';

const shop = useShop();

/** A customer with 8.00 EUR of loyalty money, who spends 3.00 of it on each order. */
async function aSaver() {
  const { id, email, password } = await aCustomer(shop());
  await grantLoyalty(shop().deps, { email, currency: 'eur', amount: 800, kind: 'sale', reference: null });
  const browser = shop().visit({ 'x-currency': 'eur' });
  await browser.logIn(email, password);
  await browser.withToken();
  const piece = await aPiece(shop(), 5);
  const order = async (wanted: Wanted) => {
    await fill(browser, { [piece]: 1 });
    const request = await aCheckout(shop(), browser, wanted);
    const placement = await placeOrder(shop().deps, { ...request, amounts: { ...request.amounts, loyalty: 300 } });
    await shop().runJobs();
    return placement.kind === 'placed' ? placement.order.number : null;
  };
  const lines = async () => {
    const results = field((await browser.get('/users/loyalty/')).json, 'results');
    const shown = Array.isArray(results) ? results : [];
    return shown.map((line) => [field(line, 'reason', 'value'), field(line, 'amount'), field(line, 'order')]);
  };
  return { id, order, lines };
}

it('shows on which order loyalty money was spent', async () => {
  const { id, order, lines } = await aSaver();
  const number = await order({ method: 'transfer' });
  expect(number).toMatch(/^\d{16}$/);
  expect(await lines()).toEqual([
    ['spend', '-3.00', number],
    ['grant', '8.00', null],
  ]);
  expect(await balanceOf(shop().deps.db, { customerId: id, currency: 'eur', now: shop().clock.now() })).toBe(500);
});

it('gives loyalty money back when an order comes to nothing, and names no order then', async () => {
  const { id, order, lines } = await aSaver();
  expect(await order({ method: 'card', card: TEST_CARDS.declined })).toBeNull();
  expect(await lines()).toEqual([
    ['give_back', '3.00', null],
    ['spend', '-3.00', null],
    ['grant', '8.00', null],
  ]);
  expect(await balanceOf(shop().deps.db, { customerId: id, currency: 'eur', now: shop().clock.now() })).toBe(800);
});
