import type { Answer, Product } from '@arasta/client';

/** A product's page. */
export type Page = Answer<'getProduct'>;
/** What tells its variants apart: a colour, a size. */
export type Group = Page['variants'][number];
/** A value of it. */
export type Option = Group['options'][number];
/** What has been chosen: attribute → value. */
export type Selection = Readonly<Record<string, string>>;

// More pieces than a shopper means; the server has the last word.
const MOST = 99;
const FEW = 5;

/** The values of the address that choose a variant. */
export function selectionOf(query: Readonly<Record<string, string>>): Selection {
  return Object.fromEntries(Object.entries(query).filter(([key, value]) => key !== '' && value !== ''));
}

/** The groups of which nothing is chosen yet. */
export function unchosen(groups: readonly Group[]): readonly Group[] {
  return groups.filter(({ options }) => !options.some((option) => option.is_selected));
}

/** How many may be put in at once. */
export function mostOf({ max_quantity, stock }: Product): number {
  return Math.min(max_quantity ?? MOST, stock > 0 ? stock : MOST);
}

/** What to say about the stock of what is chosen. */
export function stockOf({ in_stock: isThere, stock }: Product): 'out' | 'few' | 'to order' | 'there' {
  if (!isThere) return 'out';
  if (stock <= 0) return 'to order';
  return stock <= FEW ? 'few' : 'there';
}

/** Whether the options are told apart better by their pictures than by their names. */
export function differInPicture({ options }: Group): boolean {
  const pictures = options.map(({ product }) => product.productimage_set[0]?.image);
  return options.length > 1 && pictures.every(Boolean) && new Set(pictures).size === options.length;
}

const DETAILS = ['brand', 'material', 'fit', 'gender', 'dimensions', 'care'] as const;

/** What is known of a product, by the names of the texts that head it. */
export function detailsOf({ attributes, attributes_kwargs: labels }: Product) {
  return DETAILS.flatMap((key) => {
    const text = labels[key]?.label ?? attributes[key];
    return typeof text === 'string' && text !== '' ? [{ key, text }] : [];
  });
}

/** The text of an attribute that is one. */
export function textOf({ attributes }: Product, key: string): string {
  const text = attributes[key];
  return typeof text === 'string' ? text : '';
}
