import { expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { aCustomer } from '../../../../tests/support/worlds.ts';
import { noteOrder } from '../index.ts';
import { findCustomer } from './identity.queries.ts';

const shop = useShop();

it('counts the orders of one customer, placed at once', async () => {
  const { db } = shop().deps;
  const [ada, grace] = [await aCustomer(shop()), await aCustomer(shop())];
  await Promise.all([1, 2, 3].map(() => db.transaction().execute((tx) => noteOrder(tx, ada.id))));
  const counts = [await findCustomer(db, ada.id), await findCustomer(db, grace.id)].map((one) => one?.orderCount);
  expect(counts).toEqual([3, 0]);
});
