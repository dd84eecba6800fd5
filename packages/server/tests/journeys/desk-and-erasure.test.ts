import { expect, it } from 'vitest';
import { ledgerOf } from '../../src/features/loyalty/money/money.fixture.ts';
import { aBuyer, type Buyer, idOf, WAY } from '../../src/features/orders/desk/desk.support.ts';
import { deliverOrder, refundOrderAtDesk } from '../../src/features/orders/index.ts';
import { useShop } from '../support/app.ts';
import { somebodyWaits } from '../support/locks.ts';
import { EARNING, earningWorld } from './loyalty.support.ts';

/** The desk is at work on an order while its buyer erases the account: one waits for the other, and both come to an end. */

const shop = useShop({ env: EARNING });
const { agree, buy, deliver, ship } = earningWorld(shop);

/** The desk's dependencies, with the buyer erasing the account as soon as the order is locked. */
function erasingMeanwhile(buyer: Buyer) {
  const { deps } = shop();
  const erasing: Promise<number>[] = [];
  const orderMoved: typeof deps.orderMoved = async (tx, moved) => {
    erasing.push(buyer.browser.patch('/users/anonymize/').then(({ status }) => status));
    await somebodyWaits(deps.db);
    await deps.orderMoved(tx, moved);
  };
  return { deps: { ...deps, orderMoved }, erased: () => Promise.all(erasing) };
}

it('delivers what earns its buyer something', async () => {
  const buyer = await aBuyer(shop());
  const order = await buy(buyer, 1);
  await ship(order);
  const { deps, erased } = erasingMeanwhile(buyer);
  const delivered = await deliverOrder(deps, { number: order.number, itemIds: null });
  expect([delivered.outcome, await erased()]).toEqual(['done', [200]]);
  expect(await ledgerOf(shop(), buyer.id)).toEqual({ accounts: [], transactions: [] });
  await shop().runJobs();
  await agree();
});

it('takes back what was earned by goods that come back', async () => {
  const buyer = await aBuyer(shop());
  const order = await buy(buyer, 2);
  await deliver(order);
  const { deps, erased } = erasingMeanwhile(buyer);
  const refunded = await refundOrderAtDesk(deps, { number: order.number, itemIds: [idOf(order, 0)], way: WAY });
  expect([refunded.outcome, await erased()]).toEqual(['done', [200]]);
  expect(await ledgerOf(shop(), buyer.id)).toEqual({ accounts: [], transactions: [] });
  await shop().runJobs();
  await agree();
});
