import type { FastifyRequest } from 'fastify';
import { queryOf } from '../read.ts';

/** What a list is asked for, read so leniently that nothing is ever wrong (Wire: docs/protocol/catalogue.md, "Lists"). */
export interface ListAsked {
  /** As it was sent, for the echo; null without one. */
  readonly text: string | null;
  readonly page: number;
  readonly pageSize: number;
  readonly sorter: string | null;
  /** Search key to values, for every parameter that can be a filter. */
  readonly filters: ReadonlyMap<string, readonly string[]>;
  /** Only these products, in this order; null without such a header. */
  readonly only: readonly number[] | null;
  readonly without: readonly number[];
}

const MAX_SIZE = 100;
const MAX_PAGE = 1_000_000;
const LONGEST_TEXT = 200;
const LONGEST_VALUE = 255;
const MOST_VALUES = 100;
const MOST_PRODUCTS = 500;
const FILTER = /^(attributes_[a-z0-9_]{1,60}|category_ids|collection_ids|basket_offer_ids|price|in_stock)$/;

export function readList(request: FastifyRequest, defaultSize: number): ListAsked {
  const query = queryOf(request);
  const only = productsOf(request.headers['x-search-dynamic-filter']);
  return {
    text: readText(request),
    page: Math.min(numberOf(query['page']) ?? 1, MAX_PAGE),
    pageSize: Math.min(numberOf(query['page_size']) ?? defaultSize, MAX_SIZE),
    sorter: lastText(query['sorter']),
    filters: filtersOf(query),
    only,
    without: productsOf(request.headers['x-search-dynamic-exclude']) ?? [],
  };
}

/** The text to search for; null without any. */
export function readText(request: FastifyRequest): string | null {
  const text = textOf(queryOf(request)['search_text']);
  return text === '' ? null : text;
}

/** The same list has the same key, in whatever order its parameters come. */
export function listKey({ text, page, pageSize, sorter, filters, only, without }: ListAsked): string {
  const sorted = [...filters].map(([key, values]) => [key, [...values].sort()]).sort();
  return JSON.stringify([text, page, pageSize, sorter, sorted, only, without]);
}

function lastText(given: unknown): string | null {
  const value: unknown = [given].flat().at(-1);
  return typeof value === 'string' ? value : null;
}

// Neither NULs nor halves of characters mean anything to a search, and the database takes neither.
function textOf(given: unknown): string {
  return (lastText(given) ?? '').toWellFormed().replaceAll('\0', ' ').slice(0, LONGEST_TEXT).toWellFormed().trim();
}

function numberOf(given: unknown): number | null {
  const value = lastText(given) ?? '';
  return /^[1-9]\d{0,8}$/.test(value) ? Number(value) : null;
}

function filtersOf(query: Readonly<Record<string, unknown>>): Map<string, string[]> {
  const filters = new Map<string, string[]>();
  for (const [name, given] of Object.entries(query)) {
    if (!FILTER.test(name)) continue;
    const values = [given].flat().filter((value) => typeof value === 'string');
    const clean = values.map((value) => textOf(value).slice(0, LONGEST_VALUE)).filter((value) => value !== '');
    if (clean.length > 0) filters.set(name, [...new Set(clean)].slice(0, MOST_VALUES));
  }
  return filters;
}

/** The products that a header of base64 JSON names; null for a header that is absent or makes no sense. */
function productsOf(header: string | string[] | undefined): number[] | null {
  if (typeof header !== 'string') return null;
  const named = namedIn(Buffer.from(header, 'base64').toString());
  if (!Array.isArray(named)) return null;
  return [...new Set(named.map(Number).filter((id) => Number.isSafeInteger(id) && id > 0))].slice(0, MOST_PRODUCTS);
}

function namedIn(text: string): unknown {
  try {
    const filter: unknown = JSON.parse(text);
    return typeof filter === 'object' && filter !== null && 'products.pk' in filter ? filter['products.pk'] : null;
  } catch {
    return null;
  }
}
