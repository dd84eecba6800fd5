import { type Executor, prepared } from '../../../platform/db/index.ts';
import { chunksOf, codeQuery, type TextQuery, textQuery, type Token } from './text.rules.ts';

interface Row {
  codes: number[];
  tokens: Token[] | null;
}

const statement = prepared<Row>(`
  with chunk as (
    select n, btrim(search_fold(raw)) as folded from unnest($2::text[]) with ordinality c(raw, n)
  ), token as materialized (
    select n, k, word from chunk cross join lateral string_to_table(folded, ' ') with ordinality t(word, k)
    where word <> '' and k <= 8
    union all
    select n, 0, replace(folded, ' ', '') from chunk where folded like '% %'
  ), form as materialized (
    select *, tsvector_to_array(search_stems($1, word)) as stems, tsvector_to_array(to_tsvector('simple', word)) as exact
    from token
  ), seen as materialized (
    select f.*, coalesce(
      (select true from search_words w where w.language = $1 and w.word = f.word limit 1),
      (select true from search_words w where w.language = $1 and w.stem = any(f.stems) and w.stem <> '' limit 1),
      -- Words of descriptions are in no list of words. Asked for one row only, the planner would go through all.
      cardinality(array(select 1 from search_contents c where c.words @@ (
        select string_agg(quote_literal($1 || '/' || lexeme), ' | ') from unnest(f.stems || f.exact) lexeme
      )::tsquery limit 100)) > 0
    ) as known
    from form f
  )
  select
    array(select product_id from search_contents where words @@ $3::tsquery limit 100) as codes,
    (
      select json_agg(json_build_object('chunk', n, 'place', k, 'word', word, 'stems', stems, 'exact', exact, 'similar',
        case when k > 0 and not known and cardinality(stems) > 0 and word ~ '^[[:alpha:]]{4,24}$'
          then coalesce((select json_agg(s) from search_similar($1, word) s), '[]'::json) else '[]'::json end))
      from seen
    ) as tokens`);

export interface UnderstoodText extends TextQuery {
  /** Products whose code was typed. */
  readonly codes: readonly number[];
}

/** Reads what was typed: which words it has, which are known, and which were meant. One statement. */
export async function understand(db: Executor, language: string, text: string): Promise<UnderstoodText> {
  const [row] = await statement(db, [language, chunksOf(text), codeQuery(text)]);
  return { ...textQuery(language, text, row?.tokens ?? []), codes: row?.codes ?? [] };
}
