-- Promotions, the codes that unlock them, and what they were redeemed for.

create table promotions (
  id bigint generated always as identity primary key,
  key text not null unique check (key ~ '^[a-z0-9][a-z0-9_-]{0,79}$'),
  -- What shoppers read, by language.
  names jsonb not null check (jsonb_typeof(names) = 'object'),
  -- automatic: for everybody. The others need a voucher: coupon by belonging to the customer, the rest by being entered.
  kind text not null check (kind in ('automatic', 'coupon', 'coupon_code', 'voucher_code')),
  -- Higher ones are applied first; of equals the older.
  priority integer not null default 0,
  -- An exclusive one is applied alone or not at all; of a group at most one is applied.
  is_exclusive boolean not null default false,
  stacking_group text check (stacking_group ~ '^[a-z0-9][a-z0-9_-]{0,79}$'),
  -- All must hold (features/promotions/README.md).
  conditions jsonb not null default '[]' check (jsonb_typeof(conditions) = 'array'),
  benefit jsonb not null check (jsonb_typeof(benefit) = 'object'),
  is_active boolean not null default true,
  starts_at timestamptz,
  ends_at timestamptz,
  usage_limit integer check (usage_limit > 0),
  used_count integer not null default 0 check (used_count >= 0),
  per_customer_limit integer check (per_customer_limit > 0),
  -- Minor units that it may cost in all; a promotion with a budget is applied in that currency only.
  budget_currency text check (budget_currency ~ '^[a-z]{3}$'),
  budget_amount bigint check (budget_amount > 0),
  spent_amount bigint not null default 0 check (spent_amount >= 0),
  created_date timestamptz not null,
  modified_date timestamptz not null,
  check (starts_at < ends_at),
  check (used_count <= usage_limit),
  check (spent_amount <= budget_amount),
  check ((budget_currency is null) = (budget_amount is null))
);

create table vouchers (
  id bigint generated always as identity primary key,
  promotion_id bigint not null references promotions on delete cascade,
  -- As it is shown; compared in capitals, without blanks.
  code text not null check (length(code) between 1 and 64),
  code_key text not null unique check (code_key = upper(code_key) and length(code_key) between 1 and 64),
  -- Whose it is; null for whoever knows it.
  customer_id bigint references customers on delete cascade,
  -- Null for any number of times.
  usage_limit integer check (usage_limit > 0),
  used_count integer not null default 0 check (used_count >= 0),
  per_customer_limit integer check (per_customer_limit > 0),
  is_active boolean not null default true,
  starts_at timestamptz,
  ends_at timestamptz,
  -- The batch it was generated in.
  batch text check (length(batch) between 1 and 80),
  created_date timestamptz not null,
  check (starts_at < ends_at),
  check (used_count <= usage_limit)
);
create index vouchers_promotion_id_idx on vouchers (promotion_id, batch);
create index vouchers_customer_id_idx on vouchers (customer_id) where customer_id is not null;

-- The ledger behind the counters above: one row for each promotion of an order.
create table promotion_redemptions (
  id bigint generated always as identity primary key,
  promotion_id bigint not null references promotions,
  voucher_id bigint references vouchers on delete set null,
  customer_id bigint references customers on delete set null,
  -- What it was redeemed for: the number of an order.
  reference text not null check (length(reference) between 1 and 80),
  -- As the shopper saw them then.
  names jsonb not null check (jsonb_typeof(names) = 'object'),
  voucher_code text,
  amount bigint not null check (amount >= 0),
  currency text not null check (currency ~ '^[a-z]{3}$'),
  redeemed_at timestamptz not null,
  -- The order came to nothing: it does not count any more.
  released_at timestamptz,
  unique (promotion_id, reference)
);
create index promotion_redemptions_reference_idx on promotion_redemptions (reference);
create index promotion_redemptions_voucher_id_idx on promotion_redemptions (voucher_id);
create index promotion_redemptions_customer_id_idx on promotion_redemptions (customer_id, redeemed_at desc)
  where customer_id is not null;

-- Orders placed: what "first order" goes by. Read with the session, so that it costs no statement.
alter table customers add column order_count integer not null default 0 check (order_count >= 0);
