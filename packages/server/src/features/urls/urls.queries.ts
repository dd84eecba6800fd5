import type { Expression, SqlBool } from 'kysely';
import { offsetOf, type Page, type Slice } from '../../kernel/page.ts';
import { type Executor, prepared } from '../../platform/db/index.ts';
import { normalisePath } from './paths.rules.ts';

/** A stored mapping with everything the wire tells of it. */
export interface PrettyUrl {
  readonly id: number;
  readonly newPath: string;
  readonly oldPath: string;
  readonly language: string;
  /** The mapping of the same page in the default language; null for that one itself, and where there is none. */
  readonly parentId: number | null;
  readonly createdAt: Date;
  readonly modifiedAt: Date;
}

const addresses = prepared<{ old_path: string; new_path: string }>(`
  select distinct on (old_path) old_path, new_path from pretty_urls where old_path = any($1::text[])
  order by old_path, language = $2 desc, language = $3 desc, id`);

/**
 * The addresses of pages: canonical path → address in `language`, else in `fallback` (the shop's default language),
 * else any. Pages without one are missing from the map. One statement.
 */
export async function urlsOf(
  db: Executor,
  oldPaths: readonly string[],
  language: string,
  fallback = language,
): Promise<ReadonlyMap<string, string>> {
  if (oldPaths.length === 0) return new Map();
  const rows = await addresses(db, [oldPaths, language, fallback]);
  return new Map(rows.map((row) => [row.old_path, row.new_path]));
}

const byNewPath = prepared<{ oldPath: string; language: string }>(
  'select old_path as "oldPath", language from pretty_urls where new_path = $1',
);

/** The page behind an address, however it is written; null when there is none. */
export async function findByPath(db: Executor, path: string): Promise<{ oldPath: string; language: string } | null> {
  const [row] = await byNewPath(db, [normalisePath(path)]);
  return row ?? null;
}

const mappings = prepared<PrettyUrl>(`
  select u.id, u.new_path as "newPath", u.old_path as "oldPath", u.language, p.id as "parentId",
    u.created_date as "createdAt", u.modified_date as "modifiedAt"
  from pretty_urls u left join pretty_urls p on p.old_path = u.old_path and p.language = $2 and p.id <> u.id
  where u.old_path = any($1::text[]) order by u.old_path, u.language = $2 desc, u.id`);

/** All mappings of pages, by canonical path, those of the default language first. One statement. */
export async function mappingsOf(
  db: Executor,
  oldPaths: readonly string[],
  defaultLanguage: string,
): Promise<ReadonlyMap<string, readonly PrettyUrl[]>> {
  return Map.groupBy(await mappings(db, [oldPaths, defaultLanguage]), ({ oldPath }) => oldPath);
}

/** What mappings are asked for by; null leaves a condition out. Paths are normalised. */
export interface UrlFilter {
  readonly newPath: string | null;
  readonly oldPath: string | null;
  readonly language: string | null;
  /** Id of a mapping in the default language: the same page in other languages. */
  readonly parentId: number | null;
  readonly createdFrom: Date | null;
  readonly createdUntil: Date | null;
  readonly modifiedFrom: Date | null;
  readonly modifiedUntil: Date | null;
}

/** One page of the mappings that meet every condition, in the order they were made. */
export async function selectUrls(
  db: Executor,
  filter: UrlFilter,
  { page, defaultLanguage }: { page: Page; defaultLanguage: string },
): Promise<Slice<PrettyUrl>> {
  const base = db
    .selectFrom('pretty_urls as u')
    .leftJoin('pretty_urls as p', (join) =>
      join.onRef('p.old_path', '=', 'u.old_path').onRef('p.id', '<>', 'u.id').on('p.language', '=', defaultLanguage),
    )
    .where((where) => {
      const conditions: (Expression<SqlBool> | null)[] = [
        filter.newPath === null ? null : where('u.new_path', '=', filter.newPath),
        filter.oldPath === null ? null : where('u.old_path', '=', filter.oldPath),
        filter.language === null ? null : where('u.language', '=', filter.language),
        filter.parentId === null ? null : where('p.id', '=', filter.parentId),
        filter.createdFrom === null ? null : where('u.created_date', '>=', filter.createdFrom),
        filter.createdUntil === null ? null : where('u.created_date', '<=', filter.createdUntil),
        filter.modifiedFrom === null ? null : where('u.modified_date', '>=', filter.modifiedFrom),
        filter.modifiedUntil === null ? null : where('u.modified_date', '<=', filter.modifiedUntil),
      ];
      return where.and(conditions.filter((condition) => condition !== null));
    });
  const items = await base
    .select(['u.id', 'u.new_path as newPath', 'u.old_path as oldPath', 'u.language', 'p.id as parentId'])
    .select(['u.created_date as createdAt', 'u.modified_date as modifiedAt'])
    .orderBy('u.id')
    .limit(page.size)
    .offset(offsetOf(page))
    .execute();
  // The storefront's look-ups: everything stands on the first page, and counting would only say so again.
  if (page.number === 1 && items.length < page.size) return { items, total: items.length };
  const { total } = await base.select((select) => select.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  return { items, total };
}
