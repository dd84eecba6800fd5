import type { Database } from '../cluster.ts';
import { FIRST_ID, FIRST_VARIANT_ID, LINE } from './statements.ts';
import { coined, vocabulary, type Words } from './words.ts';

/** What a generated catalogue holds, for those who ask for it. */
export interface Catalogue {
  /** How many products lists show. */
  readonly products: number;
  readonly words: Words;
  /** Ids of the categories on the lowest level. */
  readonly leaves: readonly number[];
  /** Ids of categories with a hundredth of the products each. */
  readonly hundredths: readonly number[];
  /** Ids of categories with a hundred products each. */
  readonly handfuls: readonly number[];
  /** Coined names that about a hundred products share, whatever their number. */
  readonly lines: readonly string[];
  /** Words that a hundredth of the products has. */
  readonly commonWords: readonly string[];
}

export const WIDGET = 'home-hero';
export const CURRENCIES = ['usd', 'eur', 'try'] as const;

export function lineNames(products: number): string[] {
  return Array.from({ length: Math.max(1, Math.floor(products / LINE)) }, (_, n) => coined(n, 'x'));
}

export function commonWords(): string[] {
  return Array.from({ length: 100 }, (_, n) => coined(n, 'xo'));
}

export function productId(catalogue: Catalogue, n: number): number {
  return FIRST_ID + 1 + (n % catalogue.products);
}

// Prime to every size: all products in turn, and neighbours lie far apart.
const STRIDE = 7919;

/** The nth product of a walk through all of them in which the next one lies somewhere else. */
export function strewnId(catalogue: Catalogue, n: number): number {
  return productId(catalogue, (n % catalogue.products) * STRIDE);
}

/** No product has it. */
export function noProductId(n: number): number {
  return 9 * FIRST_VARIANT_ID + n;
}

export async function describeCatalogue({ pool }: Database, products: number): Promise<Catalogue> {
  const ids = async (table: string, below = 1000) => {
    const { rows } = await pool.query<{ id: number }>(
      `select category_id as id from ${table} where n < ${below} order by n`,
    );
    return rows.map(({ id }) => id);
  };
  return {
    ...{ products, words: vocabulary(), lines: lineNames(products), commonWords: commonWords() },
    leaves: await ids('bench_leaves'),
    hundredths: await ids('bench_leaves', 20),
    handfuls: await ids('bench_handfuls'),
  };
}
