import type { ProductAnswer, VariantGroup } from '@arasta/client';

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

/** The attributes that are still to be chosen, by their names. */
export function openNames(variants: readonly VariantGroup[]): string[] {
  return variants
    .filter(({ options }) => !options.some(({ is_selected }) => is_selected))
    .map(({ attribute_name }) => attribute_name);
}

/** A colour for those who have not chosen one: the first that can be had. */
export function firstColour({ variants }: ProductAnswer): Selection | null {
  const group = variants.find(({ attribute_key }) => attribute_key === 'color');
  if (group === undefined || group.options.some(({ is_selected }) => is_selected)) return null;
  const option = group.options.find(({ in_stock }) => in_stock) ?? group.options[0];
  return option === undefined ? null : { color: option.value };
}
