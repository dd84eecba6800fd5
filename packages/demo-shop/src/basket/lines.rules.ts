import type { Basket } from '../shop.ts';

/** A line of the basket, as the API says it. */
export type Line = Basket['basketitem_set'][number];

/** What a line is told apart by. */
interface Keyed {
  readonly product: { readonly pk: number };
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** What tells lines of one basket apart, whatever happens to their numbers meanwhile. */
export function keyOf({ product, attributes }: Keyed): string {
  return `${product.pk} ${JSON.stringify(attributes)}`;
}

/** What a variant is, in words for people who read the language: the attributes that its address chooses by. `Sage, M` */
export function variantOf({ absolute_url, attributes, attributes_kwargs }: Bought, language: string): string {
  const query = absolute_url.split('?')[1] ?? '';
  const words = [...new URLSearchParams(query).keys()].flatMap((name) => {
    const word = labelIn(attributes_kwargs[name]) ?? attributes[name];
    return typeof word === 'string' ? [capital(word, language)] : [];
  });
  return words.join(', ');
}

interface Bought {
  readonly absolute_url: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly attributes_kwargs: Readonly<Record<string, unknown>>;
}

function labelIn(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'label' in value ? value.label : undefined;
}

function capital(word: string, language: string): string {
  return word.charAt(0).toLocaleUpperCase(language) + word.slice(1);
}

/** What is saved against the prices before, promotions included. */
export function savingsOf({ basketitem_set: lines, total_discount_amount: discount }: Basket): number {
  const before = lines.map(
    ({ retail_price, price, quantity }) => Math.max(0, cents(retail_price) - cents(price)) * quantity,
  );
  return (before.reduce((sum, part) => sum + part, 0) + cents(discount)) / 100;
}

/** A gift that costs nothing: its discount is its price. */
export function isFree({ total_amount, discount_amount }: Pick<Line, 'total_amount' | 'discount_amount'>): boolean {
  return cents(total_amount) <= cents(discount_amount);
}

/** Amounts are texts with two decimals: whole cents do not drift. */
export function cents(amount: string): number {
  return Math.round(Number(amount) * 100);
}

/** What the page shows, in its order: lines that are there, and places of those that were taken out by hand. */
export type Entry<One = Line> =
  | { readonly kind: 'line'; readonly key: string; readonly line: One }
  | { readonly kind: 'removed'; readonly key: string; readonly removed: Removed<One> };

/** A line that was taken out by hand, and may come back. */
export interface Removed<One = Line> {
  readonly key: string;
  readonly line: One;
  /** The key of the line that stood before it; null where it was the first. */
  readonly after: string | null;
}

/** `wanted`: what quantities were asked for. A line of none is out already. */
export function entriesOf<One extends Keyed>(
  lines: readonly One[],
  removed: readonly Removed<One>[],
  wanted: ReadonlyMap<string, number>,
): Entry<One>[] {
  const entries = lines.flatMap((line): Entry<One>[] => {
    const key = keyOf(line);
    return wanted.get(key) === 0 ? [] : [{ kind: 'line', key, line }];
  });
  for (const one of removed) {
    if (entries.some(({ key }) => key === one.key)) continue;
    const place = entries.findIndex(({ key }) => key === one.after) + 1;
    entries.splice(place, 0, { kind: 'removed', key: one.key, removed: one });
  }
  return entries;
}
