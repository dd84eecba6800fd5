import { HANDFULS, HUNDREDTHS, LEAF_COUNT } from './definitions.ts';
import { VOCABULARY } from './words.ts';

/**
 * The catalogue as set-based SQL. Everything about the nth product follows from n, so that a run is like the last one.
 * Listed products have the ids from 1,000,001, the variants of the nth those from 100,000,001 + 10 n.
 */

export const FIRST_ID = 1_000_000;
export const FIRST_VARIANT_ID = 100_000_000;
export const VARIANTS_EACH = 3;
/** About so many products share one coined name. */
export const LINE = 100;

export const PREPARATION = `
  create table bench_words (rank integer primary key, en text not null, tr text not null);
  create table bench_lines (n integer primary key, line text not null);
  create table bench_hundredths (n integer primary key, word text not null);
  create table bench_attributes (key text primary key, salt integer not null, given text[] not null);
  create table bench_sizes (given text[] not null);
  create table bench_leaves (n integer primary key, category_id integer not null);
  create table bench_handfuls (n integer primary key, category_id integer not null);
  create table bench_lists (n integer primary key, id smallint not null, factor numeric not null);
  create function bench_share(n bigint, salt integer) returns float8 language sql immutable parallel safe
    return (hashint8extended(n, salt) & 2147483647) / 2147483648.0::float8;
  create function bench_pick(n bigint, salt integer, size integer) returns integer language sql immutable parallel safe
    return floor(bench_share(n, salt) * size)::integer;
  create function bench_zipf(n bigint, salt integer, size integer) returns integer language sql immutable parallel safe
    return least(size - 1, floor(exp(bench_share(n, salt) * ln(size))))::integer`;

const WORDS_EACH = 24;
const NUMBERS = 'generate_series($1::bigint, $2::bigint) as p(n)';
const ID = `${FIRST_ID} + p.n`;
const SINCE = `timestamptz '2031-01-01' + make_interval(mins => bench_pick(p.n, 60, 500000))`;

/** Two words of the name and 22 of the description by Zipf's law, and two coined ones. */
const PRODUCTS = `
  with text as (
    select p.n,
      string_agg(initcap(w.en), ' ' order by d) filter (where d <= 2) as en_name,
      string_agg(initcap(w.tr), ' ' order by d) filter (where d <= 2) as tr_name,
      string_agg(w.en, ' ' order by d) filter (where d > 2) as en_body,
      string_agg(w.tr, ' ' order by d) filter (where d > 2) as tr_body
    from ${NUMBERS} cross join generate_series(1, ${WORDS_EACH}) d
    join bench_words w on w.rank = bench_zipf(p.n, d, ${VOCABULARY})
    group by p.n
  ), saved as (
    insert into products (id, sku, base_code, names, descriptions, attributes, variant_keys, boost, tax_rate,
      created_date, modified_date)
    overriding system value
    select ${ID}, 'P-' || p.n, 'P-' || p.n,
      jsonb_build_object('en', en_name || coined, 'tr', tr_name || coined),
      jsonb_build_object('en', en_body, 'tr', tr_body),
      (select jsonb_object_agg(a.key, a.given[1 + bench_pick(p.n, a.salt, cardinality(a.given))])
       from bench_attributes a),
      case when p.n % $4 = 0 then '{size}'::text[] else '{}' end, bench_pick(p.n, 61, 20), 20, ${SINCE}, ${SINCE}
    from text p join bench_lines l on l.n = p.n % $3 join bench_hundredths h on h.n = p.n % 100
    cross join lateral (select ' ' || initcap(l.line) || ' ' || initcap(h.word) as coined) c
    returning id, names, created_date
  )
  insert into pretty_urls (new_path, old_path, language, created_date, modified_date)
  select case language when 'en' then '/' else '/urun/' end
      || replace(translate(lower(names ->> language), 'çğıöşü', 'cgiosu'), ' ', '-') || '-' || id || '/',
    '/product/' || id || '/', language, created_date, created_date
  from saved cross join unnest(array['en', 'tr']) language`;

const VARIANTS = `
  insert into products (id, sku, base_code, parent_id, names, attributes, position, created_date, modified_date)
  overriding system value
  select ${FIRST_VARIANT_ID} + 10 * p.n + v, 'P-' || p.n || '-' || v, 'P-' || p.n, ${ID}, '{}',
    jsonb_build_object('size', s.given[1 + (bench_pick(p.n, 62, 4) + v) % cardinality(s.given)]), v, ${SINCE}, ${SINCE}
  from ${NUMBERS} cross join generate_series(1, ${VARIANTS_EACH}) v
  cross join (select given from bench_sizes) s
  where p.n % $3 = 0`;

/** What is sold: variants where there are any, else the product. */
const SOLD = `(
    select p.n, ${ID} as id, 0 as v from ${NUMBERS} where p.n % $3 <> 0
    union all
    select p.n, ${FIRST_VARIANT_ID} + 10 * p.n + v, v from ${NUMBERS}
    cross join generate_series(1, ${VARIANTS_EACH}) v where p.n % $3 = 0
  ) p`;

const PRICES = `
  insert into prices (product_id, price_list_id, price, retail_price, since)
  select p.id, l.id, amount.price, case when bench_pick(p.n, 64, 10) < 3 then amount.price * 5 / 4 else amount.price end,
    timestamptz '2031-01-01'
  from ${SOLD} cross join bench_lists l
  cross join lateral (select ((500 + bench_pick(p.n, 63, 30000) + 100 * p.v) * l.factor)::bigint as price) amount`;

const STOCK = `
  insert into stock_levels (product_id, location_id, on_hand)
  select p.id, (select id from stock_locations where key = 'online'), greatest(0, bench_pick(p.id, 65, 44) - 4)
  from ${SOLD}`;

const IMAGES = `
  insert into product_images (product_id, image, position, created_date)
  select ${ID}, 'products/' || p.n % 1000 || '/' || p.n || '-' || place || '.jpg', place, ${SINCE}
  from ${NUMBERS} cross join generate_series(0, 1) place`;

/** Each in a leaf; of a thousand, spread over the whole, each in one of the small ones besides. */
const PLACES = `
  insert into product_categories (product_id, category_id, position)
  select ${ID}, l.category_id, 0
  from ${NUMBERS} join bench_leaves l on l.n = case when p.n % 100 < ${HUNDREDTHS} then p.n % 100
    else ${HUNDREDTHS} - 1 + bench_zipf(p.n, 66, ${LEAF_COUNT - HUNDREDTHS + 1}) end
  union all
  select ${ID}, h.category_id, 1
  from ${NUMBERS} join bench_handfuls h on h.n = (p.n / $3) % ${HANDFULS} where p.n % $3 = 0`;

/** A statement and what it wants to know after the first and last number. */
export const FILLING: readonly { text: string; values: readonly ('lines' | 'variantsEvery' | 'handfulEvery')[] }[] = [
  { text: PRODUCTS, values: ['lines', 'variantsEvery'] },
  { text: VARIANTS, values: ['variantsEvery'] },
  { text: PRICES, values: ['variantsEvery'] },
  { text: STOCK, values: ['variantsEvery'] },
  { text: IMAGES, values: [] },
  { text: PLACES, values: ['handfulEvery'] },
];
