import type { UsedAttribute, UsedValue } from './attributes.queries.ts';
import type { ProductInput, SellableInput } from './inputs.ts';

// A list of values is for choosing from: longer texts are descriptions.
const LONGEST_VALUE = 255;

/** The attributes that these products use, each with the type it looks like. */
export function usedAttributes(products: readonly ProductInput[]): UsedAttribute[] {
  const used = new Map<string, UsedAttribute>();
  for (const product of products) {
    for (const key of product.variantKeys) used.set(key, { key, data_type: 'dropdown', name: readable(key) });
    for (const { attributes } of [product, ...product.variants]) {
      for (const [key, value] of Object.entries(attributes)) {
        if (!used.has(key)) used.set(key, { key, data_type: typeOf(value), name: readable(key) });
      }
    }
  }
  return [...used.values()];
}

function typeOf(value: unknown): UsedAttribute['data_type'] {
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  return Array.isArray(value) ? 'multiselect' : 'text';
}

/** `sole_material` → `Sole material` */
function readable(key: string): string {
  const words = key.replaceAll('_', ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The texts that these products give their attributes, once each. */
export function usedValues(products: readonly ProductInput[]): UsedValue[] {
  const used = new Map<string, UsedValue>();
  for (const product of products) for (const sellable of [product, ...product.variants]) addValues(used, sellable);
  return [...used.values()];
}

function addValues(used: Map<string, UsedValue>, { attributes }: SellableInput): void {
  for (const [attribute, given] of Object.entries(attributes)) {
    for (const value of [given].flat()) {
      if (typeof value !== 'string' || value === '' || value.length > LONGEST_VALUE) continue;
      used.set(JSON.stringify([attribute, value]), { attribute, value });
    }
  }
}
