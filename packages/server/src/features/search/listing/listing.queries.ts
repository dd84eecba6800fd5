import { CompiledQuery } from 'kysely';
import type { Executor } from '../../../platform/db/index.ts';
import type { Counts } from './counts.ts';
import {
  baseConditions,
  countedTerms,
  failedOf,
  indexedTerms,
  lookedUpIn,
  passes,
  type Query,
  termSelections,
  type Values,
  values,
  walkedPast,
} from './statement.rules.ts';

// Above so many products facets are counted on a sample of about this size; totals are always exact.
const SAMPLE = 50_000;
// Above so many hits the best by stock, boost and age are ranked, not all.
const RANKED = 2000;

interface CountsRow {
  total: number;
  in_stock: number;
  counts: string | null;
}

const DOCUMENT = (query: Query, own: Values) =>
  `d.product_id, d.terms, d.in_stock, d.boost, d.prices[${own.value(query.priceListId, 'int')}] as price`;

const SUMMARY = `count(*) filter (where failed = 0)::int as total,
  count(*) filter (where failed = 0 and in_stock)::int as in_stock`;
const SAMPLED = `(every = 1 or (hashint8(b.product_id) & 2147483647) % every = 0)`;

const counted = (query: Query, own: Values, source: string) => `
  select b.failed, term, count(*) * every as n
  from ${source} b cross join sample cross join lateral unnest(${countedTerms(query, own, 'b')}) term
  where b.failed is not null and ${SAMPLED}
  group by b.failed, term, every`;

const COUNTS = `(select string_agg(concat_ws(' ', failed, term, n), ',') from counted where term is not null) as counts`;

/** Counts and the ids of one page, where an index leads to the products: they are looked at once for both. */
export async function countAndFind(db: Executor, query: Query): Promise<{ counts: Counts; ids: number[] }> {
  const own = values();
  const failed = failedOf(query.selections.map((selection) => passes(query, selection, own)));
  const [first, second] = termSelections(query.selections);
  // Who fails both of two filters counts nowhere: passing one of them is a condition that the index knows.
  const either =
    first === undefined || second === undefined
      ? []
      : [`${indexedTerms(query)} && ${own.value([...first.terms, ...second.terms], 'int[]')}`];
  const text = `
    with base as materialized (
      select ${DOCUMENT(query, own)}, ${failed} as failed
      from ${lookedUpIn(query)} where ${[...baseConditions(query, own, true), ...either].join(' and ')}
    ), summary as (
      select ${SUMMARY} from base
    ), sample as (
      select greatest(1, count(failed) / ${SAMPLE}) as every from base
    ), counted as (${counted(query, own, 'base')})
    select s.*, ${COUNTS}, array(${page(query, own, 'base where failed = 0')}) as ids from summary s`;
  const row = await one<CountsRow & { ids: number[] }>(db, text, own);
  return { counts: readCounts(row), ids: row.ids };
}

/** Counts where all products are looked at, or those with one value. */
export async function countAll(db: Executor, query: Query): Promise<Counts> {
  const own = values();
  const term = termSelections(query.selections)[0];
  const tests = query.selections.map((selection) => (selection === term ? 'true' : passes(query, selection, own)));
  const conditions = baseConditions(query, own, true);
  if (term !== undefined) conditions.push(passes(query, term, own));
  const document = `select ${DOCUMENT(query, own)}, ${failedOf(tests)} as failed from search_documents d`;
  const text = `
    with sample as (
      select greatest(1, reltuples::int / ${SAMPLE}) as every from pg_class where oid = 'search_documents'::regclass
    ), summary as (
      select ${SUMMARY} from (${document} where ${conditions.join(' and ')}) b
    ), counted as (${counted(query, own, `(${document} where ${conditions.join(' and ')})`)})
    select s.*, ${COUNTS} from summary s`;
  return readCounts(await one<CountsRow>(db, text, own));
}

/** The ids of one page, its counts being known. */
export async function findPage(db: Executor, query: Query): Promise<number[]> {
  const own = values();
  const conditions = [
    ...baseConditions(query, own, true),
    ...query.selections.map((selection) => passes(query, selection, own)),
  ];
  const source = `(select ${DOCUMENT(query, own)} from ${lookedUpIn(query)} where ${conditions.join(' and ')}) x`;
  const { ids } = await one<{ ids: number[] }>(db, `select array(${page(query, own, source)}) as ids`, own);
  return ids;
}

