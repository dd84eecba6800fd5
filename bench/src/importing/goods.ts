import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { attributes, categories, FACETS, LEAF_COUNT, leafKey, valueOf } from '../catalogue/definitions.ts';
import { LINE, VARIANTS_EACH } from '../catalogue/statements.ts';
import { coined, numbers, VOCABULARY, vocabulary, type Words, zipfRank } from '../catalogue/words.ts';

/** Files to import: the generated catalogue as JSON Lines. */

/** Everything that products name, and one product. */
export async function writeDefinitions(file: string): Promise<void> {
  const words = vocabulary();
  const declared = attributes(words).map(({ key, dataType, names, position, values }) => ({
    ...{ type: 'attribute', key, data_type: dataType, name: names, position },
    values: values.map(({ value, labels, hex, position: place }) => ({ value, label: labels, hex, position: place })),
  }));
  const shelves = categories(words).map(({ key, parent, names, position }) => {
    return { type: 'category', key, parent, name: names, position };
  });
  await writeLines(file, [...declared, ...shelves, product(words, 0)]);
}

export async function writeProducts(file: string, products: number): Promise<void> {
  const words = vocabulary();
  await writeLines(
    file,
    (function* () {
      for (let n = 1; n <= products; n += 1) yield product(words, n);
    })(),
  );
}

/** Rows of the products table that so many products make. */
export function rowsOf(products: number): number {
  return products * (1 + VARIANTS_EACH);
}

const LINES_AT_ONCE = 200;

async function writeLines(file: string, records: Iterable<object>): Promise<void> {
  await pipeline(
    Readable.from(
      (function* () {
        let lines: string[] = [];
        for (const record of records) {
          lines.push(`${JSON.stringify(record)}\n`);
          if (lines.length < LINES_AT_ONCE) continue;
          yield lines.join('');
          lines = [];
        }
        yield lines.join('');
      })(),
    ),
    createWriteStream(file),
  );
}

const DESCRIPTION_WORDS = 22;
const LARGE_SEED = 7919;

function product(words: Words, n: number): object {
  const random = numbers(n * LARGE_SEED);
  const ranks = (count: number) =>
    Array.from({ length: count }, () => zipfRank(random(1_000_000) / 1_000_000, 1, VOCABULARY));
  const spelled = (chosen: readonly number[], language: 'en' | 'tr') =>
    chosen.map((rank) => words[language][rank]).join(' ');
  const [title, body, line] = [ranks(2), ranks(DESCRIPTION_WORDS), coined(Math.floor(n / LINE), 'x')];
  const price = (5 + random(30_000) / 100).toFixed(2);
  return {
    ...{ type: 'product', sku: `P-${n}`, base_code: `P-${n}` },
    name: { en: `${spelled(title, 'en')} ${line}`, tr: `${spelled(title, 'tr')} ${line}` },
    description: { en: spelled(body, 'en'), tr: spelled(body, 'tr') },
    categories: [leafKey(random(LEAF_COUNT))],
    attributes: Object.fromEntries(
      FACETS.filter(({ key }) => key !== 'size').map(({ key, values }) => [key, valueOf(words, key, random(values))]),
    ),
    images: [0, 1].map((place) => `https://media.example.com/${n % 1000}/${n}-${place}.jpg`),
    prices: { usd: price, eur: price, try: (Number(price) * 42).toFixed(2) },
    variant_keys: ['size'],
    variants: Array.from({ length: VARIANTS_EACH }, (_, v) => ({
      ...{ sku: `P-${n}-${v + 1}`, attributes: { size: valueOf(words, 'size', v) }, stock: random(40) },
    })),
  };
}
