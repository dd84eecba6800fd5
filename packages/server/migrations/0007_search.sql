-- What is listed and searched, as one narrow row a product, and the words that shoppers type.

create extension if not exists pg_trgm;
create extension if not exists unaccent;

-- As words are compared: without accents, İ, I, ı and i alike, small letters, blanks between words. Text search
-- configurations of our own are not needed: what the built-in ones see is folded already.
create function search_fold(value text) returns text language sql stable parallel safe
return regexp_replace(
  lower(unaccent(case when octet_length(value) = length(value) then value else normalize(value, NFKC) end)
    collate "und-x-icu"),
  '[-_/\\.,;:!?()\[\]{}<>"''`´’&+*=|~^%$#@§°×\s]+', ' ', 'g'
);

-- Plural, possessive, accusative and genitive of folded Turkish, and the consonant that softens before them: gomlek,
-- gomlegi, gomlekler. The Snowball stemmer takes too much (keten → ke, çanta → ça, çantası → çantas) and knows no
-- words typed without their dots.
create function search_stem_turkish(folded text) returns text language sql immutable parallel safe
return
  regexp_replace(regexp_replace(regexp_replace(regexp_replace(
  regexp_replace(regexp_replace(regexp_replace(regexp_replace(folded,
    '\m(ve|veya|ile|icin|bir)\M', '', 'g'),
    '([[:alnum:]]{3})l[ae]r(i|ini|inin|in|imiz|da|de|dan|den|a|e)?\M', '\1', 'g'),
    '([[:alnum:]]{4})(in|un|si|su|yi|yu|i|u)\M', '\1', 'g'),
    '([[:alnum:]]{4})[iu]\M', '\1', 'g'),
    '([[:alnum:]]{3}[aeiou])n\M', '\1', 'g'),
    '([[:alnum:]]{3})g\M', '\1k', 'g'),
    '([[:alnum:]]{3})b\M', '\1p', 'g'),
    '([[:alnum:]]{3})d\M', '\1t', 'g');

-- The stems of folded text. Small words that say nothing have none.
create function search_stems(language text, folded text) returns tsvector language sql immutable parallel safe
return case language
  when 'en' then to_tsvector('pg_catalog.english'::regconfig, folded)
  when 'tr' then to_tsvector('pg_catalog.simple'::regconfig, search_stem_turkish(folded))
  when 'de' then to_tsvector('pg_catalog.german'::regconfig, folded)
  when 'fr' then to_tsvector('pg_catalog.french'::regconfig, folded)
  when 'es' then to_tsvector('pg_catalog.spanish'::regconfig, folded)
  when 'it' then to_tsvector('pg_catalog.italian'::regconfig, folded)
  when 'nl' then to_tsvector('pg_catalog.dutch'::regconfig, folded)
  when 'pt' then to_tsvector('pg_catalog.portuguese'::regconfig, folded)
  when 'ru' then to_tsvector('pg_catalog.russian'::regconfig, folded)
  when 'ar' then to_tsvector('pg_catalog.arabic'::regconfig, folded)
  else to_tsvector('pg_catalog.simple'::regconfig, folded)
end;

-- A row for each product that lists may show, some fifty to a page: lists look at many.
create table search_documents (
  product_id bigint primary key references products on delete cascade,
  -- What it is filtered by, in one index: attribute values (id × 4), categories with all above them (× 4 + 1),
  -- collections (× 4 + 2).
  terms integer[] not null,
  -- By number of the price list; null where it is not sold. Neither this nor in_stock is indexed: their updates are
  -- HOT, so that an order or a new price costs no index anything.
  prices bigint[] not null,
  in_stock boolean not null,
  boost integer not null
) with (fillfactor = 85);
create index search_documents_terms_idx on search_documents using gin (terms);
create index search_documents_order_idx on search_documents (boost desc, product_id desc);

-- What text is looked for in, with the terms again: words and filters are met in one index. A table of its own, because
-- only its index is read and PostgreSQL keeps rows of up to 2 kB whole.
create table search_contents (
  product_id bigint primary key references search_documents on delete cascade,
  terms integer[] not null,
  -- Words of every language as en/shirt, codes as #ls-31.
  words tsvector not null
);
create index search_contents_terms_words_idx on search_contents using gin (terms, words);

create table search_texts (
  product_id bigint not null references search_documents on delete cascade,
  language text not null,
  -- The name, to sort by.
  title text not null,
  -- What results are ranked by: words of the name (A) and their stems (B), of categories and attributes (C), (D).
  head tsvector not null,
  primary key (product_id, language)
);

-- The words of names and labels as shoppers may type them.
create table search_words (
  language text not null,
  word text not null collate "C",
  stem text not null collate "C",
  -- How many products have it, counted up to 30: beyond that a word is merely common, and its row has peace.
  uses smallint not null,
  -- The best of the products whose names have it.
  leaders bigint[] not null,
  -- The boost of the last leader once there are eight; a product with less need not apply.
  least_boost integer,
  -- In this order a prefix is one range.
  primary key (language, word)
) with (fillfactor = 50);
-- Partial, so that it is for looking up stems only: while the table is empty the planner would else take any index that
-- begins with the language, and keep to it.
create index search_words_stem_idx on search_words (language, stem) where stem <> '';
create index search_words_similar_idx on search_words using gin (word gin_trgm_ops);

-- Words like a mistyped one. Two letters swapped in five leave a fifth of the trigrams: the default of 0.3 misses them.
create function search_similar(language text, typed text) returns table (word text, stem text, uses smallint)
language sql stable set pg_trgm.similarity_threshold = 0.19
begin atomic
  select w.word, w.stem, w.uses from search_words w
  where w.language = search_similar.language and w.word % typed and abs(length(w.word) - length(typed)) <= 2
  order by similarity(w.word, typed) desc, w.uses desc, w.word
  limit 30;
end;

create table facets (
  id integer generated by default as identity primary key,
  key text not null unique check (length(key) between 1 and 80),
  -- The query parameter.
  search_key text not null unique check (length(search_key) between 1 and 80),
  attribute_id integer unique references attributes on delete cascade,
  -- Null hides it; its filter still works.
  widget_type text,
  names jsonb not null check (jsonb_typeof(names) = 'object'),
  position integer not null default 0,
  settings jsonb not null default '{}' check (jsonb_typeof(settings) = 'object'),
  is_active boolean not null default true
);

create table sorters (
  value text primary key check (length(value) between 1 and 80),
  labels jsonb not null check (jsonb_typeof(labels) = 'object'),
  sort_by text not null check (sort_by in ('default', 'price', '-price', 'newest', 'name', '-name')),
  position integer not null default 0,
  is_default boolean not null default false,
  is_visible boolean not null default true
);
create unique index sorters_is_default_idx on sorters (is_default) where is_default;
