import { fillBaskets, LINES } from '../baskets/fill.ts';
import { fillCatalogue } from '../catalogue/fill.ts';
import type { Progress, Shop } from '../cluster.ts';
import { FIRST_CUSTOMER, seedCustomers, seedSessions } from '../customers.ts';
import { countIn, pick } from '../operations/picking.ts';
import { fillOrders } from '../till/orders.ts';
import { vacuum } from '../transaction.ts';
import { constant, type Growth } from './growth.ts';

/** `--sessions`: what is read of one customer, among ever more customers with a session, a basket of three lines and orders. */

interface Visitors {
  /** Of customers that are spread over all. */
  readonly sessionKeys: readonly string[];
}

const PRODUCTS = 1000;
/** Keys that requests are made with. */
const KEYS = 5000;
/** Orders of the customers that requests are made for; each other one has one. */
const ORDERS = 12;

async function fill({ database, deps }: Shop, size: number, progress: Progress): Promise<Visitors> {
  await fillCatalogue({ database, deps, products: PRODUCTS, progress });
  progress(`Seeding ${size} customers with sessions and baskets`);
  const sessionKeys = Array.from({ length: Math.min(size, KEYS) }, () => deps.keys.create());
  await seedCustomers(database, size, await deps.passwords.hash('correct horse battery'));
  await seedSessions(database, sessionKeys, size);
  await fillBaskets(database, { firstCustomer: FIRST_CUSTOMER, customers: size, large: 0 });
  await vacuum(database, 'customers, sessions');
  progress(`Seeding their orders`);
  const all = { firstCustomer: FIRST_CUSTOMER, customers: size };
  await fillOrders(database, { ...all, every: 1, first: 0, last: 0 });
  await fillOrders(database, { ...all, every: Math.floor(size / sessionKeys.length), first: 1, last: ORDERS - 1 });
  return { sessionKeys };
}

function get(path: string, { sessionKeys }: Visitors, n: number) {
  const headers = { accept: 'application/json', cookie: `osessionid=${pick(sessionKeys, n)}` };
  return { method: 'GET', path, headers } as const;
}

export const sessionGrowth: Growth<Visitors> = {
  ...{ asks: 'one read at a time', env: {}, fill },
  works: [
    {
      name: 'current user',
      limit: constant(1.3),
      request: (visitors, n) => get('/current_user/', visitors, n),
      isRight: (body) => body.startsWith('{"pk":'),
    },
    {
      name: `basket of ${LINES} lines`,
      limit: constant(1.3),
      request: (visitors, n) => get('/baskets/basket/', visitors, n),
      isRight: (body) => body.startsWith('{"basket":{"pk":') && countIn(body, '"unit_price":"') === LINES,
    },
    {
      name: 'order list',
      limit: constant(1.3),
      request: (visitors, n) => get(`/users/orders/?limit=${ORDERS}`, visitors, n),
      isRight: (body) => body.startsWith(`{"count":${ORDERS},`),
    },
  ],
};
