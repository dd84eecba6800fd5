-- In development only: which payments the simulated bank has done a switch's act with. One that is asked for again counts once.

create table simulated_switch_uses (
  reference text primary key,
  act text not null check (act ~ '^[a-z_]{1,40}$')
);
