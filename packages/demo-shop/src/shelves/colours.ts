import { signal } from '@preact/signals';
import type { Facet } from '@arasta/client';
import { shop } from '../shop.ts';

/** The colours of goods as they are shown: value → `#26324F`. */
export const hexes = signal<ReadonlyMap<string, string>>(new Map());

let asked = false;

/** Learns the colours from the facets of a list. */
export function learnColours(facets: readonly Facet[]): void {
  const choices = facets.find(({ key }) => key === 'color')?.data.choices ?? [];
  const found = choices.flatMap(({ value, hex }) => (hex == null ? [] : [[String(value), hex] as const]));
  const fresh = found.filter(([value]) => !hexes.value.has(value));
  if (fresh.length > 0) hexes.value = new Map([...hexes.value, ...fresh]);
}

/** Asks for the colours where no list has told them yet; without them swatches are left out. */
export async function askForColours(): Promise<void> {
  if (asked || hexes.value.size > 0) return;
  asked = true;
  try {
    learnColours((await shop.listProducts({ page_size: 1 })).facets);
  } catch {
    asked = false;
  }
}
