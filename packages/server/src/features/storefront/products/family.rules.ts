import type { Family, Offer, ShelfProduct } from './family.ts';

/** The changes that spoil an answer which shows the family. */
export function familyTags({ listed, members }: Family): string[] {
  return [listed.id, ...members].map((id) => `product:${id}`);
}

/** Whether a piece can be bought now. */
export function isInStock(product: ShelfProduct): boolean {
  return product.available > 0 || product.sellWithoutStock;
}

/** What of a family can be bought: its variants, or the product itself. */
function sellablesOf({ listed, variants }: Family): readonly ShelfProduct[] {
  return listed.variantKeys.length > 0 ? variants : [listed];
}

/** Whether the family is sold in its price list at all. */
export function isSold(family: Family): boolean {
  return sellablesOf(family).some(({ offer }) => offer !== null);
}

export function isFamilyInStock(family: Family): boolean {
  return sellablesOf(family).some(isInStock);
}

export function familyAvailable(family: Family): number {
  return sellablesOf(family).reduce((sum, { available }) => sum + available, 0);
}

/** The price a list shows: the lowest of what can be bought, of what is out of stock if nothing can. */
export function shownOffer(family: Family): Offer | null {
  const sold = sellablesOf(family);
  const buyable = sold.filter(isInStock);
  return cheapest(buyable) ?? cheapest(sold);
}

function cheapest(products: readonly ShelfProduct[]): Offer | null {
  let best: Offer | null = null;
  for (const { offer } of products) {
    if (offer !== null && (best === null || offer.price < best.price)) best = offer;
  }
  return best;
}

/**
 * A group as its members make it: it costs what they cost together, and is in stock while all of them are. Where one of
 * them is not sold, the group is not either.
 */
export function withMembers(family: Family, found: ReadonlyMap<number, Family>): Family {
  if (!family.listed.isGroup) return family;
  const members = family.members.flatMap((id) => found.get(id) ?? []);
  const isWhole = members.length > 0 && members.length === family.members.length && members.every(isSold);
  const available = Math.min(...members.map(familyAvailable));
  const listed = {
    ...family.listed,
    offer: isWhole ? totalOffer(members) : null,
    available: isWhole ? available : 0,
    sellWithoutStock: isWhole && members.every(isFamilyInStock),
  };
  return { ...family, listed };
}

/** What one of each costs, at the prices shown. */
export function totalOffer(families: readonly Family[]): Offer {
  const total = (amount: 'price' | 'retailPrice') =>
    families.reduce((sum, family) => sum + (shownOffer(family)?.[amount] ?? 0), 0);
  return { price: total('price'), retailPrice: total('retailPrice'), lowestBefore: null };
}

/** Attribute key to raw value, as a query selects a variant. */
export type Selection = Readonly<Record<string, string>>;

/** An attribute's value as it is written in an address. */
export function valueText(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}

/**
 * What a query selects: for each attribute that tells the variants apart the value it names, else the only one there
 * is. Values that no variant has select nothing.
 */
export function readSelection(family: Family, query: Readonly<Record<string, unknown>>): Selection {
  const selection: Record<string, string> = {};
  for (const key of family.listed.variantKeys) {
    const values = valuesOf(family, key);
    const asked = [query[key]].flat().at(-1);
    const chosen = typeof asked === 'string' ? findValue(values, asked) : onlyOne(values);
    if (chosen !== undefined) selection[key] = chosen;
  }
  return selection;
}

// The published client glues values in without escaping: "A+B" arrives as "A B".
function findValue(values: readonly string[], asked: string): string | undefined {
  const plain = (text: string) => text.replaceAll('+', ' ');
  return values.find((value) => value === asked) ?? values.find((value) => plain(value) === plain(asked));
}

function onlyOne(values: readonly string[]): string | undefined {
  return values.length === 1 ? values[0] : undefined;
}

/** The values that the family's variants have of an attribute, each once, in the order of the variants. */
function valuesOf({ variants }: Family, key: string): string[] {
  const values = variants.map(({ attributes }) => valueText(attributes[key]));
  return [...new Set(values.filter((value) => value !== null))];
}

/** The variants that have all of these values. */
function matching({ variants }: Family, selection: Selection): ShelfProduct[] {
  const wanted = Object.entries(selection);
  return variants.filter(({ attributes }) => wanted.every(([key, value]) => valueText(attributes[key]) === value));
}

/** The one variant that a selection names; null while an attribute is open or nothing fits. */
export function resolveVariant(family: Family, selection: Selection): ShelfProduct | null {
  const { variantKeys } = family.listed;
  if (variantKeys.length === 0 || variantKeys.some((key) => selection[key] === undefined)) return null;
  return matching(family, selection)[0] ?? null;
}

export interface VariantOption {
  readonly value: string;
  readonly isSelected: boolean;
  /** With what else is selected it exists and is in stock. */
  readonly isSelectable: boolean;
  readonly isSelectableWithoutStock: boolean;
  readonly inStock: boolean;
  /** Where choosing it leads: with what else is selected if there is such a variant, else to any that has it. */
  readonly product: ShelfProduct;
}

/** The options of one attribute, given what is selected of the others. */
export function variantOptions(family: Family, key: string, selection: Selection): VariantOption[] {
  return valuesOf(family, key).flatMap((value): VariantOption[] => {
    const exact = matching(family, { ...selection, [key]: value });
    const any = matching(family, { [key]: value });
    const product = exact.find(isInStock) ?? exact[0] ?? any.find(isInStock) ?? any[0];
    if (product === undefined) return [];
    return [
      {
        value,
        isSelected: selection[key] === value,
        isSelectable: exact.some(isInStock),
        isSelectableWithoutStock: exact.length > 0,
        inStock: any.some(isInStock),
        product,
      },
    ];
  });
}

/** A variant's values as a query selects them. */
export function variantQuery(keys: readonly string[], variant: Pick<ShelfProduct, 'attributes'>): string {
  const pairs = keys.flatMap((key) => {
    const value = valueText(variant.attributes[key]);
    return value === null ? [] : [`${encodeURIComponent(key)}=${encodeURIComponent(value)}`];
  });
  return pairs.join('&');
}
