import type { ProductInput, SellableInput } from './inputs.ts';

/** A product as it goes into its table; the column names are those of the statement that reads them. */
export interface ProductRow {
  readonly sku: string;
  readonly parent_sku: string | null;
  readonly base_code: string;
  readonly product_type: '0' | '1';
  readonly attribute_set: string | null;
  readonly names: object;
  readonly descriptions: object;
  readonly attributes: object;
  readonly attribute_texts: object;
  readonly extra_attributes: object;
  readonly variant_keys: readonly string[];
  readonly position: number;
  readonly is_active: boolean;
  readonly boost: number;
  readonly unit_type: string;
  readonly tax_rate: number;
  readonly max_quantity: number | null;
  readonly sell_without_stock: boolean;
  readonly sale_starts_at: Date | null;
  readonly sale_ends_at: Date | null;
  readonly weight: number | null;
}

export function productRow(product: ProductInput): ProductRow {
  return {
    ...sellableRow(product),
    parent_sku: null,
    base_code: product.baseCode,
    product_type: product.members.length > 0 ? '1' : '0',
    attribute_set: product.attributeSet,
    descriptions: product.descriptions,
    extra_attributes: product.extraAttributes,
    variant_keys: product.variants.length > 0 ? product.variantKeys : [],
    position: 0,
    boost: product.boost,
    unit_type: product.unitType,
    tax_rate: product.taxRate,
  };
}

/** The variants of a product; what they have in common with it stands there alone. */
export function variantRows(product: ProductInput): ProductRow[] {
  return product.variants.map((variant, position) => ({
    ...productRow({ ...product, variants: [], members: [] }),
    ...sellableRow(variant),
    parent_sku: product.sku,
    descriptions: {},
    extra_attributes: {},
    position,
  }));
}

function sellableRow(sellable: SellableInput) {
  return {
    sku: sellable.sku,
    names: sellable.names,
    attributes: sellable.attributes,
    attribute_texts: sellable.attributeTexts,
    is_active: sellable.isActive,
    max_quantity: sellable.maxQuantity,
    sell_without_stock: sellable.sellWithoutStock,
    sale_starts_at: sellable.saleStartsAt,
    sale_ends_at: sellable.saleEndsAt,
    weight: sellable.weight,
  };
}

/** What is sold by itself, with the prices that a variant has from its product. A group costs what its members do. */
export function sellables(product: ProductInput): SellableInput[] {
  if (product.members.length > 0) return [];
  if (product.variants.length === 0) return [product];
  return product.variants.map((variant) =>
    variant.prices.length > 0 ? variant : { ...variant, prices: product.prices },
  );
}
