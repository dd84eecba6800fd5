/** The columns of our tables. A name with `<…>` stands for any number of columns. */
export interface Column {
  readonly name: string;
  /** The part of the record that it fills. */
  readonly field: string;
  readonly kind: 'text' | 'list' | 'texts' | 'money' | 'by-name' | 'by-language';
}

/** Columns of a products file; a row with `parent` is a variant of the row named. */
export const PRODUCT_COLUMNS: readonly Column[] = [
  { name: 'sku', field: 'sku', kind: 'text' },
  { name: 'parent', field: 'parent', kind: 'text' },
  { name: 'base_code', field: 'base_code', kind: 'text' },
  { name: 'name', field: 'name', kind: 'texts' },
  { name: 'description', field: 'description', kind: 'texts' },
  { name: 'slug', field: 'slug', kind: 'texts' },
  { name: 'categories', field: 'categories', kind: 'list' },
  { name: 'attribute_set', field: 'attribute_set', kind: 'text' },
  { name: 'attribute:<key>', field: 'attributes', kind: 'by-language' },
  { name: 'images', field: 'images', kind: 'list' },
  { name: 'price:<list>', field: 'prices', kind: 'money' },
  { name: 'retail_price:<list>', field: 'prices', kind: 'money' },
  { name: 'stock', field: 'stock', kind: 'by-name' },
  { name: 'stock:<location>', field: 'stock', kind: 'by-name' },
  { name: 'variant_keys', field: 'variant_keys', kind: 'list' },
  { name: 'members', field: 'members', kind: 'list' },
  { name: 'boost', field: 'boost', kind: 'text' },
  { name: 'tax_rate', field: 'tax_rate', kind: 'text' },
  { name: 'unit_type', field: 'unit_type', kind: 'text' },
  { name: 'active', field: 'active', kind: 'text' },
  { name: 'max_quantity', field: 'max_quantity', kind: 'text' },
  { name: 'sell_without_stock', field: 'sell_without_stock', kind: 'text' },
  { name: 'sale_starts_at', field: 'sale_starts_at', kind: 'text' },
  { name: 'sale_ends_at', field: 'sale_ends_at', kind: 'text' },
  { name: 'weight', field: 'weight', kind: 'text' },
];

/** Columns that only make sense in the row of the product itself. */
export const PRODUCT_ONLY: ReadonlySet<string> = new Set(
  ['base_code', 'description', 'slug', 'categories', 'attribute_set'].concat([
    'variant_keys',
    'members',
    'boost',
    'tax_rate',
    'unit_type',
  ]),
);

export const PRICE_COLUMNS = ['sku', 'currency', 'segment', 'price', 'retail_price'] as const;

export const STOCK_COLUMNS = ['sku', 'location', 'on_hand'] as const;

/** A column's meaning, and what stands after its colon. Null for a name that is none of ours. */
export function productColumn(name: string): { column: Column; rest: string | null } | null {
  const at = name.indexOf(':');
  const stem = at === -1 ? name : name.slice(0, at);
  const rest = at === -1 ? null : name.slice(at + 1);
  const column =
    PRODUCT_COLUMNS.find((known) => known.name === stem && (rest === null || known.kind === 'texts')) ??
    (rest === null ? undefined : PRODUCT_COLUMNS.find((known) => known.name.startsWith(`${stem}:<`)));
  return column === undefined || rest === '' ? null : { column, rest };
}
