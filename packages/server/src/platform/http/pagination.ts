import type { FastifyRequest } from 'fastify';
import { type TSchema, Type } from 'typebox';
import { Refusal } from '../../kernel/errors.ts';
import { message } from '../../kernel/messages/index.ts';
import { type Page, pageCount, type Slice } from '../../kernel/page.ts';
import { isRecord } from './decoding/index.ts';
import { shared } from './shapes.ts';

/** Pages on the wire (Wire: docs/protocol/conventions.md, "Pagination"). */

const DEFAULT_SIZE = 10;
// The favourites button of the published client loads a thousand at once.
const MAX_SIZE = 1000;

/** Called after what it lists: `OrderPage`. */
export const pageSchema = <Item extends TSchema>(item: Item) =>
  Type.Object(
    {
      count: Type.Integer(),
      next: Type.Union([Type.String(), Type.Null()]),
      previous: Type.Union([Type.String(), Type.Null()]),
      results: Type.Array(item),
    },
    isRecord(item) && typeof item['title'] === 'string' ? { title: `${item['title']}Page` } : {},
  );

// A size that makes no sense counts as the default, and a repeated parameter does no harm: `readPage` judges.
const leniently = (name: string, description: string) =>
  Type.Optional(Type.String({ ...shared(name, description), 'x-raw': true }));

export const pageQuery = Type.Object({
  page: leniently('PageNumber', 'From 1; default 1'),
  limit: leniently('PageLimit', 'Items on a page, at most 1000; what makes no sense counts as the default'),
  page_size: leniently('PageSize', 'Another name for `limit`, which goes before'),
});

/**
 * The page a request asks for. A size that makes no sense counts as the default; a page that does is
 * @throws Refusal not_found invalid_page
 */
export function readPage(request: FastifyRequest, defaultSize = DEFAULT_SIZE): Page {
  const query = isRecord(request.query) ? request.query : {};
  const size = [query['limit'], query['page_size']].map(positive).find((value) => value !== null) ?? defaultSize;
  const number = query['page'] === undefined ? 1 : positive(query['page']);
  if (number === null) throw invalidPage();
  return { number, size: Math.min(size, MAX_SIZE) };
}

function positive(given: unknown): number | null {
  const value: unknown = Array.isArray(given) ? given.at(-1) : given;
  return typeof value === 'string' && /^[1-9]\d{0,8}$/.test(value) ? Number(value) : null;
}

function invalidPage(): Refusal {
  return new Refusal('not_found', 'invalid_page', message('invalid_page'));
}

/**
 * The envelope of one page; the links keep all other parameters.
 * @throws Refusal not_found invalid_page when the page lies behind the last one
 */
export function presentPage<Item, Shown>(
  request: Pick<FastifyRequest, 'url'>,
  base: string,
  { page, slice }: { page: Page; slice: Slice<Item> },
  present: (item: Item) => Shown,
) {
  const last = pageCount(slice.total, page.size);
  if (page.number > last) throw invalidPage();
  const link = (number: number) => pageLink(new URL(request.url, base), number);
  return {
    count: slice.total,
    next: page.number < last ? link(page.number + 1) : null,
    previous: page.number > 1 ? link(page.number - 1) : null,
    results: slice.items.map(present),
  };
}

function pageLink(url: URL, number: number): string {
  if (number === 1) url.searchParams.delete('page');
  else url.searchParams.set('page', String(number));
  return url.href;
}
