import { basketId, emptyOfAdded, goodIn, keepPromotions, LARGE_BASKETS } from '../baskets/fill.ts';
import { FIRST_CUSTOMER } from '../customers.ts';
import type { Operation } from '../operation.ts';
import { renewCheckouts } from '../till/fill.ts';
import { CHECKOUT, isPlaced, submission, TYPED_CARD } from '../till/guest.ts';
import { fillOrders, ORDER_ITEMS } from '../till/orders.ts';
import type { World } from '../world.ts';
import { basketsOf, small } from './baskets.ts';
import { sessionHeaders } from './callers.ts';
import { countIn, found, listIn, within } from './picking.ts';

/** Orders are placed and looked at (README.md, "The till"). */

/** Customers who have many orders. */
const OLD_CUSTOMERS = 200;
const ORDERS_EACH = 200;
const SHOWN = 12;

const old = (n: number) => n % OLD_CUSTOMERS;

const orderList: Operation = {
  name: 'order list, 12 of 200',
  ...{ ceiling: 'read', share: 0.2, statements: 3 },
  prepare: ({ database }) =>
    fillOrders(database, {
      ...{ firstCustomer: FIRST_CUSTOMER, customers: OLD_CUSTOMERS, every: 1 },
      ...{ first: 0, last: ORDERS_EACH - 1 },
    }),
  request: (world, n) => ({
    ...{ method: 'GET', path: `/users/orders/?limit=${SHOWN}`, headers: sessionHeaders(world, old(n)) },
  }),
  isRight: (body) =>
    body.startsWith(`{"count":${ORDERS_EACH},`) && countIn(body, '"retail_price":') === SHOWN * ORDER_ITEMS,
  answers: (body, _world, n) => {
    const orders = listIn(body, 'results');
    return orders.length === SHOWN && orders.every((order) => within(order, 'user') === FIRST_CUSTOMER + old(n));
  },
};

/** The last call of a checkout that lacks nothing else. Each customer's once in a round. */
export const placing: Operation = {
  name: 'placing an order',
  ...{ ceiling: 'write', share: 0.06, statements: 25, needsCatalogue: true, needsBank: true },
  prepare: async (world, url) => {
    await emptyOfAdded(world.database, basketsOf(world));
    await keepPromotions(world.database, false);
    await renewCheckouts(world.database);
    // Goods, and what the shop offers, are in the server's memory.
    for (let customer = 0; customer < LARGE_BASKETS; customer += 1) {
      await (await fetch(url + CHECKOUT, { headers: sessionHeaders(world, customer) })).arrayBuffer();
    }
  },
  renew: ({ database }) => renewCheckouts(database),
  request: (world, n) => {
    const { path, body, type } = submission('CreditCardConfirmationPage', TYPED_CARD);
    return { method: 'POST', path, headers: { ...sessionHeaders(world, small(world, n)), 'content-type': type }, body };
  },
  isRight: isPlaced,
  answers: (body, world, n) => isOrderOf(body, world, small(world, n)),
};

function isOrderOf(body: string, world: World, customer: number): boolean {
  const items = listIn(body, 'pre_order', 'basket', 'basketitem_set');
  return (
    found(body, 'pre_order', 'basket', 'pk') === basketId(customer) &&
    items.every((item, line) => within(item, 'product', 'pk') === goodIn(basketsOf(world), customer, line))
  );
}

export const tillOperations: readonly Operation[] = [orderList, placing];
