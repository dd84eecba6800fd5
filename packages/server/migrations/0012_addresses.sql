-- Customers' addresses, and the customers that guests are in checkout.

-- Who a guest is once they have told their e-mail address. Never a login.
alter table sessions add column guest_customer_id bigint references customers on delete set null;
create index sessions_guest_customer_id_idx on sessions (guest_customer_id) where guest_customer_id is not null;
alter table sessions drop constraint sessions_tombstone_is_empty;
alter table sessions add constraint sessions_tombstone_is_empty check (
  ended_at is null
  or (customer_id is null and guest_customer_id is null and address is null and user_agent is null)
);
-- A session is a guest's or a customer's.
alter table sessions add check (num_nonnulls(customer_id, guest_customer_id) <= 1);

-- Which of them no session leads to any more is looked up hourly.
create index customers_guest_idx on customers (id) where user_type = 'guest';

create table addresses (
  id bigint generated always as identity primary key,
  customer_id bigint not null references customers on delete cascade,
  title text not null check (length(title) between 1 and 255),
  first_name text not null check (length(first_name) between 1 and 255),
  last_name text not null check (length(last_name) between 1 and 255),
  phone_number text not null check (length(phone_number) between 1 and 60),
  email text check (length(email) between 3 and 254),
  country_id bigint not null references countries,
  city_id bigint not null references cities,
  township_id bigint not null references townships,
  district_id bigint references districts,
  line text not null check (length(line) between 1 and 255),
  postcode text check (length(postcode) between 1 and 20),
  notes text check (length(notes) <= 1000),
  is_corporate boolean not null default false,
  company_name text check (length(company_name) <= 255),
  tax_office text check (length(tax_office) <= 255),
  tax_no text check (length(tax_no) <= 60),
  e_bill_taxpayer boolean not null default false,
  identity_number text check (length(identity_number) <= 60),
  extra_field jsonb check (jsonb_typeof(extra_field) = 'object'),
  is_primary boolean not null default false,
  remote_id text check (length(remote_id) <= 255),
  created_date timestamptz not null,
  modified_date timestamptz not null,
  -- At most one, once a statement is through: another one takes its place in one statement.
  constraint addresses_primary_key exclude using btree (customer_id with =) where (is_primary) deferrable
);
create index addresses_customer_id_idx on addresses (customer_id, id desc);
create index addresses_country_id_idx on addresses (country_id);
create index addresses_city_id_idx on addresses (city_id);
create index addresses_township_id_idx on addresses (township_id);
create index addresses_district_id_idx on addresses (district_id);
