import { saveAttributes, saveCategories } from '../../../packages/server/src/features/catalogue/index.ts';
import { saveMenuItems, saveWidgets } from '../../../packages/server/src/features/content/index.ts';
import { reindexAll } from '../../../packages/server/src/features/search/index.ts';
import type { Composition } from '@arasta/server';
import type { Database } from '../cluster.ts';
import { type Catalogue, commonWords, CURRENCIES, describeCatalogue, lineNames, WIDGET } from './catalogue.ts';
import { attributes, categories, FACETS, HANDFULS, handfulKey, LEAF_COUNT, leafKey, valueOf } from './definitions.ts';
import { inBulk } from '../transaction.ts';
import { FILLING, PREPARATION } from './statements.ts';
import { vocabulary, type Words } from './words.ts';

export interface Filling {
  readonly database: Database;
  readonly deps: Composition;
  readonly products: number;
  readonly progress: (line: string) => void;
}

const CHUNK = 20_000;
/** Up to so many products each has variants; of more, every tenth. */
const MOST_WITH_VARIANTS = 100_000;

/** Fills an empty shop with so many listed products and all that belongs to them, and builds what they are found by. */
export async function fillCatalogue({ database, deps, products, progress }: Filling): Promise<Catalogue> {
  const words = vocabulary();
  progress(`Making ${products} products`);
  await define(deps, words);
  await prepare(database, words, products);
  for (let first = 1; first <= products; first += CHUNK) {
    await fillChunk(database, { first, last: Math.min(products, first + CHUNK - 1), products });
  }
  await database.pool.query('vacuum analyze');
  progress(`Indexing ${products} products`);
  await reindexAll(deps, deps.clock.now(), () => undefined);
  await database.pool.query('vacuum analyze');
  return describeCatalogue(database, products);
}

/** By the doors that an import uses: there are few of them. */
async function define(deps: Composition, words: Words): Promise<void> {
  const all = categories(words);
  const now = deps.clock.now();
  await deps.db.transaction().execute(async (tx) => {
    await saveAttributes(deps, tx, attributes(words));
    await saveCategories(deps, tx, all);
    const menu = all.filter(({ key }) => !key.startsWith('handful'));
    await saveMenuItems(
      tx,
      menu.map(({ key, parent, names, position }) => ({
        ...{ key, parent, labels: names, urls: {}, category: key, position, visible: true, attributes: {} },
      })),
      now,
    );
    await saveWidgets(tx, [widget(words)], now);
  });
}

/** A slider of three pictures, as a theme has one on its first page. */
function widget({ en, tr }: Words) {
  const slides = (words: readonly string[], language: string) =>
    Array.from({ length: 3 }, (_, n) => ({
      value: {
        ...{ title: words.slice(n * 5, n * 5 + 4).join(' '), text: words.slice(n * 20, n * 20 + 18).join(' ') },
        ...{ image: `cms/2031/01/0${n + 1}/${language}.jpg`, url: `/${words[n] ?? ''}/` },
      },
      kwargs: { data_type: 'nested' },
    }));
  return {
    ...{ slug: WIDGET, name: 'Home hero', template: 'none', products: [], schema: null },
    attributes: { en: { slides: slides(en, 'en') }, tr: { slides: slides(tr, 'tr') } },
  };
}

const FACET_ROWS = `
  insert into facets (key, search_key, attribute_id, widget_type, names, position)
  select f.key, 'attributes_' || f.key, a.id, f.widget, a.names, a.position + 3
  from jsonb_to_recordset($1::jsonb) as f(key text, widget text) join attributes a on a.key = f.key
  union all
  select key, key, null, case key when 'category_ids' then 'category' else 'multiselect' end,
    jsonb_build_object('en', initcap(key), 'tr', initcap(key)), position
  from (values ('category_ids', 0), ('price', 1), ('in_stock', 2)) as g(key, position)`;

async function prepare({ pool }: Database, words: Words, products: number): Promise<void> {
  const insert = (text: string, values: readonly unknown[]) => pool.query(text, [...values]);
  await pool.query(PREPARATION);
  await insert(
    `insert into bench_words select n - 1, en, tr from unnest($1::text[], $2::text[]) with ordinality w(en, tr, n)`,
    [words.en, words.tr],
  );
  const numbered = 'select n - 1, word from unnest($1::text[]) with ordinality w(word, n)';
  await insert(`insert into bench_lines ${numbered}`, [lineNames(products)]);
  await insert(`insert into bench_hundredths ${numbered}`, [commonWords()]);
  const given = FACETS.filter(({ key }) => key !== 'size').map(({ key, values }, place) => ({
    ...{ key, salt: 100 + place, given: Array.from({ length: values }, (_, n) => valueOf(words, key, n)) },
  }));
  await insert('insert into bench_attributes select * from jsonb_populate_recordset(null::bench_attributes, $1)', [
    JSON.stringify(given),
  ]);
  await insert('insert into bench_sizes values ($1)', [[0, 1, 2, 3, 4, 5].map((n) => valueOf(words, 'size', n))]);
  const places = 'select k.n - 1, c.id from unnest($1::text[]) with ordinality k(key, n) join categories c using (key)';
  await insert(`insert into bench_leaves ${places}`, [Array.from({ length: LEAF_COUNT }, (_, n) => leafKey(n))]);
  await insert(`insert into bench_handfuls ${places}`, [Array.from({ length: HANDFULS }, (_, n) => handfulKey(n))]);
  await insert('insert into price_lists (currency) select unnest($1::text[])', [CURRENCIES]);
  await insert(
    `insert into bench_lists select row_number() over (order by id), id, case currency when 'try' then 42 else 1 end
     from price_lists`,
    [],
  );
  await insert(FACET_ROWS, [JSON.stringify(FACETS)]);
}

interface Chunk {
  readonly first: number;
  readonly last: number;
  readonly products: number;
}

/** Whole chunks in one transaction each. */
async function fillChunk(database: Database, { first, last, products }: Chunk): Promise<void> {
  const known = {
    lines: lineNames(products).length,
    variantsEvery: variantsEvery(products),
    handfulEvery: Math.max(1, Math.floor(products / 1000)),
  };
  await inBulk(
    database,
    FILLING.map(({ text, values }) => [text, [first, last, ...values.map((name) => known[name])]]),
  );
}

export function variantsEvery(products: number): number {
  return products <= MOST_WITH_VARIANTS ? 1 : 10;
}
