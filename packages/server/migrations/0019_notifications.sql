-- Consents to marketing and what became of them, the newsletter's addresses, and what customers want to hear of.

-- Every change of a consent, for as long as it has to be shown that there was one. Rows are added, and thrown away when
-- their time is up; of an erased person address and link go. Nothing else of a row ever changes.
create table consent_events (
  id bigint generated always as identity primary key,
  -- marketing: by whichever channel. stock_alerts: mails about goods that are back.
  kind text not null check (kind in ('marketing', 'stock_alerts')),
  channel text not null check (channel in ('email', 'sms', 'whatsapp', 'call')),
  is_granted boolean not null,
  source text not null check (source ~ '^[a-z_]{1,40}$'),
  customer_id bigint references customers on delete set null,
  -- The address at that time; null once the person is erased.
  email text check (email = lower(email) and length(email) between 3 and 254),
  -- A keyed digest of the address: whoever names it can be told when they consented, after an erasure too.
  email_digest bytea not null check (octet_length(email_digest) = 32),
  -- Where the call came from; null where none did, and once the person is erased.
  address text check (length(address) between 1 and 64),
  -- Which version of the text was consented to, where that is known.
  wording text check (length(wording) between 1 and 200),
  created_at timestamptz not null,
  check (kind = 'marketing' or channel = 'email')
);
create index consent_events_customer_id_idx on consent_events (customer_id, id) where customer_id is not null;
create index consent_events_email_idx on consent_events (email) where email is not null;
create index consent_events_email_digest_idx on consent_events (email_digest, id);
create index consent_events_created_at_idx on consent_events (created_at) where not is_granted;

create function refuse_rewriting_consents() returns trigger language plpgsql as $$
begin
  if (new.id, new.kind, new.channel, new.is_granted, new.source, new.email_digest, new.created_at)
      is distinct from (old.id, old.kind, old.channel, old.is_granted, old.source, old.email_digest, old.created_at)
    or new.wording is distinct from old.wording
    or (new.customer_id is not null and new.customer_id is distinct from old.customer_id)
    or (new.email is not null and new.email is distinct from old.email)
    or (new.address is not null and new.address is distinct from old.address)
  then
    raise exception 'consent_events are written once' using errcode = 'check_violation', constraint = 'consent_events_kept';
  end if;
  return new;
end $$;
create trigger consent_events_kept before update on consent_events
  for each row execute function refuse_rewriting_consents();

-- Addresses that asked for the newsletter. Of a registered customer's confirmed address the customer's own
-- email_allowed is what counts.
create table email_subscriptions (
  id bigint generated always as identity primary key,
  email text not null unique check (email = lower(email) and length(email) between 3 and 254),
  -- pending: a link was sent. confirmed: it was used. unsubscribed: nothing is sent any more.
  state text not null check (state in ('pending', 'confirmed', 'unsubscribed')),
  first_name text not null default '' check (length(first_name) <= 50),
  last_name text not null default '' check (length(last_name) <= 50),
  gender text check (length(gender) between 1 and 20),
  attributes jsonb not null default '{}' check (jsonb_typeof(attributes) = 'object'),
  language text not null,
  -- Where it was asked from.
  address text check (length(address) between 1 and 64),
  -- How often, and when last, a link was sent while it is pending.
  mails integer not null default 1 check (mails >= 0),
  asked_at timestamptz not null,
  confirmed_at timestamptz,
  unsubscribed_at timestamptz,
  check ((confirmed_at is not null) = (state = 'confirmed')),
  check ((unsubscribed_at is not null) = (state = 'unsubscribed')),
  check (state <> 'unsubscribed' or (first_name = '' and last_name = '' and gender is null and address is null
    and attributes = '{}'))
);
create index email_subscriptions_state_idx on email_subscriptions (state, email);
create index email_subscriptions_asked_at_idx on email_subscriptions (asked_at) where state = 'pending';
create index email_subscriptions_unsubscribed_at_idx on email_subscriptions (unsubscribed_at)
  where state = 'unsubscribed';

-- What a customer wants to hear of beyond the flags of the customer's record; no row: everything.
create table notification_preferences (
  customer_id bigint primary key references customers on delete cascade,
  stock_alerts boolean not null
);

-- Consents that a guest gave in a one-click checkout, until that session registers.
create table guest_permissions (
  session_id bigint primary key references sessions on delete cascade,
  uid uuid not null,
  email_allowed boolean not null,
  sms_allowed boolean not null,
  call_allowed boolean not null,
  -- Where the call came from.
  address text not null check (length(address) between 1 and 64),
  expires_at timestamptz not null
);
create index guest_permissions_expires_at_idx on guest_permissions (expires_at);

-- Headers that a mail carries beyond the usual ones, by name.
alter table outbox add column headers jsonb not null default '{}' check (jsonb_typeof(headers) = 'object');
