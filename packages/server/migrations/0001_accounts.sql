-- Customers, their sessions, and what protects both.

create table customers (
  id bigint generated always as identity primary key,
  username text not null unique,
  user_type text not null default 'registered' check (user_type in ('registered', 'guest')),
  -- Normalised by the server (kernel/email.ts); null once the customer is anonymised.
  email text check (email = lower(email) and length(email) between 3 and 254),
  email_verified_at timestamptz,
  first_name text not null default '' check (length(first_name) <= 50),
  last_name text not null default '' check (length(last_name) <= 50),
  phone text check (length(phone) <= 60),
  -- The phone again where the shop wants one customer per number, else null.
  unique_phone text,
  password_hash text,
  is_active boolean not null default true,
  gender text check (gender in ('female', 'male')),
  date_of_birth date,
  email_allowed boolean not null default false,
  sms_allowed boolean not null default false,
  whatsapp_allowed boolean not null default false,
  call_allowed boolean,
  client_type text not null default 'default',
  language_code text not null,
  avatar_key text,
  attributes jsonb not null default '{}' check (jsonb_typeof(attributes) = 'object'),
  date_joined timestamptz not null,
  last_login timestamptz,
  modified_date timestamptz not null,
  anonymized_at timestamptz,
  constraint customers_anonymized_is_empty check (
    anonymized_at is null
    or (email is null and phone is null and unique_phone is null and password_hash is null and not is_active
        and first_name = '' and last_name = '' and gender is null and date_of_birth is null
        and avatar_key is null and attributes = '{}')
  )
);
-- A guest's address may belong to a registered customer too.
create unique index customers_email_key on customers (email) where user_type = 'registered';
create unique index customers_unique_phone_key on customers (unique_phone) where user_type = 'registered';

create table avatars (
  key text primary key,
  customer_id bigint not null unique references customers on delete cascade,
  content_type text not null,
  bytes bytea not null check (length(bytes) <= 1048576)
);

create table sessions (
  id bigint generated always as identity primary key,
  -- SHA-256 of the key; the key itself is only in the cookie.
  key_hash bytea not null unique check (length(key_hash) = 32),
  customer_id bigint references customers on delete cascade,
  currency text,
  language text,
  address text,
  user_agent text check (length(user_agent) <= 512),
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  -- Set on the tombstone of a key that was rotated away or logged out.
  ended_at timestamptz,
  constraint sessions_tombstone_is_empty check (
    ended_at is null or (customer_id is null and address is null and user_agent is null)
  )
);
create index sessions_customer_id_idx on sessions (customer_id, last_seen_at desc) where customer_id is not null;
create index sessions_expires_at_idx on sessions (expires_at);

create table tokens (
  key_hash bytea primary key check (length(key_hash) = 32),
  -- One token per session: a token request uses that session's basket.
  session_id bigint not null unique references sessions on delete cascade,
  created_at timestamptz not null,
  last_used_at timestamptz
);

-- One-time codes sent by text message. The code is derived from the nonce with the secret key and never stored.
create table phone_codes (
  session_key_hash bytea not null,
  purpose text not null,
  phone text not null,
  nonce text not null,
  failures integer not null default 0,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (session_key_hash, purpose)
);
create index phone_codes_expires_at_idx on phone_codes (expires_at);

create table rate_limits (
  key bytea primary key,
  hits integer not null check (hits > 0),
  expires_at timestamptz not null
);
create index rate_limits_expires_at_idx on rate_limits (expires_at);

-- Who was throttled and may go on after a captcha: this session, for this account.
create table captcha_challenges (
  session_key_hash bytea primary key,
  account_key bytea not null,
  attempts_left integer not null default 0 check (attempts_left >= 0),
  expires_at timestamptz not null
);
create index captcha_challenges_expires_at_idx on captcha_challenges (expires_at);

-- What was handed to a mail server or text gateway, so that a repeated job does not send it again.
create table deliveries (
  id text primary key,
  delivered_at timestamptz not null
);
create index deliveries_delivered_at_idx on deliveries (delivered_at);

-- Development only: mails and text messages that can be read at /console/outbox/.
create table outbox (
  id bigint generated always as identity primary key,
  delivery_id text not null unique,
  channel text not null check (channel in ('mail', 'sms')),
  recipient text not null,
  subject text,
  body text not null,
  created_at timestamptz not null
);
