/** What is put into the catalogue. Everything is named by the keys of the merchant: SKUs, category keys, attribute keys. */

/** Language (primary tag) to text. */
export type Texts = Readonly<Record<string, string>>;

export interface AttributeInput {
  readonly key: string;
  readonly dataType: string;
  readonly names: Texts;
  readonly position: number;
  readonly values: readonly AttributeValueInput[];
}

export interface AttributeValueInput {
  /** As it stands in a product's attributes. */
  readonly value: string;
  readonly labels: Texts;
  readonly position: number;
  /** `#RRGGBB` in capitals, for a colour. */
  readonly hex: string | null;
  readonly cssClass: string | null;
}

export interface CategoryInput {
  readonly key: string;
  /** The key of the category above; null at the top. It is there already or earlier in the same list. */
  readonly parent: string | null;
  readonly names: Texts;
  /** Last part of its address, by language; made from the name where there is none. */
  readonly slugs: Texts;
  readonly position: number;
  readonly isActive: boolean;
  readonly attributes: Readonly<Record<string, unknown>>;
}

export interface CollectionInput {
  readonly key: string;
  readonly names: Texts;
  /** SKUs in the order shown. Unknown ones are passed over. */
  readonly products: readonly string[];
}

export interface PriceInput {
  /** ISO 4217, lower case. */
  readonly currency: string;
  /** Only for customers of this segment; null for everybody. */
  readonly segment: string | null;
  /** Minor units, tax included. */
  readonly price: number;
  /** Before discount, at least `price`. */
  readonly retailPrice: number;
}

/** What can be sold by itself: a product without variants, or a variant. */
export interface SellableInput {
  readonly sku: string;
  readonly names: Texts;
  /** Attribute key to raw value: text, number, boolean or a list of texts. */
  readonly attributes: Readonly<Record<string, unknown>>;
  /** Language to attribute key to text, for free texts that differ by language. */
  readonly attributeTexts: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Paths below the media address or whole addresses, in the order shown. */
  readonly images: readonly string[];
  readonly prices: readonly PriceInput[];
  readonly isActive: boolean;
  readonly maxQuantity: number | null;
  readonly sellWithoutStock: boolean;
  readonly saleStartsAt: Date | null;
  readonly saleEndsAt: Date | null;
  /** Grams of one piece; a variant without one has its product's. */
  readonly weight: number | null;
}

export interface ProductInput extends SellableInput {
  readonly baseCode: string;
  readonly descriptions: Texts;
  readonly attributeSet: string | null;
  readonly extraAttributes: Readonly<Record<string, unknown>>;
  /** Keys of categories; the first is the primary one. */
  readonly categories: readonly string[];
  readonly slugs: Texts;
  readonly boost: number;
  readonly unitType: string;
  /** Per cent, e.g. `20` or `18.5`. */
  readonly taxRate: number;
  /** The attributes that tell its variants apart; empty without variants. */
  readonly variantKeys: readonly string[];
  readonly variants: readonly SellableInput[];
  /** SKUs of the products sold together under this one; empty for an ordinary product. */
  readonly members: readonly string[];
}
