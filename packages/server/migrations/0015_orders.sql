-- Orders, what they hold, and what became of them.

create table orders (
  id bigint generated always as identity primary key,
  -- 16 digits, no guessing; below 2^53, as clients make numbers of it.
  number text not null unique check (number ~ '^[1-8][0-9]{15}$'),
  -- One order for each basket, whoever submits it how often.
  basket_id bigint unique references baskets on delete set null,
  -- Version of the basket that it was made of.
  basket_version integer not null,
  -- Nobody sees it before it is placed.
  placed_at timestamptz,
  status smallint not null
    check (status in (50, 100, 200, 300, 350, 400, 450, 500, 510, 520, 540, 544, 545, 550, 600)),
  customer_id bigint references customers on delete set null,
  is_guest boolean not null,
  session_id bigint references sessions on delete set null,
  user_email text not null check (length(user_email) between 3 and 254),
  user_phone text check (length(user_phone) <= 60),
  language text not null,
  currency text not null check (currency ~ '^[a-z]{3}$'),
  segment text,
  remote_addr text,
  -- Minor units. What the buyer pays in all: products - discount + shipping + fee + gift box + interest; a part of it may
  -- be paid by balance and gift card.
  amount bigint not null check (amount >= 0),
  products_amount bigint not null check (products_amount >= 0),
  discount_amount bigint not null check (discount_amount >= 0),
  shipping_amount bigint not null check (shipping_amount >= 0),
  fee_amount bigint not null default 0 check (fee_amount >= 0),
  gift_box_amount bigint not null default 0 check (gift_box_amount >= 0),
  interest_amount bigint not null default 0 check (interest_amount >= 0),
  loyalty_amount bigint not null default 0 check (loyalty_amount >= 0),
  gift_card_amount bigint not null default 0 check (gift_card_amount >= 0),
  refund_amount bigint not null default 0 check (refund_amount between 0 and amount),
  discount_refund_amount bigint not null default 0 check (discount_refund_amount >= 0),
  shipping_refund_amount bigint not null default 0 check (shipping_refund_amount between 0 and shipping_amount),
  -- As they were when the order was placed; features/orders/order.ts has their shapes.
  shipping_address jsonb not null check (jsonb_typeof(shipping_address) = 'object'),
  billing_address jsonb not null check (jsonb_typeof(billing_address) = 'object'),
  delivery_type text not null check (delivery_type in ('customer', 'retail_store')),
  shipping_option jsonb not null check (jsonb_typeof(shipping_option) = 'object'),
  payment jsonb not null check (jsonb_typeof(payment) = 'object'),
  gift_box jsonb check (jsonb_typeof(gift_box) = 'object'),
  notes text check (length(notes) <= 2000),
  -- The gateway attempt that is open or paid for it.
  attempt_reference text,
  created_date timestamptz not null,
  modified_date timestamptz not null,
  check (amount = products_amount - discount_amount + shipping_amount + fee_amount + gift_box_amount + interest_amount),
  check (loyalty_amount + gift_card_amount <= amount)
);
create index orders_customer_id_idx on orders (customer_id, placed_at desc, id desc) where customer_id is not null;
create index orders_session_id_idx on orders (session_id, placed_at desc) where session_id is not null;
create index orders_user_email_idx on orders (user_email) where is_guest;
create index orders_status_idx on orders (status, placed_at) where placed_at is not null;
create index orders_attempt_reference_idx on orders (attempt_reference) where attempt_reference is not null;

-- Orders that came to nothing: they are thrown away in the end.
create index orders_unplaced_idx on orders (modified_date) where placed_at is null;

create table order_parcels (
  id bigint generated always as identity primary key,
  order_id bigint not null references orders on delete cascade,
  company_id integer references shipping_companies,
  tracking_number text check (length(tracking_number) between 1 and 120),
  tracking_url text check (length(tracking_url) <= 1000),
  shipped_at timestamptz not null,
  delivered_at timestamptz
);
create index order_parcels_order_id_idx on order_parcels (order_id);
create index order_parcels_company_id_idx on order_parcels (company_id);

-- One for each piece, up to 99 pieces of a line; above that one for all.
create table order_items (
  id bigint generated always as identity primary key,
  order_id bigint not null references orders on delete cascade,
  -- No foreign key: the item stays when the product goes.
  product_id bigint not null,
  -- The product as it was bought.
  product jsonb not null check (jsonb_typeof(product) = 'object'),
  quantity integer not null default 1 check (quantity > 0),
  -- Minor units, of one piece.
  price bigint not null check (price >= 0),
  retail_price bigint not null check (retail_price >= 0),
  -- Of the whole item.
  discount_amount bigint not null default 0 check (discount_amount between 0 and price * quantity),
  refunded_amount bigint not null default 0 check (refunded_amount between 0 and price * quantity),
  tax_rate numeric(5, 2) not null,
  attributes jsonb not null default '{}' check (jsonb_typeof(attributes) = 'object'),
  is_gift boolean not null default false,
  status smallint not null
    check (status in (50, 100, 200, 300, 350, 400, 450, 500, 510, 520, 540, 544, 545, 550, 600)),
  parcel_id bigint references order_parcels on delete set null,
  modified_date timestamptz not null
);
create index order_items_order_id_idx on order_items (order_id, id);
create index order_items_parcel_id_idx on order_items (parcel_id) where parcel_id is not null;

-- Pieces that are reserved for an order, or were shipped for it.
create table order_stock (
  order_id bigint not null references orders on delete cascade,
  product_id bigint not null,
  location_id integer not null references stock_locations,
  reserved integer not null check (reserved >= 0),
  shipped integer not null default 0 check (shipped >= 0),
  primary key (order_id, product_id, location_id)
);
create index order_stock_location_id_idx on order_stock (location_id);

