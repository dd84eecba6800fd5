-- Cards that customers had kept. The number is with the gateway; here is a name for it, and what tells one card from another.

create table saved_cards (
  id bigint generated always as identity primary key,
  -- No cascade: a card goes together with the note that its gateway has to forget it.
  customer_id bigint not null references customers,
  -- What clients are told. It opens nothing.
  token text not null unique default replace(gen_random_uuid()::text, '-', '') check (token ~ '^[0-9a-f]{32}$'),
  gateway text not null check (length(gateway) between 1 and 60),
  -- The gateway's own name for the card, by which it is paid. It never leaves the server.
  gateway_token text not null check (length(gateway_token) between 1 and 255),
  -- The gateway's own word by which it knows the same number again; null where it has none.
  fingerprint text check (length(fingerprint) between 1 and 255),
  -- Of the number no more than this: what the instalments go by, and what people know it by.
  bin text check (bin ~ '^[0-9]{6}$'),
  last_digits text not null check (last_digits ~ '^[0-9]{4}$'),
  brand text check (length(brand) between 1 and 40),
  expiry_month smallint check (expiry_month between 1 and 12),
  expiry_year smallint check (expiry_year between 2000 and 2200),
  name text check (length(name) between 1 and 100),
  is_default boolean not null default false,
  created_date timestamptz not null,
  modified_date timestamptz not null,
  check ((expiry_month is null) = (expiry_year is null)),
  unique (customer_id, gateway, gateway_token)
);
create unique index saved_cards_fingerprint_key on saved_cards (customer_id, gateway, fingerprint)
  where fingerprint is not null;
create unique index saved_cards_default_key on saved_cards (customer_id) where is_default;
create index saved_cards_gateway_token_idx on saved_cards (gateway, gateway_token);

-- Cards that a gateway still knows and nobody here does. A row goes when the gateway has forgotten the card.
create table forgotten_cards (
  id bigint generated always as identity primary key,
  gateway text not null check (length(gateway) between 1 and 60),
  gateway_token text not null check (length(gateway_token) between 1 and 255),
  tries integer not null default 0 check (tries >= 0),
  due_at timestamptz not null,
  unique (gateway, gateway_token)
);
create index forgotten_cards_due_at_idx on forgotten_cards (due_at);

-- Whose card the gateway was asked to keep; null again once it is kept here, or nobody wants it any more.
alter table payment_attempts add column save_card_for bigint references customers on delete set null;
create index payment_attempts_save_card_for_idx on payment_attempts (save_card_for) where save_card_for is not null;

alter table payment_options drop constraint payment_options_payment_type_check;
alter table payment_options add constraint payment_options_payment_type_check check (
  payment_type in ('credit_card', 'saved_card', 'funds_transfer', 'pay_on_delivery', 'loyalty_money', 'redirection'));
alter table payment_options drop constraint payment_options_check;
alter table payment_options add constraint payment_options_check
  check ((gateway is not null) = (payment_type in ('credit_card', 'saved_card', 'redirection')));

alter table checkouts add column saved_card_id bigint references saved_cards on delete set null;
create index checkouts_saved_card_id_idx on checkouts (saved_card_id);

-- Outside production only: cards that the simulated bank keeps.
create table simulated_cards (
  token text primary key,
  -- The payment that it was kept with.
  reference text not null unique,
  scenario text not null,
  fingerprint text not null,
  bin text not null check (bin ~ '^[0-9]{6}$'),
  last_digits text not null check (last_digits ~ '^[0-9]{4}$'),
  brand text not null,
  expiry_month smallint not null,
  expiry_year smallint not null,
  created_date timestamptz not null
);
