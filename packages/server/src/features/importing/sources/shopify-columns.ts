/**
 * The columns of Shopify's product CSV that are read, under our names for them: first as exports name them, then as
 * the newer template does (https://help.shopify.com/en/manual/products/import-export/using-csv).
 */
export const SHOPIFY_COLUMNS = {
  handle: ['Handle', 'URL handle'],
  title: ['Title'],
  body: ['Body (HTML)', 'Description'],
  vendor: ['Vendor'],
  type: ['Type'],
  tags: ['Tags'],
  published: ['Published', 'Published on online store'],
  status: ['Status'],
  option1Name: ['Option1 Name', 'Option1 name'],
  option1Value: ['Option1 Value', 'Option1 value'],
  option2Name: ['Option2 Name', 'Option2 name'],
  option2Value: ['Option2 Value', 'Option2 value'],
  option3Name: ['Option3 Name', 'Option3 name'],
  option3Value: ['Option3 Value', 'Option3 value'],
  sku: ['Variant SKU', 'SKU'],
  barcode: ['Variant Barcode', 'Barcode'],
  tracker: ['Variant Inventory Tracker', 'Inventory tracker'],
  quantity: ['Variant Inventory Qty', 'Inventory quantity'],
  policy: ['Variant Inventory Policy', 'Continue selling when out of stock'],
  price: ['Variant Price', 'Price'],
  comparePrice: ['Variant Compare At Price', 'Compare-at price'],
  grams: ['Variant Grams', 'Weight value (grams)'],
  image: ['Image Src', 'Product image URL'],
  imagePosition: ['Image Position', 'Image position'],
  variantImage: ['Variant Image', 'Variant image URL'],
} as const;

export type ShopifyColumn = keyof typeof SHOPIFY_COLUMNS;

/** Columns that a shop here has no place for. Passed over without a word. */
const IGNORED = [
  /^(Variant Weight Unit|Weight unit for display)$/,
  /^(Variant Fulfillment Service|Fulfillment service|Variant Requires Shipping|Requires shipping)$/,
  /^(Variant Taxable|Charge tax|Variant Tax Code|Tax code|Cost per item|Gift Card|Gift card)$/,
  /^(Image Alt Text|Image alt text|Product Category|Product category|Unit Price .*|Option[123] Linked To|Option[123] linked to)$/,
  /^(SEO Title|SEO title|SEO Description|SEO description|Google Shopping ?\/ .*|Custom Product Type)$/,
];

const FIELDS = new Map<string, ShopifyColumn>();
for (const [field, names] of Object.entries(SHOPIFY_COLUMNS)) {
  for (const name of names) if (isColumn(field)) FIELDS.set(name, field);
}

function isColumn(field: string): field is ShopifyColumn {
  return field in SHOPIFY_COLUMNS;
}

export function shopifyField(name: string): ShopifyColumn | null {
  return FIELDS.get(name) ?? null;
}

export function isIgnoredByShopify(name: string): boolean {
  return IGNORED.some((pattern) => pattern.test(name));
}

export function isShopifyHeader(header: readonly string[]): boolean {
  const fields = new Set(header.map((name) => shopifyField(name)));
  return fields.has('handle') && fields.has('title') && fields.has('price');
}
