import { type Executor, prepared } from '../../../platform/db/index.ts';
import { AVAILABLE, LOWEST, ON_SALE, SELLABLE } from './sellables.queries.ts';

/** What a change of documents spoils. */
export interface Changed {
  /** Products whose documents or texts are new, others or gone. */
  readonly ids: readonly number[];
  /** The categories they are or were in. */
  readonly categories: readonly number[];
}

interface ChangedRow {
  ids: number[] | null;
  categories: number[] | null;
}

// Who reads on after two thousand letters is not searching any more.
const DESCRIPTION = 2000;

const TRAITS = `
  owned as materialized (
    select id as product_id, id, sku, attributes from listed
    union all
    select p.parent_id, p.id, p.sku, p.attributes from products p join listed on listed.id = p.parent_id
    where p.is_active
  ), trait as materialized (
    select distinct o.product_id, x.value, v.id as value_id
    from owned o cross join lateral jsonb_each(o.attributes) e
    join attributes a on a.key = e.key
    cross join lateral jsonb_array_elements_text(
      case jsonb_typeof(e.value) when 'array' then e.value when 'string' then jsonb_build_array(e.value) else '[]' end
    ) x(value)
    left join attribute_values v on v.attribute_id = a.id and v.value = x.value
    where x.value <> '' and length(x.value) <= 80
  ), shelf as materialized (
    select distinct l.id as product_id, above.id as category_id
    from listed l join product_categories pc on pc.product_id = l.id
    join categories c on c.id = pc.category_id cross join lateral unnest(c.path) above(id)
  ), term as (
    select product_id, array_agg(distinct term order by term) as terms from (
      select product_id, value_id * 4 as term from trait where value_id is not null
      union all
      select product_id, category_id * 4 + 1 from shelf
      union all
      select o.product_id, c.collection_id * 4 + 2 from owned o join collection_products c on c.product_id = o.id
    ) t group by product_id
  )`;

/** A text of a jsonb column in a language, else in the default one ($3[1]), else any. */
const textOf = (column: string) => `coalesce(
  nullif(${column} ->> language, ''), nullif(${column} ->> ($3::text[])[1], ''),
  (select t.value from jsonb_each_text(${column}) t where t.value <> '' order by t.key limit 1))`;

// "T-shirt" is found as "t shirt" by its parts, and as "tshirt".
const JOINED = `case when title like '%-%' then ' ' || regexp_replace(title, '(\\w)-(\\w)', '\\1\\2', 'g') else '' end`;

const TEXTS = `
  label as (
    select product_id, language, string_agg(distinct text, ' ') as labels from (
      select s.product_id, language, ${textOf('c.names')} as text
      from shelf s join categories c on c.id = s.category_id cross join unnest($3::text[]) language
      union all
      select t.product_id, language, coalesce(${textOf('v.labels')}, t.value)
      from trait t left join attribute_values v on v.id = t.value_id cross join unnest($3::text[]) language
    ) l group by product_id, language
  ), named as (
    select l.id as product_id, language, left(${textOf('l.names')}, 300) as title,
      coalesce(${textOf('l.descriptions')}, '') as description,
      (select string_agg(t.value, ' ') from jsonb_each_text(l.attribute_texts -> language) t) as extra
    from listed l cross join unnest($3::text[]) language
  ), folded as (
    select n.product_id, n.language, n.title, search_fold(n.title || ${JOINED}) as name,
      search_fold(coalesce(b.labels, '')) as labels,
      search_fold(left(regexp_replace(concat_ws(' ', n.description, n.extra), '<[^>]*>', ' ', 'g'), ${DESCRIPTION})) as body
    from named n left join label b using (product_id, language)
  ), worded as materialized (
    select product_id, language, title,
      setweight(to_tsvector('simple', name), 'A') || setweight(search_stems(language, name), 'B') ||
      setweight(to_tsvector('simple', labels), 'C') || setweight(search_stems(language, labels), 'D') as head,
      case language when 'tr' then to_tsvector('simple', body) else search_stems(language, body) end as body
    from folded
  ), lexeme as (
    select product_id, array_agg(lexeme) as lexemes from (
      select product_id, language || '/' || lexeme as lexeme
      from worded cross join lateral unnest(tsvector_to_array(head || body)) lexeme
      union all
      select product_id, '#' || lower(sku collate "und-x-icu") from owned
      union all
      select id, '#' || lower(base_code collate "und-x-icu") from listed
    ) x group by product_id
  )`;

