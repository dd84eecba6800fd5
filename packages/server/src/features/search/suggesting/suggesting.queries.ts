import { type Executor, prepared } from '../../../platform/db/index.ts';

export interface ProductSuggestion {
  readonly id: number;
  readonly name: string;
  readonly productType: string;
  /** Minor units. */
  readonly price: number;
  readonly retailPrice: number;
  /** As it is stored: a path below the media address or a whole address. */
  readonly image: string | null;
  readonly url: string;
}

interface Row {
  id: number;
  name: string;
  product_type: string;
  price: number;
  retail_price: number;
  image: string | null;
  url: string;
}

export interface Suggesting {
  readonly text: string;
  readonly language: string;
  readonly fallback: string;
  readonly listId: number;
  readonly publicListId: number;
}

// Half the index begins with one or two letters: among the products of the other words it is looked for by hand.
const SHORT = 3;

// One word: the commonest words that begin with it, and their best products; both are looked up, so that this costs the
// same in any catalogue. Several words: the last one is a beginning.
const statement = prepared<Row>(`
  with asked as materialized (
    select string_to_array(btrim(search_fold($1)), ' ') as words
  ), wanted as materialized (
    select words[cardinality(words)] as last, cardinality(words) as n, (
      select string_agg(quote_literal($2 || '/' || word) || case when k = cardinality(words) then ':*' else '' end, ' & ')
      from unnest(words[1:8]) with ordinality w(word, k)
      where cardinality(words) > 1 and word <> '' and (k < cardinality(words) or length(word) >= ${SHORT})
    )::tsquery as query
    from asked
  ), begun as (
    select row_number() over () as rank, leaders from (
      select b.leaders from wanted a cross join lateral (
        select w.word, w.uses, w.leaders from search_words w
        where a.n = 1 and w.language = $2 and w.word >= a.last and w.word < a.last || chr(1114111) limit 300
      ) b
      order by b.word <> a.last, b.uses desc, length(b.word), b.word limit 6
    ) w
  ), candidate as (
    (
      select product_id, min(rank * 100 + place) as rank
      from begun cross join lateral unnest(leaders) with ordinality l(product_id, place)
      group by product_id order by rank limit 16
    )
    union all
    select found.product_id, 0 from wanted a cross join lateral (
      select c.product_id from search_contents c where a.n > 1 and c.words @@ a.query limit 500
    ) found
    where length(a.last) >= ${SHORT} or exists (
      select from search_texts t where t.product_id = found.product_id and t.language = $2
      and t.head @@ (quote_literal(a.last) || ':*')::tsquery
    )
  ), best as materialized (
    select d.product_id, d.prices[$4] as price, d.in_stock, d.boost, c.rank
    from candidate c join search_documents d on d.product_id = c.product_id
    where d.prices[$4] is not null
    order by d.in_stock desc, c.rank, d.boost desc, d.product_id limit 4
  )
  select b.product_id as id, t.title as name, p.product_type, coalesce(o.price, v.price, b.price) as price,
    coalesce(o.retail_price, v.retail_price, b.price) as retail_price, i.image,
    coalesce(u.new_path, a.path) as url
  from best b
  join products p on p.id = b.product_id
  join search_texts t on t.product_id = b.product_id and t.language = $2
  cross join lateral (
    select case p.product_type when '1' then '/group-product/' else '/product/' end || p.id || '/' as path
  ) a
  left join lateral (
    select price, retail_price from prices where product_id = b.product_id and price_list_id in ($4, $5)
    order by price_list_id <> $4 limit 1
  ) o on true
  left join lateral (
    select r.price, r.retail_price from products s join prices r on r.product_id = s.id
    where o.price is null and s.parent_id = b.product_id and s.is_active and r.price_list_id in ($4, $5)
    order by r.price, r.price_list_id <> $4 limit 1
  ) v on true
  left join lateral (
    select image from product_images where product_id = b.product_id order by position limit 1
  ) own on true
  left join lateral (
    select g.image from products s join product_images g on g.product_id = s.id
    where own.image is null and s.parent_id = b.product_id and s.is_active
    order by s.position, s.id, g.position limit 1
  ) other on true
  cross join lateral (select coalesce(own.image, other.image) as image) i
  left join lateral (
    select new_path from pretty_urls where old_path = a.path and language in ($2, $3) order by language <> $2 limit 1
  ) u on true
  order by b.in_stock desc, b.rank, b.boost desc, b.product_id`);

/** At most four listed products that the text may be the beginning of, the best first. One statement. */
export async function findBegun(db: Executor, asked: Suggesting): Promise<ProductSuggestion[]> {
  const { text, language, fallback, listId, publicListId } = asked;
  const rows = await statement(db, [text, language, fallback, listId, publicListId]);
  return rows.map(({ product_type: productType, retail_price: retailPrice, ...row }) => ({
    ...row,
    productType,
    retailPrice,
  }));
}