/**
 * The same for a list so long that going through the products in their order is less work than sorting its own. The
 * default order is walked in two parts: what is in stock, and what is not.
 */
export async function walkToPage(db: Executor, query: Query, inStock: boolean | null): Promise<number[]> {
  const own = values();
  const conditions = [
    ...baseConditions(query, own, false),
    ...query.selections.map((selection) => walkedPast(passes(query, selection, own))),
    ...(inStock === null ? [] : [inStock ? 'd.in_stock' : 'not d.in_stock']),
  ];
  const order = inStock === null ? 'd.product_id desc' : 'd.boost desc, d.product_id desc';
  const text = `select array(
    select d.product_id from search_documents d where ${conditions.join(' and ')}
    order by ${order} offset ${own.value(query.offset, 'bigint')} limit ${query.limit}) as ids`;
  const { ids } = await one<{ ids: number[] }>(db, text, own);
  return ids;
}

const ORDER = {
  default: 'b.in_stock desc, b.boost desc, b.product_id desc',
  newest: 'b.product_id desc',
  price: 'b.price, b.product_id desc',
  '-price': 'b.price desc, b.product_id desc',
  name: 't.title collate "und-x-icu", b.product_id desc',
  '-name': 't.title collate "und-x-icu" desc, b.product_id desc',
} as const;

function page(query: Query, own: Values, source: string): string {
  const { sortBy, pks, match, offset, limit } = query;
  const window = `offset ${own.value(offset, 'bigint')} limit ${own.value(limit, 'bigint')}`;
  if (sortBy === null && pks !== null) {
    const order = `array_position(${own.value(pks, 'bigint[]')}, b.product_id)`;
    return `select b.product_id from (select * from ${source}) b order by ${order} ${window}`;
  }
  const by = sortBy ?? 'default';
  if (by === 'default' && match !== null) return ranked(query, own, source) + window;
  if (by === 'default' && query.collectionId !== null) return placed(query, own, source) + window;
  const texts = by === 'name' || by === '-name' ? texted(query, own) : '';
  return `select b.product_id from (select * from ${source}) b ${texts} order by ${ORDER[by]} ${window}`;
}

const texted = ({ language }: Query, own: Values) =>
  `left join search_texts t on t.product_id = b.product_id and t.language = ${own.value(language, 'text')}`;

/** Typed codes first, then by how well name and labels fit, doubled by each 100 of boost. */
function ranked(query: Query, own: Values, source: string): string {
  const best = `greatest(${RANKED}, ${own.value(query.offset + query.limit, 'bigint')})`;
  const fit = `ts_rank('{0.3,0.4,0.7,1}', t.head, ${own.value(query.rank, 'tsquery')}, 1)`;
  return `
    select b.product_id from (select * from ${source} order by in_stock desc, boost desc, product_id desc limit ${best}) b
    ${texted(query, own)}
    order by b.product_id = any(${own.value(query.codes, 'bigint[]')}) desc,
      ${fit} * power(2::float8, b.boost / 100::float8) desc, ${ORDER.default} `;
}

function placed(query: Query, own: Values, source: string): string {
  return `
    select b.product_id from (select * from ${source}) b left join collection_products c
    on c.product_id = b.product_id and c.collection_id = ${own.value(query.collectionId, 'int')}
    order by b.in_stock desc, c.position nulls last, b.boost desc, b.product_id desc `;
}

async function one<Row>(db: Executor, text: string, { list }: Values): Promise<Row> {
  const { rows } = await db.executeQuery<Row>(CompiledQuery.raw(text, list));
  const [row] = rows;
  if (row === undefined) throw new Error('An aggregate has a row');
  return row;
}

function readCounts({ total, in_stock: inStock, counts }: CountsRow): Counts {
  const byFailed = new Map<number, Map<number, number>>();
  for (const entry of counts === null ? [] : counts.split(',')) {
    const [failed = 0, term = 0, n = 0] = entry.split(' ').map(Number);
    const terms = byFailed.get(failed) ?? new Map<number, number>();
    byFailed.set(failed, terms.set(term, n));
  }
  return { total, inStock, byFailed, isOld: false };
}
