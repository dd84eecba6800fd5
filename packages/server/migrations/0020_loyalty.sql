-- Loyalty: what orders earn, money that expires, cards.

-- One for each member.
create table loyalty_cards (
  id bigint generated always as identity primary key,
  customer_id bigint not null unique references customers on delete cascade,
  -- The last digit checks the others (Luhn).
  number text not null unique check (number ~ '^[1-9][0-9]{15}$'),
  created_date timestamptz not null,
  modified_date timestamptz not null
);

-- What an order earns its buyer. The terms are those of the day on which it was placed.
create table loyalty_earnings (
  id bigint generated always as identity primary key,
  customer_id bigint not null references customers on delete cascade,
  -- Once for each order, whatever is done again.
  order_number text not null unique check (length(order_number) between 1 and 40),
  currency text not null check (currency ~ '^[a-z]{3}$'),
  -- Hundredths of a per cent.
  rate integer not null check (rate between 1 and 10000),
  -- Goods alone, or shipping and fees too.
  counts text not null check (counts in ('goods', 'total')),
  -- Minor units: what counted of the order when it was placed, and what of that was paid with real money.
  counted_amount bigint not null check (counted_amount > 0),
  paid_amount bigint not null check (paid_amount between 1 and counted_amount),
  -- pending: the order is not there yet. earned: the money is the customer's.
  state text not null default 'pending' check (state in ('pending', 'earned')),
  -- What the order earns as it is now.
  amount bigint not null check (amount >= 0),
  -- What is to be taken back and was not there: later earnings pay it.
  owed_amount bigint not null default 0 check (owed_amount >= 0),
  created_date timestamptz not null,
  modified_date timestamptz not null,
  check (state = 'earned' or owed_amount = 0)
);
create index loyalty_earnings_customer_id_idx on loyalty_earnings (customer_id);

-- Parts of an account that came at one time, and expire at one time. What is left of them all is the account's balance.
create table loyalty_lots (
  id bigint generated always as identity primary key,
  account_id bigint not null references loyalty_accounts on delete cascade,
  -- Null for what was not earned by an order.
  earning_id bigint unique references loyalty_earnings on delete set null,
  amount bigint not null check (amount > 0),
  left_amount bigint not null check (left_amount between 0 and amount),
  expires_at timestamptz,
  created_date timestamptz not null
);
create index loyalty_lots_account_id_idx on loyalty_lots (account_id, expires_at);
create index loyalty_lots_expires_at_idx on loyalty_lots (expires_at) where left_amount > 0;

-- Which lots a transaction took from, or gave back to.
create table loyalty_lot_uses (
  transaction_id bigint not null references loyalty_transactions on delete cascade,
  lot_id bigint not null references loyalty_lots on delete cascade,
  amount bigint not null check (amount <> 0),
  primary key (transaction_id, lot_id)
);
create index loyalty_lot_uses_lot_id_idx on loyalty_lot_uses (lot_id);

alter table loyalty_transactions drop constraint loyalty_transactions_reason_check;
alter table loyalty_transactions add constraint loyalty_transactions_reason_check
  check (reason in ('grant', 'take', 'spend', 'give_back', 'refund', 'earn', 'take_back', 'expire'));
drop index loyalty_transactions_given_key;
create unique index loyalty_transactions_given_key on loyalty_transactions (account_id, reason, reference)
  where reason in ('grant', 'take', 'refund', 'earn');

-- Money from before: one lot for each account, which does not expire. What orders have taken was taken from it, so that an
-- order that comes to nothing gives it back there.
insert into loyalty_lots (account_id, amount, left_amount, created_date)
select a.id, greatest(coalesce(g.amount, 0), a.balance), a.balance, a.created_date
from loyalty_accounts a left join (
  select account_id, sum(amount)::bigint as amount from loyalty_transactions
  where reason in ('grant', 'refund') group by account_id
) g on g.account_id = a.id
where greatest(coalesce(g.amount, 0), a.balance) > 0;

insert into loyalty_lot_uses (transaction_id, lot_id, amount)
select t.id, l.id, t.amount from loyalty_transactions t join loyalty_lots l on l.account_id = t.account_id
where t.reason in ('spend', 'give_back');
