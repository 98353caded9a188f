--! module: sponsors
--! breaking: no
--! distribute: regency_code
-- Who signs in for a donor. Taken away by an end, never deleted.
create table sponsors_user (
  regency_code text        not null,
  id           uuid        not null,
  sponsor_id   uuid        not null,
  user_id      text        not null,
  email        text        not null,
  bound_by     text        not null,
  bound_at     timestamptz not null,
  ended_by text, ended_at timestamptz,
  constraint sponsors_user_pkey primary key (regency_code, id)
);
create unique index sponsors_user_once on sponsors_user (regency_code, user_id) where ended_at is null;
alter table sponsors_user enable row level security;
-- Whoever signs in finds the own binding: the way to the own donor.
create policy sponsors_user_of_reach on sponsors_user to semesta_app
  using (regency_code = app_regency() and (sponsors_sees(sponsor_id) or user_id = current_setting('app.actor', true)))
  with check (regency_code = app_regency() and sponsors_sees(sponsor_id));
grant select, insert, update on sponsors_user to semesta_app;

-- Heads of an allocation by village and age: what may be counted without names. A donor reads these, and only after small numbers are hidden.
create table sponsors_cell (
  regency_code text not null,
  step_id      uuid not null,
  pledge_id    uuid not null,
  sponsor_id   uuid not null,
  village_code text not null,
  age_band     text not null,
  heads        int  not null constraint sponsors_cell_heads_positive check (heads > 0),
  constraint sponsors_cell_pkey primary key (regency_code, step_id, village_code, age_band)
);
-- How many of an allocation's people a month's roster shows active.
create table sponsors_active (
  regency_code text not null,
  step_id      uuid not null,
  pledge_id    uuid not null,
  sponsor_id   uuid not null,
  month        text not null,
  heads        int  not null,
  active       int  not null,
  constraint sponsors_active_pkey primary key (regency_code, step_id, month)
);
alter table sponsors_cell enable row level security;
create policy sponsors_cell_of_reach on sponsors_cell to semesta_app
  using (regency_code = app_regency() and sponsors_sees(sponsor_id)) with check (regency_code = app_regency() and sponsors_sees(sponsor_id));
alter table sponsors_active enable row level security;
create policy sponsors_active_of_reach on sponsors_active to semesta_app
  using (regency_code = app_regency() and sponsors_sees(sponsor_id)) with check (regency_code = app_regency() and sponsors_sees(sponsor_id));
grant select, insert on sponsors_cell to semesta_app;
grant select, insert, update on sponsors_active to semesta_app;