const writeStatement = prepared<ChangedRow>(`
  with listed as materialized (
    select p.id, p.names, p.descriptions, p.attributes, p.attribute_texts, p.sku, p.base_code, p.boost
    from products p where p.id = any($1::bigint[]) and p.parent_id is null and ${ON_SALE}
  ), ${SELLABLE}, ${AVAILABLE}, ${LOWEST}, ${TRAITS}, ${TEXTS},
  before as materialized (
    select product_id, terms from search_documents where product_id = any($1)
  ), old as materialized (
    select product_id, language, title, head from search_texts where product_id = any($1)
  ), content as materialized (
    select l.id as product_id, coalesce(t.terms, '{}') as terms, array_to_tsvector(x.lexemes) as words
    from listed l join lexeme x on x.product_id = l.id left join term t on t.product_id = l.id
  ), saved as (
    insert into search_documents as d (product_id, terms, prices, in_stock, boost)
    select l.id, c.terms, p.prices, exists (select from available a where a.product_id = l.id), l.boost
    from listed l join lowest p on p.product_id = l.id join content c on c.product_id = l.id
    on conflict (product_id) do update
    set terms = excluded.terms, prices = excluded.prices, in_stock = excluded.in_stock, boost = excluded.boost
    where (d.terms, d.prices, d.in_stock, d.boost) is distinct from
      (excluded.terms, excluded.prices, excluded.in_stock, excluded.boost)
    returning product_id, terms
  ), filled as (
    insert into search_contents as c (product_id, terms, words)
    select product_id, terms, words from content
    on conflict (product_id) do update set terms = excluded.terms, words = excluded.words
    where (c.terms, c.words) is distinct from (excluded.terms, excluded.words)
    returning product_id, terms
  ), gone as (
    delete from search_documents
    where product_id = any($1) and not exists (select from listed where listed.id = search_documents.product_id)
    returning product_id, terms
  ), reworded as materialized (
    select w.* from worded w left join old o using (product_id, language)
    where o.head is distinct from w.head or o.title is distinct from w.title
  ), written as (
    insert into search_texts (product_id, language, title, head)
    select product_id, language, coalesce(title, ''), head from reworded
    on conflict (product_id, language) do update set title = excluded.title, head = excluded.head
  ), dropped as (
    delete from search_texts t where t.product_id = any($1) and t.language <> all($3::text[])
  ), left_word as (
    select o.language, word, array_agg(o.product_id) as ids
    from old o cross join lateral unnest(tsvector_to_array(o.head)) word
    where exists (select from reworded r where r.product_id = o.product_id and r.language = o.language)
      or exists (select from gone g where g.product_id = o.product_id)
    group by o.language, word
  ), led as (
    update search_words w
    set least_boost = null,
      leaders = array(select id from unnest(w.leaders) with ordinality u(id, n) where id <> all(l.ids) order by n)
    from left_word l where w.language = l.language and w.word = l.word and w.leaders && l.ids
  ), touched as (
    select product_id, terms from saved
    union all
    select product_id, terms from filled
    union all
    select product_id, terms from gone
    union all
    select b.product_id, b.terms from before b join saved using (product_id)
  )
  select
    (select array_agg(product_id) from (select product_id from touched union select product_id from reworded) c) as ids,
    (select array_agg(distinct term / 4) from touched cross join unnest(terms) term where term % 4 = 1) as categories`);

/** Writes the documents and texts of products as they are now, and removes those of products that are not listed. */
export async function writeDocuments(
  tx: Executor,
  ids: readonly number[],
  { now, languages }: { now: Date; languages: readonly string[] },
): Promise<Changed> {
  return changed(await writeStatement(tx, [ids, now, languages]));
}

const CHANGED = `
  select array_agg(product_id) as ids, (
    select array_agg(distinct term / 4) from changed cross join unnest(terms) term where term % 4 = 1
  ) as categories from changed`;

const availabilityStatement = prepared<ChangedRow>(`
  with listed as materialized (
    select product_id as id from search_documents where product_id = any($1::bigint[])
    union
    select d.product_id from group_members m join search_documents d on d.product_id = m.group_id
    where m.product_id = any($1)
  ), ${SELLABLE}, ${AVAILABLE}, changed as (
    update search_documents d set in_stock = not d.in_stock
    from listed l left join available a on a.product_id = l.id
    where d.product_id = l.id and d.in_stock <> (a.product_id is not null)
    returning d.product_id, d.terms
  ) ${CHANGED}`);

export async function writeAvailability(tx: Executor, ids: readonly number[], now: Date): Promise<Changed> {
  return changed(await availabilityStatement(tx, [ids, now]));
}

const pricesStatement = prepared<ChangedRow>(`
  with listed as materialized (
    select product_id as id from search_documents where product_id = any($1::bigint[])
    union
    select d.product_id from group_members m join search_documents d on d.product_id = m.group_id
    where m.product_id = any($1)
  ), ${SELLABLE}, ${LOWEST}, changed as (
    update search_documents d set prices = l.prices
    from lowest l where d.product_id = l.product_id and d.prices is distinct from l.prices
    returning d.product_id, d.terms
  ) ${CHANGED}`);

export async function writePrices(tx: Executor, ids: readonly number[], now: Date): Promise<Changed> {
  return changed(await pricesStatement(tx, [ids, now]));
}

function changed([row]: readonly ChangedRow[]): Changed {
  return { ids: row?.ids ?? [], categories: row?.categories ?? [] };
}
