-- What customers keep for later: favourites, alerts for goods that are out of stock, and collections.

create table favourites (
  id bigint generated always as identity primary key,
  customer_id bigint not null references customers on delete cascade,
  product_id bigint not null references products on delete cascade,
  -- The product's base code where the shop keeps one favourite per model, else null.
  unique_base_code text,
  created_date timestamptz not null,
  unique (customer_id, product_id),
  unique (customer_id, unique_base_code)
);
-- A page of a list also counts the whole of it, which a limit bounds: the constraints' indexes find it, and sorting it
-- costs less than an index by age would.
create index favourites_product_id_idx on favourites (product_id);

create table stock_alerts (
  id bigint generated always as identity primary key,
  -- A customer's alert goes to the address that the account has then, a guest's to the one that was given.
  customer_id bigint references customers on delete cascade,
  email text check (email = lower(email) and length(email) between 3 and 254),
  product_id bigint not null references products on delete cascade,
  language text not null,
  created_date timestamptz not null,
  -- Set once the mail has gone out; the alert is over then.
  sent_at timestamptz,
  check ((customer_id is null) <> (email is null))
);
create unique index stock_alerts_customer_id_key on stock_alerts (customer_id, product_id) where sent_at is null;
create unique index stock_alerts_email_key on stock_alerts (email, product_id) where sent_at is null;
create index stock_alerts_customer_id_idx on stock_alerts (customer_id);
create index stock_alerts_email_idx on stock_alerts (email) where email is not null;
create index stock_alerts_product_id_idx on stock_alerts (product_id, id);
create index stock_alerts_created_date_idx on stock_alerts (created_date);
create index stock_alerts_sent_at_idx on stock_alerts (sent_at) where sent_at is not null;

create table user_collections (
  id bigint generated always as identity primary key,
  customer_id bigint not null references customers on delete cascade,
  name text not null check (length(name) between 1 and 120),
  is_public boolean not null,
  -- Ends in 32 hexadecimal digits that nobody can guess; it stays when the name changes.
  slug text not null unique check (slug ~ '^([a-z0-9]+-)*[0-9a-f]{32}$'),
  created_date timestamptz not null
);
create index user_collections_customer_id_idx on user_collections (customer_id);

create table user_collection_items (
  id bigint generated always as identity primary key,
  collection_id bigint not null references user_collections on delete cascade,
  product_id bigint not null references products on delete cascade,
  note text check (length(note) between 1 and 500),
  created_date timestamptz not null,
  unique (collection_id, product_id)
);
create index user_collection_items_product_id_idx on user_collection_items (product_id);
