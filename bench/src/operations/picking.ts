import type { Catalogue } from '../catalogue/catalogue.ts';
import type { World } from '../world.ts';

export function pick<Item>(list: readonly Item[], n: number): Item {
  const item = list[n % list.length];
  if (item === undefined) throw new RangeError('There is nothing to pick from');
  return item;
}

export function catalogueOf({ catalogue }: World): Catalogue {
  if (catalogue === null) throw new Error('The operation does not say that it needs a catalogue');
  return catalogue;
}

/** What lies in an answer under these keys, one below the other; undefined where nothing does. */
export function found(body: string, ...keys: readonly string[]): unknown {
  return within(JSON.parse(body), ...keys);
}

/** The same of what has been read already. */
export function within(read: unknown, ...keys: readonly string[]): unknown {
  let value = read;
  for (const key of keys) value = isRecord(value) ? value[key] : undefined;
  return value;
}

export function countOf(body: string, ...keys: readonly string[]): number {
  return listIn(body, ...keys).length;
}

/** How often a mark stands in a body: where reading all of it would cost the generator too much. */
export function countIn(body: string, mark: string): number {
  return body.split(mark).length - 1;
}

/** Nothing where no list lies there. */
export function listIn(body: string, ...keys: readonly string[]): readonly unknown[] {
  const list = found(body, ...keys);
  return Array.isArray(list) ? list : [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
