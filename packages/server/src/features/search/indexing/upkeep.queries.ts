import { sql } from 'kysely';
import type { Executor } from '../../../platform/db/index.ts';

/** The next listed or once listed products by id. */
export async function nextProducts(db: Executor, after: number, limit: number): Promise<number[]> {
  const rows = await db
    .selectFrom('products')
    .select('id')
    .where('id', '>', after)
    .where('parent_id', 'is', null)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

// A variant's window shows in its parent's prices and stock only, which no document tells: it is looked at for a while.
const LOOKED_AT = `interval '10 minutes'`;

/** Listed products that are in the documents but should not be, or the other way round, or of which a variant turned. */
export async function turnedProducts(db: Executor, now: Date): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    with windowed as (
      select id, sale_starts_at, sale_ends_at from products
      where sale_starts_at is not null and parent_id is null and is_active
      union
      select id, sale_starts_at, sale_ends_at from products
      where sale_ends_at is not null and parent_id is null and is_active
    ), turned as (
      select id, parent_id from products
      where sale_starts_at > ${now}::timestamptz - ${sql.raw(LOOKED_AT)} and sale_starts_at <= ${now}
      union all
      select id, parent_id from products
      where sale_ends_at > ${now}::timestamptz - ${sql.raw(LOOKED_AT)} and sale_ends_at <= ${now}
    )
    select w.id from windowed w left join search_documents d on d.product_id = w.id
    where (d.product_id is not null) <>
      (coalesce(w.sale_starts_at <= ${now}, true) and coalesce(w.sale_ends_at > ${now}, true))
    union
    select parent_id from turned where parent_id is not null
    union
    select m.group_id from turned t join group_members m on m.product_id in (t.id, t.parent_id)`.execute(db);
  return rows.map(({ id }) => id);
}

/** Whether there is something to list that was never indexed in one of these languages. */
export async function isUnindexed(db: Executor, languages: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ unindexed: boolean }>`
    select case when exists (select from search_documents)
      then exists (
        select from unnest(${languages}::text[]) l(name)
        where not exists (select from search_texts t where t.language = l.name)
      )
      else exists (
        select from products where parent_id is null and is_active and sale_starts_at is null and sale_ends_at is null
      ) end as unindexed`.execute(db);
  return rows[0]?.unindexed ?? false;
}

/** Words count from none again; those that nothing counts are then known. */
export async function forgetUses(db: Executor): Promise<void> {
  await db.updateTable('search_words').set({ uses: 0 }).execute();
}

export async function forgetWords(db: Executor): Promise<void> {
  await db.deleteFrom('search_words').where('uses', '=', 0).execute();
}

// What an import leaves behind is thousands of pages; a change by hand is one.
const WORTH_ANALYZING = 16;

/**
 * Sorts into the indexes what was written to the lists before them: every search reads those from end to end. After
 * much of it the plans made meanwhile, or while the tables were empty, are made anew.
 */
export async function settle(db: Executor): Promise<void> {
  const { rows } = await sql<{ pages: number }>`
    select gin_clean_pending_list('search_documents_terms_idx') +
      gin_clean_pending_list('search_contents_terms_words_idx') as pages`.execute(db);
  if ((rows[0]?.pages ?? 0) < WORTH_ANALYZING) return;
  await sql`analyze search_documents, search_contents, search_texts, search_words`.execute(db);
}
