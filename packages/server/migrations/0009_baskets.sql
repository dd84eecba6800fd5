-- Baskets, their lines, and what became of them at a login.

create table baskets (
  id bigint generated always as identity primary key,
  -- A customer's, or a guest session's; neither once the session is gone.
  customer_id bigint references customers on delete cascade,
  session_id bigint references sessions on delete set null,
  namespace text not null default 'main' check (namespace ~ '^[a-z0-9][a-z0-9_-]{0,39}$'),
  status text not null default 'active'
    check (status in ('active', 'inactive', 'expired', 'merged', 'frozen', 'submitted')),
  -- Counts the changes of its content.
  version integer not null default 1 check (version > 0),
  voucher_id bigint references vouchers on delete set null,
  merged_into bigint references baskets on delete set null,
  created_date timestamptz not null,
  modified_date timestamptz not null,
  -- The day of it, which an index can follow without being written at every change.
  touched_on date not null generated always as ((modified_date at time zone 'UTC')::date) stored,
  check (num_nonnulls(customer_id, session_id) <= 1),
  check (session_id is null or status in ('active', 'frozen'))
) with (fillfactor = 80);
create unique index baskets_customer_key on baskets (customer_id, namespace) where status in ('active', 'frozen');
create unique index baskets_session_key on baskets (session_id, namespace);
create index baskets_voucher_id_idx on baskets (voucher_id) where voucher_id is not null;
create index baskets_merged_into_idx on baskets (merged_into) where merged_into is not null;
-- Guests' baskets by age: they are thrown away in the end.
create index baskets_abandoned_idx on baskets (touched_on) where customer_id is null and status <> 'submitted';

create table basket_lines (
  id bigint generated always as identity primary key,
  basket_id bigint not null references baskets on delete cascade,
  -- No foreign key: whoever comes back is told by name what is gone, and adding locks no product.
  product_id bigint not null,
  name text not null check (length(name) <= 500),
  quantity integer not null check (quantity > 0),
  attributes jsonb not null default '{}' check (jsonb_typeof(attributes) = 'object'),
  -- Equal for equal attributes, whatever their order; empty for none.
  attributes_key text not null default '' check (length(attributes_key) <= 64),
  created_date timestamptz not null,
  unique (basket_id, product_id, attributes_key)
) with (fillfactor = 90);

create table basket_merges (
  id bigint generated always as identity primary key,
  basket_id bigint not null references baskets on delete cascade,
  strategy text not null check (strategy in ('sum', 'larger', 'guest')),
  -- A line each: product, name, quantities before and after, and why.
  lines jsonb not null check (jsonb_typeof(lines) = 'array'),
  merged_at timestamptz not null
);
create index basket_merges_basket_id_idx on basket_merges (basket_id, id desc);
create index basket_merges_merged_at_idx on basket_merges (merged_at);

-- Which of several baskets the session's calls mean; null for the one called main.
alter table sessions add column basket_namespace text check (basket_namespace ~ '^[a-z0-9][a-z0-9_-]{0,39}$');
