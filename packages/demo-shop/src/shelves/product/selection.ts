import type { ProductAnswer, ProductImage, VariantGroup } from '@arasta/client';

/** What is chosen of each attribute that tells the variants apart. */
export type Selection = Readonly<Record<string, string>>;

/** What the answer has as chosen. */
export function selectionOf(variants: readonly VariantGroup[]): Selection {
  const pairs = variants.flatMap(({ attribute_key, options }) => {
    const chosen = options.find(({ is_selected }) => is_selected);
    return chosen === undefined ? [] : [[attribute_key, chosen.value] as const];
  });
  return Object.fromEntries(pairs);
}

/** Whether the answer is the one to what the address asks: until it is there, the one before is shown. */
export function isAnswerTo(variants: readonly VariantGroup[], params: URLSearchParams): boolean {
  const selection = selectionOf(variants);
  return variants.every(({ attribute_key: key, options }) => {
    const wanted = params.get(key);
    return wanted === null || wanted === selection[key] || !options.some(({ value }) => value === wanted);
  });
}

/** The attributes that are still to be chosen, by their names. */
export function openNames(variants: readonly VariantGroup[]): string[] {
  return variants
    .filter(({ options }) => !options.some(({ is_selected }) => is_selected))
    .map(({ attribute_name }) => attribute_name);
}

/** The pictures of the colour that is chosen; of the product where none is. */
export function picturesOf({ product, variants }: ProductAnswer): readonly ProductImage[] {
  const colours = variants.find(({ attribute_key }) => attribute_key === 'color')?.options ?? [];
  const own = colours.find(({ is_selected }) => is_selected)?.product.productimage_set ?? [];
  return own.length > 0 ? own : product.productimage_set;
}

/** A colour for those who have not chosen one: that of the product's picture, else the first, as long as it can be had. */
export function firstColour({ product, variants }: ProductAnswer): Selection | null {
  const group = variants.find(({ attribute_key }) => attribute_key === 'color');
  if (group === undefined || group.options.some(({ is_selected }) => is_selected)) return null;
  const shown = product.productimage_set[0]?.image;
  const can = group.options.filter(({ in_stock }) => in_stock);
  const option = can.find((one) => one.product.productimage_set[0]?.image === shown) ?? can[0] ?? group.options[0];
  return option === undefined ? null : { color: option.value };
}
