-- How far the shopper of a basket has come in checkout.

create table checkouts (
  basket_id bigint primary key references baskets on delete cascade,
  -- Counts the changes: who writes names the one that was read.
  revision integer not null default 1,
  -- Version of the basket that the payment details below were chosen for.
  basket_version integer not null,
  delivery_option_id integer references delivery_options on delete set null,
  shipping_address_id bigint references addresses on delete set null,
  billing_address_id bigint references addresses on delete set null,
  retail_store_id bigint references retail_stores on delete set null,
  shipping_option_id integer references shipping_options on delete set null,
  payment_option_id integer references payment_options on delete set null,
  -- The first digits of a card, never more than eight.
  bin text check (bin ~ '^[0-9]{6,8}$'),
  installment_plan_id integer references installment_plans on delete set null,
  bank_account_id integer references bank_accounts on delete set null,
  payment_choice text check (length(payment_choice) between 1 and 60),
  is_redirected boolean not null default false,
  -- Minor units.
  loyalty_amount bigint not null default 0 check (loyalty_amount >= 0),
  gift_card_id bigint references gift_cards on delete set null,
  gift_card_amount bigint not null default 0 check (gift_card_amount >= 0),
  gift_box jsonb check (jsonb_typeof(gift_box) = 'object'),
  notes text check (length(notes) <= 2000),
  -- What the shopper was shown last: currency, what the order comes to, balance and gift card taken off it.
  seen text check (length(seen) <= 120),
  modified_date timestamptz not null
);
create index checkouts_delivery_option_id_idx on checkouts (delivery_option_id);
create index checkouts_shipping_address_id_idx on checkouts (shipping_address_id);
create index checkouts_billing_address_id_idx on checkouts (billing_address_id);
create index checkouts_retail_store_id_idx on checkouts (retail_store_id);
create index checkouts_shipping_option_id_idx on checkouts (shipping_option_id);
create index checkouts_payment_option_id_idx on checkouts (payment_option_id);
create index checkouts_installment_plan_id_idx on checkouts (installment_plan_id);
create index checkouts_bank_account_id_idx on checkouts (bank_account_id);
create index checkouts_gift_card_id_idx on checkouts (gift_card_id);
