import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { expect } from 'vitest';
import { fields, list, text } from '../../src/untyped.ts';
import { at, listAt, pksOf } from './pages.ts';
import type { Shop } from './suite.ts';

/** What a page puts into the basket: a variant, or a product that has none. */
export interface Piece {
  readonly pk: number;
  readonly name: string;
  readonly stock: number;
  /** As many as one basket may hold; null for any number. */
  readonly most: number | null;
  /** US dollars. */
  readonly price: number;
}

/** The first variant in stock of each product that has one, as the product pages offer them. */
export async function piecesOf(shop: Shop, most = Infinity): Promise<readonly Piece[]> {
  const found: Piece[] = [];
  for (const pk of await pksOf(shop, 'product')) {
    if (found.length === most) break;
    const { data } = await shop.visitor.call('getProductByPk', pk);
    const [piece] = offersOf(data).filter(({ stock }) => stock >= LEAST_STOCK);
    if (piece !== undefined) found.push(piece);
  }
  expect(found.length).toBeGreaterThan(2);
  return found;
}

const LEAST_STOCK = 5;

/** Enough for all that the tests of a file buy. */
const PLENTY = 15;

/** US dollars: shipping is not free, and twenty are worth a coupon. */
const FAIR = { least: 15, most: 60 };

/**
 * What tests buy: pieces of which there are many, at a fair price without any promotion, others in each file, and none that `piecesOf`
 * finds, so that the tests that count pieces never see one go. The visitor's basket is emptied.
 */
export async function spareGoods(shop: Shop, wanted: number): Promise<readonly Piece[]> {
  const pks = await pksOf(shop, 'product');
  const begin = placeOf(expect.getState().testPath ?? '') % pks.length;
  const found: Piece[] = [];
  for (const pk of [...pks.slice(begin), ...pks.slice(0, begin)]) {
    const { data } = await shop.visitor.call('getProductByPk', pk);
    const [, ...spare] = offersOf(data).filter(({ stock }) => stock >= LEAST_STOCK);
    const piece = spare.find(({ stock, most, price }) => stock >= PLENTY && most === null && isFair(price));
    if (piece !== undefined && (await isPlain(shop, piece))) found.push(piece);
    if (found.length === wanted) return found;
  }
  throw new Error('The shop has plenty of too little');
}

/** A test file buys the same in every run: what fails in one fails in the next. */
const placeOf = (testPath: string): number => createHash('sha256').update(basename(testPath)).digest().readUInt32BE();

const isFair = (price: number): boolean => price >= FAIR.least && price <= FAIR.most;

/** Whether some of it come to their price and bring no gift. */
async function isPlain({ visitor }: Shop, { pk, price }: Piece): Promise<boolean> {
  const { data } = await visitor.call('addProduct', { product: pk, quantity: 3, attributes: {} });
  await visitor.call('clearBasket');
  const { basketitem_set, total_amount } = fields(at(data, 'basket'), 'basket');
  return list(basketitem_set, 'basketitem_set').length === 1 && total_amount === (3 * price).toFixed(2);
}

/** A product with variants is not sold by itself: its choices lead to what is. */
function offersOf(page: unknown): readonly Piece[] {
  const choices = listAt(page, 'variants').flatMap((variant) => listAt(variant, 'options'));
  return (choices.length === 0 ? [page] : choices).map((holder) => pieceOf(at(holder, 'product')));
}

function pieceOf(product: unknown): Piece {
  return {
    pk: Number(at(product, 'pk')),
    name: text(at(product, 'name'), 'name'),
    stock: Number(at(product, 'stock')),
    most: limitOf(at(product, 'max_quantity')),
    price: Number(at(product, 'price')),
  };
}

const limitOf = (given: unknown): number | null => (given === null ? null : Number(given));
