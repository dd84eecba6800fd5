import type { Texts } from '../../../kernel/texts.ts';

/** What products are described with: small, shared by all answers, kept in every process. */
export interface Definitions {
  readonly attributes: ReadonlyMap<string, Attribute>;
  readonly values: ReadonlyMap<number, AttributeValue>;
  readonly categories: ReadonlyMap<number, Category>;
  readonly priceLists: readonly PriceList[];
  readonly collections: ReadonlyMap<number, Collection>;
}

export interface Attribute {
  readonly id: number;
  readonly key: string;
  readonly dataType: string;
  readonly names: Texts;
  readonly position: number;
  /** By raw value, in the order shown. */
  readonly values: ReadonlyMap<string, AttributeValue>;
}

export interface AttributeValue {
  readonly id: number;
  readonly attributeKey: string;
  readonly value: string;
  readonly labels: Texts;
  readonly position: number;
  readonly hex: string | null;
  readonly cssClass: string | null;
}

export interface Category {
  readonly id: number;
  readonly key: string;
  readonly parentId: number | null;
  readonly names: Texts;
  /** Top-level categories have 2: the invisible root has 1. */
  readonly depth: number;
  /** Ids from the top-level category down to this one. */
  readonly path: readonly number[];
  readonly position: number;
  /** Itself and everything above it. */
  readonly isActive: boolean;
  readonly uuid: string;
  /** The menu item bound to it, else its own uuid. */
  readonly menuItem: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** Address by language, e.g. `/men/shirts/`. */
  readonly urls: Texts;
}

export interface PriceList {
  readonly id: number;
  readonly currency: string;
  readonly segment: string | null;
}

export interface Collection {
  readonly id: number;
  readonly key: string;
  readonly names: Texts;
}

/** Whose prices are shown: the list, and the one that stands in where it has no price. */
export interface Pricing {
  readonly currency: string;
  readonly listId: number;
  /** The currency's public list; the same as `listId` but for a segment. */
  readonly publicListId: number;
}

// No list has this number: a currency without one has no prices.
const NO_LIST = 0;

/** The price list of a caller. */
export function pricingFor({ priceLists }: Definitions, currency: string, segment: string | null): Pricing {
  const listOf = (wanted: string | null) =>
    priceLists.find((list) => list.currency === currency && list.segment === wanted)?.id;
  const publicListId = listOf(null) ?? NO_LIST;
  const own = segment === null ? undefined : listOf(segment);
  return { currency, listId: own ?? publicListId, publicListId };
}

/** The keys of these categories and of all above them, each once. */
export function categoryKeys({ categories }: Pick<Definitions, 'categories'>, ids: readonly number[]): string[] {
  const all = new Set(ids.flatMap((id) => categories.get(id)?.path ?? []));
  return [...all].flatMap((id) => categories.get(id)?.key ?? []);
}