create table order_discounts (
  id bigint generated always as identity primary key,
  order_id bigint not null references orders on delete cascade,
  promotion_id bigint not null,
  names jsonb not null check (jsonb_typeof(names) = 'object'),
  kind text not null,
  code text,
  amount bigint not null check (amount >= 0),
  cancel_amount bigint not null default 0 check (cancel_amount between 0 and amount)
);
create index order_discounts_order_id_idx on order_discounts (order_id);

-- Money that goes back, or is not owed any more: what became of each part of it.
create table order_refunds (
  id bigint generated always as identity primary key,
  order_id bigint not null references orders on delete cascade,
  -- Its idempotency key with payments and loyalty.
  reference text not null unique check (length(reference) between 1 and 80),
  -- Minor units.
  amount bigint not null check (amount >= 0),
  -- Through the gateway that it came by; by hand to an account; never paid; to balances.
  gateway_amount bigint not null default 0 check (gateway_amount >= 0),
  hand_amount bigint not null default 0 check (hand_amount >= 0),
  unpaid_amount bigint not null default 0 check (unpaid_amount >= 0),
  loyalty_amount bigint not null default 0 check (loyalty_amount >= 0),
  gift_card_amount bigint not null default 0 check (gift_card_amount >= 0),
  -- under_way: with the gateway. by_hand: somebody has to transfer it.
  state text not null check (state in ('under_way', 'by_hand', 'done')),
  iban text check (iban ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{8,30}$'),
  holder_name text check (length(holder_name) <= 255),
  created_date timestamptz not null,
  modified_date timestamptz not null,
  check (amount = gateway_amount + hand_amount + unpaid_amount + loyalty_amount + gift_card_amount),
  check (state <> 'under_way' or gateway_amount > 0),
  check (state <> 'by_hand' or hand_amount > 0)
);
create index order_refunds_order_id_idx on order_refunds (order_id, id);
create index order_refunds_state_idx on order_refunds (state, id) where state <> 'done';

-- What happened to an order, in order.
create table order_events (
  id bigint generated always as identity primary key,
  order_id bigint not null references orders on delete cascade,
  kind text not null check (length(kind) between 1 and 40),
  actor text not null check (actor in ('customer', 'staff', 'system')),
  -- Ids, amounts, statuses; never personal data.
  data jsonb not null default '{}' check (jsonb_typeof(data) = 'object'),
  created_date timestamptz not null
);
create index order_events_order_id_idx on order_events (order_id, id);

-- The checkout as it was answered when the order was placed, for whoever repeats the last call; thrown away after a day.
create table order_receipts (
  order_id bigint primary key references orders on delete cascade,
  pre_order jsonb not null check (jsonb_typeof(pre_order) = 'object'),
  created_date timestamptz not null
);
create index order_receipts_created_date_idx on order_receipts (created_date);

create table cancellation_reasons (
  id integer generated by default as identity primary key,
  key text not null unique check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(key) <= 120),
  uuid uuid not null unique default gen_random_uuid(),
  cancellation_type text not null check (cancellation_type in ('cancel', 'refund')),
  subjects jsonb not null check (jsonb_typeof(subjects) = 'object'),
  extra_information_needed boolean not null default false,
  position integer not null default 0,
  is_active boolean not null default true,
  created_date timestamptz not null default now(),
  modified_date timestamptz not null default now()
);

create table cancellation_requests (
  id bigint generated always as identity primary key,
  uuid uuid not null unique default gen_random_uuid(),
  order_id bigint not null references orders on delete cascade,
  order_item_id bigint not null references order_items on delete cascade,
  reason_id integer not null references cancellation_reasons,
  cancellation_type text not null check (cancellation_type in ('cancel', 'refund')),
  description text not null default '' check (length(description) <= 2000),
  status text not null default 'waiting'
    check (status in ('waiting', 'approved', 'rejected', 'completed')),
  quantity integer not null check (quantity > 0),
  iban text check (iban ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{8,30}$'),
  holder_name text check (length(holder_name) <= 255),
  fully_refund_as_loyalty_money boolean not null default false,
  -- Status of the item before, which a rejection gives back.
  status_before smallint not null,
  -- The refund it came to; several requests of one answer share it.
  refund_reference text check (length(refund_reference) <= 80),
  -- Why it was rejected, for the customer.
  answer text check (length(answer) <= 2000),
  created_date timestamptz not null,
  modified_date timestamptz not null
);
create index cancellation_requests_order_id_idx on cancellation_requests (order_id, id);
create unique index cancellation_requests_active_key on cancellation_requests (order_item_id)
  where status in ('waiting', 'approved');
create index cancellation_requests_order_item_id_idx on cancellation_requests (order_item_id, id);
create index cancellation_requests_refund_reference_idx on cancellation_requests (refund_reference)
  where refund_reference is not null;
create index cancellation_requests_reason_id_idx on cancellation_requests (reason_id);
create index cancellation_requests_status_idx on cancellation_requests (status, id) where status in ('waiting', 'approved');

-- A code with which a carrier takes a return.
create table easy_returns (
  id bigint generated always as identity primary key,
  uuid uuid not null unique default gen_random_uuid(),
  request_id bigint not null unique references cancellation_requests on delete cascade,
  company_id integer not null references shipping_companies,
  code text not null unique check (length(code) between 6 and 40),
  start_date timestamptz not null,
  end_date timestamptz not null,
  max_count integer not null default 1 check (max_count > 0),
  status text not null default 'waiting' check (status in ('waiting', 'sent', 'received', 'expired')),
  tracking_number text,
  tracking_url text,
  pickup_date timestamptz,
  created_date timestamptz not null,
  modified_date timestamptz not null
);
create index easy_returns_company_id_idx on easy_returns (company_id);
