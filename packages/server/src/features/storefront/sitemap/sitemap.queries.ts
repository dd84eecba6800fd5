import { type Executor, prepared } from '../../../platform/db/index.ts';
import { KINDS, type PageEntry, PART_SIZE, type PartEntry, type SitemapKind } from './sitemap.rules.ts';

// A part is a range of ids, so that a page stays in its part and reading one costs no offset.
const parts = prepared<PartEntry>(
  `select k.name, (u.id - 1) / ${PART_SIZE} + 1 as part, max(u.modified_date) as modified
   from unnest($1::text[], $2::text[]) as k (name, target)
   join pretty_urls u on split_part(u.old_path, '/', 2) = k.target
   group by 1, 2 order by 1, 2`,
);

/** The parts that have pages, by kind and number. */
export async function findParts(db: Executor): Promise<PartEntry[]> {
  const pairs = KINDS.flatMap(({ name, targets }) => targets.map((target) => ({ name, target })));
  const rows = await parts(db, [pairs.map(({ name }) => name), pairs.map(({ target }) => target)]);
  return KINDS.flatMap(({ name }) => rows.filter((row) => row.name === name));
}

// What is not shown is not named: a page that answers 404 does harm in a sitemap.
const pages = prepared<PageEntry>(
  `select u.new_path as path, greatest(u.modified_date, p.modified_date) as modified
   from (
     select id, new_path, modified_date,
       split_part(old_path, '/', 2) as target, split_part(old_path, '/', 3)::bigint as page_id
     from pretty_urls where id between $1 and $1 + ${PART_SIZE - 1} and split_part(old_path, '/', 2) = any ($2)
   ) u
   left join products p on u.target in ('product', 'group-product') and p.id = u.page_id
   left join categories c on u.target = 'category' and c.id = u.page_id
   left join special_pages s on u.target = 'special-page' and s.id = u.page_id
   left join landing_pages l on u.target = 'landing-page' and l.id = u.page_id
   where coalesce(p.is_active and coalesce(p.sale_starts_at <= $3, true) and coalesce(p.sale_ends_at > $3, true), true)
     and coalesce(c.is_active, s.is_active, l.is_active, true)
   order by u.id`,
);

export async function findPages(
  db: Executor,
  { targets }: SitemapKind,
  { part, now }: { part: number; now: Date },
): Promise<PageEntry[]> {
  return pages(db, [(part - 1) * PART_SIZE + 1, targets, now]);
}
