-- Accounts elsewhere that customers sign in with.

create table social_accounts (
  id bigint generated always as identity primary key,
  customer_id bigint not null references customers on delete cascade,
  provider text not null check (provider ~ '^[a-z0-9_]{1,30}$'),
  -- What the provider calls whoever it is, for ever; their e-mail address may change.
  subject text not null check (length(subject) between 1 and 255),
  -- As the provider told it when the account was connected; null where it told none.
  email text check (email = lower(email) and length(email) between 3 and 254),
  created_date timestamptz not null,
  last_login timestamptz,
  constraint social_accounts_subject_key unique (provider, subject)
);
create index social_accounts_customer_id_idx on social_accounts (customer_id);

-- Sign-ins that were finished, until they would be too old anyway: none is finished twice.
create table social_states (
  state_hash bytea primary key check (length(state_hash) = 32),
  expires_at timestamptz not null
);
create index social_states_expires_at_idx on social_states (expires_at);
