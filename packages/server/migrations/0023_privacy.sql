-- Archives of a customer's data, made on request and kept for a while.

create table data_exports (
  id bigint generated always as identity primary key,
  -- Part of its address: nobody can guess it.
  key text not null unique check (key ~ '^[0-9a-f]{32}$'),
  -- The latest one only.
  customer_id bigint not null unique references customers on delete cascade,
  -- Where the password was proved: it is shown the link, any other session has to have the mail.
  session_id bigint references sessions on delete set null,
  language_code text not null,
  -- pending: the job is waited for, or at work since started_date.
  state text not null default 'pending' check (state in ('pending', 'ready', 'failed', 'expired')),
  -- Of the archive, in bytes.
  size bigint check (size > 0),
  requested_date timestamptz not null,
  started_date timestamptz,
  -- When it was ready, or given up.
  finished_date timestamptz,
  expires_at timestamptz,
  check ((finished_date is null) = (state = 'pending')),
  check ((expires_at is not null) = (state in ('ready', 'expired'))),
  check ((size is not null) = (state in ('ready', 'expired')))
);
create index data_exports_session_id_idx on data_exports (session_id) where session_id is not null;
create index data_exports_expires_at_idx on data_exports (expires_at) where state = 'ready';
create index data_exports_pending_idx on data_exports (requested_date) where state = 'pending';

-- The archive, in pieces that are read one by one. They appear all at once, when it is complete.
create table data_export_chunks (
  export_id bigint not null references data_exports on delete cascade,
  position integer not null check (position >= 0),
  bytes bytea not null check (length(bytes) between 1 and 1048576),
  primary key (export_id, position)
);

-- Guests by the address they told: what a request to show or to erase goes by.
create index customers_guest_email_idx on customers (email) where user_type = 'guest';
