import { type Executor, prepared } from '../../../platform/db/index.ts';

// Every batch of an import has most of the common words: counting them on would rewrite them all each time.
const MOST_USES = 30;

const BETTER = `(w.least_boost is null or w.least_boost < (
  select boost from search_documents where product_id = excluded.leaders[1]))`;

// Leaders are merged only while a word is rare or a better product comes: the rows of common words have peace.
const statement = prepared<never>(`
  with entry as materialized (
    select t.language, word, t.product_id, d.boost
    from search_texts t join search_documents d using (product_id)
    cross join lateral unnest(tsvector_to_array(ts_filter(t.head, '{a,c}'))) word
    where t.product_id = any($1::bigint[]) and length(word) between 2 and 40
  ), best as (
    select language, word, (array_agg(product_id order by boost desc, product_id))[1:8] as leaders,
      case when count(*) >= 8 then (array_agg(boost order by boost desc, product_id))[8] end as least_boost,
      least(count(*), ${MOST_USES}) as uses
    from entry group by language, word
  )
  insert into search_words as w (language, word, stem, uses, leaders, least_boost)
  select b.language, b.word, coalesce(
      (select k.stem from search_words k where k.language = b.language and k.word = b.word),
      (tsvector_to_array(search_stems(b.language, b.word)))[1], b.word),
    b.uses, b.leaders, b.least_boost
  from best b order by b.language, b.word
  on conflict (language, word) do update
  set uses = least(${MOST_USES}, w.uses + excluded.uses), (leaders, least_boost) = (
    select coalesce(array_agg(id order by boost desc, id), w.leaders),
      case count(*) when 0 then w.least_boost when 8 then min(boost) end
    from (
      select d.product_id as id, d.boost from search_documents d
      where d.product_id = any(w.leaders || excluded.leaders) and ${BETTER}
      -- Not the bare column: its index would be walked from end to end while the table is thought to be small.
      order by d.boost + 0 desc, d.product_id limit 8
    ) best
  )
  where w.uses < ${MOST_USES} or ${BETTER}`);

/** Makes the words of these products known, and the products leaders of their words where they deserve it. */
export async function writeWords(tx: Executor, ids: readonly number[]): Promise<void> {
  await statement(tx, [ids]);
}
