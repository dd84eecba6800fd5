import {
  type Baskets,
  basketId,
  emptyOfAdded,
  goodIn,
  keepPromotions,
  LARGE_BASKETS,
  LARGE_LINES,
  LINES,
} from '../baskets/fill.ts';
import type { Operation, Request } from '../operation.ts';
import type { World } from '../world.ts';
import { sessionHeaders } from './callers.ts';
import { countIn, countOf, found, listIn, within } from './picking.ts';

/** A basket is read and changed, without a promotion and with a hundred of them (README.md, "Baskets"). */

type Draft = Pick<Operation, 'name' | 'ceiling' | 'share' | 'statements' | 'request' | 'renew'> & {
  /** Whose basket the nth request means. */
  readonly customer: (world: World, n: number) => number;
  /** How many lines its answer has, and how many pieces they are. */
  readonly lines: number;
  readonly pieces: (n: number) => number;
  /** The least share of its own rate without promotions; null where nothing is promised. */
  readonly withPromotions: number | null;
};

const URL = '/baskets/basket/';

/** The customer with a basket of three lines whom the nth request means. */
export const small = ({ sessionKeys }: World, n: number) => LARGE_BASKETS + (n % (sessionKeys.length - LARGE_BASKETS));
const large = (_world: World, n: number) => n % LARGE_BASKETS;

// Each 25 get two pieces, then one again: whatever a connection does in its turn is a change.
const CHANGED = 25;
const changed = (world: World, n: number) => small(world, Math.floor(n / (2 * CHANGED)) * CHANGED + (n % CHANGED));
const wished = (n: number) => (n % (2 * CHANGED) < CHANGED ? 2 : 1);

const drafts: readonly Draft[] = [
  {
    name: 'basket of 3 lines',
    ...{ ceiling: 'read', share: 0.4, statements: 2, withPromotions: 0.5 },
    ...{ customer: small, lines: LINES, pieces: () => LINES },
    request: (world, n) => asked(world, 'GET', small(world, n)),
  },
  {
    name: 'basket of 50 lines',
    ...{ ceiling: 'read', share: null, statements: 2, withPromotions: 0.5 },
    ...{ customer: large, lines: LARGE_LINES, pieces: () => LARGE_LINES },
    request: (world, n) => asked(world, 'GET', large(world, n)),
  },
  {
    // A fourth line in a basket of three, each time.
    name: 'add to basket',
    ...{ ceiling: 'write', share: 0.35, statements: 6, withPromotions: 0.5 },
    ...{ customer: small, lines: LINES + 1, pieces: () => LINES + 1 },
    request: (world, n) => {
      const customer = small(world, n);
      const product = goodIn(basketsOf(world), customer, LINES);
      return asked(world, 'POST', customer, { product, quantity: 1, attributes: {} });
    },
    renew: (world) => emptyOfAdded(world.database, basketsOf(world)),
  },
  {
    name: 'quantity in basket',
    ...{ ceiling: 'write', share: null, statements: null, withPromotions: null },
    ...{ customer: changed, lines: LINES, pieces: (n) => LINES - 1 + wished(n) },
    request: (world, n) => {
      const customer = changed(world, n);
      const product = goodIn(basketsOf(world), customer, 0);
      return asked(world, 'PUT', customer, { product, quantity: wished(n), attributes: {} });
    },
  },
];

export const basketOperations: readonly Operation[] = drafts.flatMap((draft) => [
  operation(draft, false),
  operation(draft, true),
]);

function operation({ customer, lines, pieces, withPromotions, ...draft }: Draft, promoted: boolean): Operation {
  const discounted = (body: string) => countOf(body, 'basket', 'discounts') > 0;
  return {
    ...draft,
    ...(promoted
      ? { name: `${draft.name}, 100 promotions`, share: null, beside: { operation: draft.name, least: withPromotions } }
      : {}),
    needsCatalogue: true,
    prepare: (world, url) => prepare(world, url, promoted),
    isRight: (body) => body.startsWith('{"basket":{"pk":') && countIn(body, '"unit_price":"') === lines,
    answers: (body, world, n) =>
      isBasketOf(body, world, customer(world, n), lines) &&
      found(body, 'basket', 'total_quantity') === pieces(n) &&
      discounted(body) === promoted,
  };
}

/** All baskets as they were, the promotions that are wanted, and the goods in the server's memory. */
async function prepare(world: World, url: string, promoted: boolean): Promise<void> {
  await emptyOfAdded(world.database, basketsOf(world));
  await keepPromotions(world.database, promoted);
  for (let customer = 0; customer < LARGE_BASKETS; customer += 1) {
    const { path, ...request } = asked(world, 'GET', customer);
    await (await fetch(url + path, request)).arrayBuffer();
  }
}

function asked(world: World, method: Request['method'], customer: number, body?: object): Request {
  const headers = sessionHeaders(world, customer);
  if (body === undefined) return { method, path: URL, headers };
  const json = { 'content-type': 'application/json' };
  return { method, path: URL, headers: { ...headers, ...json }, body: JSON.stringify(body) };
}

export function basketsOf({ baskets }: World): Baskets {
  if (baskets === null) throw new Error('The operation does not say that it needs a catalogue');
  return baskets;
}

function isBasketOf(body: string, world: World, customer: number, lines: number): boolean {
  const products = listIn(body, 'basket', 'basketitem_set').map((item) => within(item, 'product', 'pk'));
  return (
    found(body, 'basket', 'pk') === basketId(customer) &&
    products.length === lines &&
    products.every((product, line) => product === goodIn(basketsOf(world), customer, line))
  );
}
