import { expect, it } from 'vitest';
import { giveBackLoyalty, spendLoyalty } from '../../src/features/loyalty/index.ts';
import { inTransaction } from '../../src/features/loyalty/money/money.fixture.ts';
import { aBuyer } from '../../src/features/orders/desk/desk.support.ts';
import { useShop } from '../support/app.ts';
import { EARNING, earningWorld } from './loyalty.support.ts';

const shop = useShop({ env: EARNING });
const { agree, buy, deliver, lines, refund, standing } = earningWorld(shop);

it('what is owed comes out of money that an order gives back which came to nothing', async () => {
  const buyer = await aBuyer(shop());
  const order = await buy(buyer, 4);
  await deliver(order);
  const now = shop().clock.now();
  const reference = `attempt-of-${order.number}`;
  const spending = { customerId: buyer.id, currency: 'eur', amount: 300, reference, now };
  expect(await inTransaction(shop(), (tx) => spendLoyalty(tx, spending))).toBe(true);
  await refund(order);
  expect(await standing(buyer)).toBe('0 (0) 300');
  await inTransaction(shop(), (tx) => giveBackLoyalty(tx, reference, now));
  expect(await standing(buyer)).toBe('0 (0) 0');
  await inTransaction(shop(), (tx) => giveBackLoyalty(tx, reference, now));
  expect([await standing(buyer), await lines(buyer)]).toEqual([
    '0 (0) 0',
    ['earn 400', 'spend -300', 'take_back -100', 'give_back 300', 'take_back -300'],
  ]);
  await agree();
});
