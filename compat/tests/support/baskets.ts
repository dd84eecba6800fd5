import { expect } from 'vitest';
import { basket, basketAnswer } from '../../src/contract/basket.ts';
import { fields, type Fields } from '../../src/untyped.ts';
import type { Call } from '../../src/browser.ts';
import { type Piece, piecesOf } from './goods.ts';
import { at, expectShape, listAt } from './pages.ts';
import type { Shop } from './suite.ts';

export const BASKET_PATH = '/baskets/basket/';

/** The calls out of whose answer the page takes the basket; of the others the client does. */
const WRAPPED: readonly string[] = ['addProduct', 'updateQuantity'];

/** A line as tests look at it. */
export interface Line {
  readonly product: number;
  readonly quantity: number;
  readonly attributes: unknown;
}

/** The basket calls of the client, each answer of which must be a whole basket. */
export class Basket {
  readonly #shop: Shop;
  #goods: Promise<readonly Piece[]> | undefined;

  constructor(shop: Shop) {
    this.#shop = shop;
  }

  /** Three things to put in. */
  async goods(): Promise<[Piece, Piece, Piece]> {
    const [one, two, three] = await (this.#goods ??= piecesOf(this.#shop, 3));
    if (one === undefined || two === undefined || three === undefined) throw new Error('The shop sells too little');
    return [one, two, three];
  }

  /** The calls that reached the server since the visitor came. */
  sent(method: string): readonly Call[] {
    return this.#shop.visitor.callsTo(BASKET_PATH).filter((call) => call.method === method);
  }

  /** The basket that a call answers with. */
  async ask(endpoint: string, argument?: unknown): Promise<Fields> {
    const { data, error } = await this.#shop.visitor.call(endpoint, argument);
    const name = `${endpoint} ${JSON.stringify(argument)}`;
    expect(error, name).toBeUndefined();
    expectShape(data, WRAPPED.includes(endpoint) ? basketAnswer : basket, name);
    return fields(WRAPPED.includes(endpoint) ? at(data, 'basket') : data, name);
  }

  read(): Promise<Fields> {
    return this.ask('getBasket');
  }

  /** A change; what it answers is put in place of what the page had, so that it must be what the page would read. */
  async change(endpoint: string, argument?: unknown): Promise<Fields> {
    const answered = await this.ask(endpoint, argument);
    expect(await this.read()).toEqual(answered);
    return answered;
  }

  add(product: unknown, quantity = 1, attributes: Fields = {}): Promise<Fields> {
    return this.change('addProduct', { product, quantity, attributes });
  }

  set(product: unknown, quantity: number, attributes: Fields = {}): Promise<Fields> {
    return this.change('updateQuantity', { product, quantity, attributes });
  }

  /** A call that is refused: what the page shows, after the basket was found as it was. */
  async refused(endpoint: string, argument: unknown): Promise<{ status: unknown; data: Fields }> {
    const before = await this.read();
    const { error } = await this.#shop.visitor.call(endpoint, argument);
    const after = await this.read();
    expect(linesOf(after)).toEqual(linesOf(before));
    expect(after).toMatchObject({ pk: before['pk'], version: before['version'], voucher_code: before['voucher_code'] });
    return { status: error?.status, data: fields(error?.data, `the refusal of ${endpoint}`) };
  }
}

/** A line of this product, as `linesOf` tells it. */
export const line = ({ pk }: Piece, quantity: number, attributes: Fields = {}): Line => ({
  product: pk,
  quantity,
  attributes,
});

/** What was put in, the oldest first; gifts of promotions, whose ids are below zero, are left out. */
export function linesOf(answer: unknown): readonly Line[] {
  return itemsOf(answer).map((item) => ({
    product: Number(at(item, 'product', 'pk')),
    quantity: Number(at(item, 'quantity')),
    attributes: at(item, 'attributes'),
  }));
}

/** The same as the client gets them. */
export function itemsOf(answer: unknown): readonly unknown[] {
  return listAt(answer, 'basketitem_set').filter((item) => Number(at(item, 'id')) > 0);
}
