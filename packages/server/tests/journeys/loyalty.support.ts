import { settleEarning, showLoyalty } from '../../src/features/loyalty/index.ts';
import { inTransaction, ledgerOf } from '../../src/features/loyalty/money/money.fixture.ts';
import { anOrder, type Buyer, idOf, PARCEL, WAY, type Wanted } from '../../src/features/orders/desk/desk.support.ts';
import {
  cancelOrderAtDesk,
  deliverOrder,
  type Order,
  refundOrderAtDesk,
  shipOrder,
} from '../../src/features/orders/index.ts';
import { aPiece } from '../../src/features/orders/placing/placing.support.ts';
import type { TestShop } from '../support/app.ts';
import { expectBooksBalanced } from '../support/books.ts';

/** Ten per cent of goods at 10.00 EUR each; shipping is 5.00. */
export const EARNING = { LOYALTY_EARN_PERCENT: '10', LOYALTY_EXPIRE_DAYS: '30' };

type Indexes = readonly number[] | null;

const itemsOf = (order: Order, indexes: Indexes) =>
  indexes === null ? null : indexes.map((index) => idOf(order, index));

const sum = (amounts: readonly { readonly amount: number }[]) => amounts.reduce((total, one) => total + one.amount, 0);

/** What orders go through, and what their buyers have then. */
export function earningWorld(shop: () => TestShop) {
  const deps = () => shop().deps;
  const ship = (order: Order) => shipOrder(deps(), { ...PARCEL, number: order.number });
  return {
    ship,
    buy: async (buyer: Buyer, pieces: number, over: Wanted['over'] = {}): Promise<Order> => {
      const piece = await aPiece(shop(), pieces);
      return anOrder(shop(), buyer.browser, { goods: { [piece]: pieces }, over });
    },
    deliver: async (order: Order, indexes: Indexes = null): Promise<void> => {
      await ship(order);
      await deliverOrder(deps(), { number: order.number, itemIds: itemsOf(order, indexes) });
      await shop().runJobs();
    },
    cancel: async (order: Order, indexes: Indexes = null): Promise<void> => {
      await cancelOrderAtDesk(deps(), { number: order.number, itemIds: itemsOf(order, indexes), way: WAY });
      await shop().runJobs();
    },
    refund: async (order: Order, indexes: Indexes = null): Promise<void> => {
      await refundOrderAtDesk(deps(), { number: order.number, itemIds: itemsOf(order, indexes), way: WAY });
      await shop().runJobs();
    },
    settle: (order: Order): Promise<void> =>
      inTransaction(shop(), (tx) => settleEarning(deps(), tx, { orderId: order.id, now: shop().clock.now() })),
    /** `balance (pending) owed`, in cents. */
    standing: async ({ email }: Buyer): Promise<string> => {
      const { accounts, pending, owed } = await showLoyalty(deps(), email);
      return `${sum(accounts)} (${sum(pending)}) ${sum(owed)}`;
    },
    lines: async ({ id }: Buyer): Promise<string[]> => {
      const { transactions } = await ledgerOf(shop(), id);
      return transactions.map(({ reason, amount }) => `${reason} ${amount}`);
    },
    agree: (): Promise<void> => expectBooksBalanced(deps().db),
  };
}
