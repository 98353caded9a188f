--! module: sponsors
--! breaking: no
--! distribute: regency_code
-- A way of sharing out, looked at before it counts; and the people whom it would fund.
create table sponsors_plan (
  regency_code text        not null,
  id           uuid        not null,
  pledges      jsonb       not null,
  method       text        not null constraint sponsors_plan_method_known check (method in ('rules', 'optimal')),
  lot          text        not null,
  month        text        not null,
  build_id     uuid        not null,
  state        text        not null constraint sponsors_plan_state_known check (state in ('waiting', 'running', 'done', 'failed', 'committed')),
  report       jsonb,
  problem      jsonb,
  asked_id     text        not null,
  asked_by     text        not null,
  asked_at     timestamptz not null,
  committed_by text, committed_at timestamptz,
  constraint sponsors_plan_pkey primary key (regency_code, id)
);
-- A person in a plan, and once the plan counts, a seat: who is funded by which pledge, from when until when, and why.
create table sponsors_seat (
  regency_code text    not null,
  plan_id      uuid    not null,
  pledge_id    uuid    not null,
  row_no       int     not null,
  step_id      uuid,
  person_id    text    not null,
  nik          text    not null,
  card         text,
  kk           text,
  name         text,
  birth_date   date,
  village_code text    not null,
  area_path    text    not null,
  age_band     text    not null,
  decile       int,
  segment      text,
  cause        text,
  need         text    not null,
  points       jsonb   not null,
  household    jsonb   not null,
  total_points int     not null,
  from_month   text    not null,
  until_month  text    not null,
  constraint sponsors_seat_pkey primary key (regency_code, plan_id, row_no)
);
create index sponsors_seat_step_idx on sponsors_seat (regency_code, step_id, village_code, row_no) where step_id is not null;
create index sponsors_seat_nik_idx on sponsors_seat (regency_code, nik) where step_id is not null;
comment on column sponsors_seat.step_id is 'The allocation that made it count; null while it is only a plan.';

alter table sponsors_plan enable row level security;
alter table sponsors_seat enable row level security;
-- Plans and people are the office's alone: no donor sees them, whatever it asks.
create policy sponsors_plan_of_office on sponsors_plan to semesta_app
  using (regency_code = app_regency() and current_setting('app.sponsor', true) = '*')
  with check (regency_code = app_regency() and current_setting('app.sponsor', true) = '*');
create policy sponsors_seat_of_area on sponsors_seat to semesta_app
  using (regency_code = app_regency() and current_setting('app.sponsor', true) = '*' and app_names() and app_sees(regency_code, area_path))
  with check (regency_code = app_regency() and current_setting('app.sponsor', true) = '*' and app_names() and app_sees(regency_code, area_path));
grant select, insert, update on sponsors_plan to semesta_app;
grant select, insert, update (step_id), delete on sponsors_seat to semesta_app;
