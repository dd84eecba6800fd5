-- The shop's people: accounts and sessions of their own, apart from customers.

create table staff_members (
  id integer generated always as identity primary key,
  email text not null unique check (email = lower(email) and length(email) between 3 and 254),
  name text not null check (length(name) between 1 and 100),
  password_hash text not null,
  is_active boolean not null default true,
  language_code text not null,
  created_date timestamptz not null,
  modified_date timestamptz not null,
  last_login timestamptz
);

create table staff_sessions (
  -- SHA-256 of the key; the key itself is only in the cookie.
  key_hash bytea primary key check (length(key_hash) = 32),
  staff_id integer not null references staff_members on delete cascade,
  address text,
  user_agent text check (length(user_agent) <= 512),
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index staff_sessions_staff_id_idx on staff_sessions (staff_id);
create index staff_sessions_expires_at_idx on staff_sessions (expires_at);
