-- In development only: what the simulated bank does with the next payments, whatever their cards say.

create table simulated_switches (
  -- There is one at most.
  id boolean primary key default true check (id),
  act text not null check (act ~ '^[a-z_]{1,40}$'),
  -- Payments that it is still for; null for all to come.
  remaining integer check (remaining between 0 and 1000),
  set_date timestamptz not null
);
