import { expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { type Customer, field } from '../../../../tests/support/customer.ts';
import { DAY } from '../../../platform/clock/index.ts';
import { aBuyer, aGuestBuyer, anOrder, type KnownOrder } from '../orders.support.ts';
import { completedToken } from './token.rules.ts';

const shop = useShop({ env: { DEFAULT_CURRENCY: 'eur', AVAILABLE_CURRENCIES: 'eur', SESSION_COOKIE_AGE: '15552000' } });

const pathOf = (order: KnownOrder) => `/orders/completed/${completedToken(shop().deps.signer, order)}/`;

async function expectNotFound(browser: Customer, path: string): Promise<void> {
  const answer = await browser.get(path);
  expect([answer.status, answer.json]).toEqual([404, { detail: 'Not found.' }]);
}

it('shows the order to its owner, as the order itself does', async () => {
  const ada = await aBuyer(shop());
  const order = await anOrder(shop(), { customerId: ada.id });
  const detail = await ada.browser.get(`/users/orders/${order.id}/`);
  for (const url of [
    `${pathOf(order)}?format=json`,
    pathOf(order),
    `${pathOf(order).replaceAll(':', '%3A')}?t=1893456000000`,
  ]) {
    const answer = await ada.browser.get(url, { headers: { accept: 'text/html' } });
    expect([answer.status, answer.json]).toEqual([200, { campaigns: [], order: detail.json }]);
  }
});

it('shows a guest’s order to the session that placed it', async () => {
  const { browser, customerId, sessionId } = await aGuestBuyer(shop());
  const older = await anOrder(shop(), { customerId, sessionId, isGuest: true });
  await anOrder(shop(), { customerId, sessionId, isGuest: true });
  expect(field((await browser.get(pathOf(older))).json, 'order', 'id')).toBe(older.id);
  // The guest has become another one meanwhile.
  await shop().deps.db.updateTable('sessions').set({ guest_customer_id: null }).where('id', '=', sessionId).execute();
  expect(field((await browser.get(pathOf(older))).json, 'order', 'id')).toBe(older.id);
});

it('is 404 for everybody else, with whatever token', async () => {
  const [ada, grace] = [await aBuyer(shop()), await aBuyer(shop())];
  const { browser: guest } = await aGuestBuyer(shop());
  const order = await anOrder(shop(), { customerId: ada.id });
  const unpaid = await anOrder(shop(), { customerId: ada.id, placedAt: null });
  for (const browser of [grace.browser, guest, shop().visit()]) await expectNotFound(browser, pathOf(order));
  await expectNotFound(ada.browser, pathOf(unpaid));
  await expectNotFound(ada.browser, pathOf({ ...order, number: '5999999999999999' }));
  for (const token of ['x', '%00', order.number, 'a:b:c']) {
    await expectNotFound(ada.browser, `/orders/completed/${token}/`);
  }
});

it('is 404 once the token is too old', async () => {
  const ada = await aBuyer(shop());
  const order = await anOrder(shop(), { customerId: ada.id });
  shop().clock.advance(30 * DAY);
  expect((await ada.browser.get(pathOf(order))).status).toBe(200);
  shop().clock.advance(1000);
  await expectNotFound(ada.browser, pathOf(order));
});
