-- What was answered to a write that named an Idempotency-Key, for who asks again.
create table idempotency_keys (
  -- Digest of session, method, address and the client's key: none of them is stored.
  key bytea primary key check (octet_length(key) = 32),
  -- Digest of the body: the same key with another one is a mistake.
  fingerprint bytea not null check (octet_length(fingerprint) = 32),
  -- Who works on it: a new number whenever the key changes hands, so that a late worker is told from a present one.
  claim bigint not null generated always as identity,
  -- In flight: when another request may take the key over. Answered: when the answer is forgotten.
  expires_at timestamptz not null,
  -- The answer; null while in flight.
  status smallint check (status between 200 and 299 or status in (400, 406)),
  content_type text,
  location text,
  body bytea check (octet_length(body) <= 1048576),
  check ((status is null) = (body is null)),
  check (status is not null or (content_type is null and location is null))
);
create index idempotency_keys_expires_at_idx on idempotency_keys (expires_at);
