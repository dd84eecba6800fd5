-- Business customers: their divisions, what they put together, and the quotations they ask for.

create table divisions (
  id integer generated always as identity primary key,
  name text not null check (length(name) between 1 and 255),
  division_type text not null check (division_type in ('main', 'sub')),
  -- Of a sub division the main one, which the key below sees to; amounts of both are in one currency.
  parent_id integer,
  parent_type text generated always as (case when parent_id is not null then 'main' end) stored,
  currency text not null check (currency ~ '^[a-z]{3}$'),
  erp_code text not null unique check (length(erp_code) between 1 and 64),
  country_id bigint references countries,
  city_id bigint references cities,
  township_id bigint references townships,
  district_id bigint references districts,
  address text not null default '' check (length(address) <= 1000),
  phone_number text not null default '' check (length(phone_number) <= 60),
  fax_number text not null default '' check (length(fax_number) <= 60),
  is_active boolean not null default true,
  latitude numeric(9, 6) check (latitude between -90 and 90),
  longitude numeric(9, 6) check (longitude between -180 and 180),
  -- Minor units; 0 for none.
  monthly_order_limit bigint not null default 0 check (monthly_order_limit >= 0),
  -- Minor units, as the merchant's books have it.
  current_balance bigint not null default 0,
  current_balance_last_update timestamptz,
  extra_data jsonb not null default '{}' check (jsonb_typeof(extra_data) = 'object'),
  created_date timestamptz not null,
  modified_date timestamptz not null,
  unique (id, division_type, currency),
  check ((division_type = 'sub') = (parent_id is not null)),
  foreign key (parent_id, parent_type, currency) references divisions (id, division_type, currency)
);
create index divisions_parent_id_idx on divisions (parent_id) where parent_id is not null;
create index divisions_country_id_idx on divisions (country_id) where country_id is not null;
create index divisions_city_id_idx on divisions (city_id) where city_id is not null;
create index divisions_township_id_idx on divisions (township_id) where township_id is not null;
create index divisions_district_id_idx on divisions (district_id) where district_id is not null;

-- Which division a customer buys for.
create table division_members (
  customer_id bigint primary key references customers on delete cascade,
  division_id integer not null references divisions,
  created_date timestamptz not null
);
create index division_members_division_id_idx on division_members (division_id);

create table b2b_baskets (
  id bigint generated always as identity primary key,
  customer_id bigint not null references customers on delete cascade,
  -- Whose prices it has; each has a basket of its own.
  segment text check (length(segment) <= 40),
  status text not null default 'active' check (status in ('active', 'draft', 'submitted')),
  name text check (length(name) between 1 and 255),
  created_date timestamptz not null,
  modified_date timestamptz not null
);
create index b2b_baskets_customer_id_idx on b2b_baskets (customer_id, status, modified_date desc, id desc);
create unique index b2b_baskets_active_key on b2b_baskets (customer_id, segment) nulls not distinct
  where status = 'active';

create table b2b_basket_lines (
  id bigint generated always as identity primary key,
  basket_id bigint not null references b2b_baskets on delete cascade,
  -- No foreign key: adding locks no product.
  product_id bigint not null,
  division_id integer not null references divisions,
  quantity integer not null check (quantity between 1 and 100000),
  created_date timestamptz not null,
  unique (basket_id, product_id, division_id)
);
create index b2b_basket_lines_division_id_idx on b2b_basket_lines (division_id);

create table quotations (
  id bigint generated always as identity primary key,
  -- 12 digits, no guessing.
  number text not null unique check (number ~ '^[1-9][0-9]{11}$'),
  name text not null check (length(name) between 1 and 255),
  -- Who asked; null once the account is erased.
  customer_id bigint references customers on delete set null,
  -- Whose limit it counts for, and the main division above it then, whose limit it counts for too.
  division_id integer not null references divisions,
  main_id integer not null references divisions,
  -- One quotation for each basket.
  basket_id bigint unique references b2b_baskets on delete set null,
  status text not null check (status in ('request_approval', 'pending', 'approved', 'rejected', 'cancelled')),
  currency text not null check (currency ~ '^[a-z]{3}$'),
  total_amount bigint not null check (total_amount >= 0),
  net_amount bigint not null check (net_amount between 0 and total_amount),
  created_date timestamptz not null,
  modified_date timestamptz not null,
  -- The day of it, in UTC: limits go by months.
  asked_on date not null generated always as ((created_date at time zone 'UTC')::date) stored
);
create index quotations_customer_id_idx on quotations (customer_id, id desc) where customer_id is not null;
create index quotations_division_id_idx on quotations (division_id, asked_on);
create index quotations_main_id_idx on quotations (main_id, asked_on);
create index quotations_status_idx on quotations (status, id desc);

-- What was asked for, at the prices and under the names of that moment.
create table quotation_lines (
  id bigint generated always as identity primary key,
  quotation_id bigint not null references quotations on delete cascade,
  division_id integer not null references divisions,
  product_id bigint not null,
  sku text not null,
  base_code text not null,
  name text not null,
  price bigint not null check (price >= 0),
  quantity integer not null check (quantity between 1 and 100000),
  total_amount bigint not null check (total_amount = price * quantity),
  unique (quotation_id, product_id, division_id)
);
create index quotation_lines_division_id_idx on quotation_lines (division_id);

create table quotation_events (
  id bigint generated always as identity primary key,
  quotation_id bigint not null references quotations on delete cascade,
  kind text not null check (kind in ('asked', 'approved', 'rejected', 'cancelled', 'comment')),
  actor text not null check (actor in ('customer', 'shop')),
  -- Null for the shop, and once the account is erased.
  customer_id bigint references customers on delete set null,
  comment text check (length(comment) between 1 and 2000),
  created_date timestamptz not null,
  check (actor = 'customer' or customer_id is null),
  check (kind <> 'comment' or comment is not null or customer_id is null)
);
create index quotation_events_quotation_id_idx on quotation_events (quotation_id, id);
create index quotation_events_customer_id_idx on quotation_events (customer_id) where customer_id is not null;
