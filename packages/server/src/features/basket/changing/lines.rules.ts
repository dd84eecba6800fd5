import { invalidField, rejected } from '../../../kernel/errors.ts';
import type { Candidate, StoredLine } from '../basket.ts';
import { attributesKey } from './attributes.rules.ts';
import type { Change } from './lines.queries.ts';

/** What a shopper wants of one product. */
export interface Wish {
  readonly productId: number;
  readonly quantity: number;
  readonly attributes: Readonly<Record<string, unknown>>;
}

export interface Limits {
  readonly lines: number;
  /** Pieces of one product. */
  readonly quantity: number;
  /** Characters of a line's attributes as JSON. */
  readonly attributes: number;
}

/** The lines as they are, and the product that is wished for; null where there is none. */
export interface Present {
  readonly lines: readonly StoredLine[];
  readonly candidate: Candidate | null;
  /** The candidate's name in the caller's language. */
  readonly name: string;
}

export type LineChange = Pick<Change, 'cuts' | 'added'>;

const NO_CHANGE: LineChange = { cuts: [] };

/**
 * Puts pieces in: they are added to a line of the same product and attributes.
 * @throws Refusal as `checkWish`
 */
export function addition(present: Present, wish: Wish, limits: Limits): LineChange {
  const key = attributesKey(wish.attributes);
  const line = findLine(present.lines, wish, key);
  return put(present, { wish, line, key, quantity: (line?.quantity ?? 0) + wish.quantity }, limits);
}

/**
 * Gives a line the quantity that is wished for; 0 takes it out. The published client's plus and minus buttons send no
 * attributes whatever the line has: without a line of just these, the product's only one is meant.
 * @throws Refusal as `checkWish`, but not for a line that gets fewer pieces than it has
 */
export function setting(present: Present, wish: Wish, limits: Limits): LineChange {
  const key = attributesKey(wish.attributes);
  const line = findLine(present.lines, wish, key) ?? (key === '' ? onlyLine(present.lines, wish) : undefined);
  if (wish.quantity === (line?.quantity ?? 0)) return NO_CHANGE;
  if (line !== undefined && wish.quantity < line.quantity) return { cuts: [{ line, quantity: wish.quantity }] };
  return put(present, { wish, line, key, quantity: wish.quantity }, limits);
}

/** Takes everything out. */
export function emptying(lines: readonly StoredLine[]): LineChange {
  return { cuts: lines.map((line) => ({ line, quantity: 0 })) };
}

interface Putting {
  readonly wish: Wish;
  readonly line: StoredLine | undefined;
  readonly key: string;
  /** What the line shall have. */
  readonly quantity: number;
}

function put(present: Present, { wish, line, key, quantity }: Putting, limits: Limits): LineChange {
  if (JSON.stringify(wish.attributes).length > limits.attributes) {
    throw invalidField('attributes', 'max_length', { max: limits.attributes });
  }
  checkWish(present, { wish, line, quantity }, limits);
  if (line !== undefined) return { cuts: [{ line, quantity }] };
  if (present.lines.length >= limits.lines) throw rejected('basket_100_4', 'basket_full', { max: limits.lines });
  const { productId, attributes } = wish;
  return { cuts: [], added: { productId, name: present.name, quantity, attributes, attributesKey: key } };
}

const UNAVAILABLE = { itself: 'product_unavailable', variants: 'choose_variant', members: 'choose_members' } as const;

/**
 * @throws Refusal invalid invalid_pk for a product that is not there, rejected basket_100_1 for one that is not sold,
 *   basket_100_2 for more than there is in stock, basket_100_3 for more than a basket may hold
 */
function checkWish(
  { lines, candidate, name }: Present,
  { wish, line, quantity }: Omit<Putting, 'key'>,
  limits: Limits,
) {
  if (candidate === null) throw invalidField('product', 'invalid_pk', { pk: wish.productId });
  const { isSold, price, available, sellWithoutStock, maxQuantity } = candidate.offering;
  if (!isSold || price === null)
    throw rejected('basket_100_1', UNAVAILABLE[candidate.consistsOf ?? 'itself'], { name });
  const others = lines.filter((other) => other.productId === wish.productId && other.id !== line?.id);
  const wanted = others.reduce((sum, other) => sum + other.quantity, quantity);
  const most = Math.min(maxQuantity ?? Infinity, limits.quantity);
  if (wanted > most) throw rejected('basket_100_3', 'quantity_limit', { name, max: most });
  if (wanted > available && !sellWithoutStock) {
    throw available > 0
      ? rejected('basket_100_2', 'not_enough_stock', { name, available })
      : rejected('basket_100_2', 'out_of_stock', { name });
  }
}

function findLine(lines: readonly StoredLine[], { productId }: Wish, key: string): StoredLine | undefined {
  return lines.find((line) => line.productId === productId && line.attributesKey === key);
}

function onlyLine(lines: readonly StoredLine[], { productId }: Wish): StoredLine | undefined {
  const own = lines.filter((line) => line.productId === productId);
  return own.length === 1 ? own[0] : undefined;
}
