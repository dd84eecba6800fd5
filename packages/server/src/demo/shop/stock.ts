import type { Count, LocationInput } from '../../features/stock/index.ts';
import { LAST_PIECE, SOLD_OUT, STORES_ONLY, WITHOUT_STOCK } from './specials.ts';
import { STORE_CODES } from './stores.ts';

/** Where the stock lies: the warehouse `online` is there from the start. */
export function demoLocations(): LocationInput[] {
  return [
    {
      key: 'online',
      names: { en: 'Online warehouse', tr: 'Online depo' },
      store: null,
      sellsOnline: true,
      position: 1,
    },
    ...STORE_CODES.map((code, index) => {
      return { key: code, names: STORE_SHELVES, store: code, sellsOnline: false, position: index + 2 };
    }),
  ];
}

const STORE_SHELVES = { en: 'Store shelves', tr: 'Mağaza rafları' };

/** How many pieces lie where: always the same for the same SKU. */
export function demoStock(skus: readonly { sku: string; product: string }[]): Count[] {
  return skus.flatMap(({ sku, product }) => [
    { sku, location: 'online', onHand: online(sku, product) },
    ...STORE_CODES.map((location) => ({ sku, location, onHand: inStore(sku, product, location) })),
  ]);
}

function online(sku: string, product: string): number {
  if (sku === LAST_PIECE) return 1;
  if (SOLD_OUT.has(product) || STORES_ONLY.has(product) || WITHOUT_STOCK.has(product)) return 0;
  const toss = scattered(sku);
  // Four sizes of a hundred are gone, six nearly so.
  if (toss % 100 < 4) return 0;
  return toss % 100 < 10 ? 1 + (toss % 3) : 8 + (toss % 45);
}

function inStore(sku: string, product: string, location: string): number {
  if (sku === LAST_PIECE || SOLD_OUT.has(product) || WITHOUT_STOCK.has(product)) return 0;
  const toss = scattered(`${sku} ${location}`);
  return toss % 4 === 0 ? 0 : toss % 9;
}

/** A number that follows from the text (FNV-1a). */
function scattered(text: string): number {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return (hash ^ (hash >>> 15)) >>> 0;
}
