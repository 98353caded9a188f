--! module: takeovers
--! breaking: no
--! distribute: regency_code
-- Who it is: only for those who may see names there. One person is in one live programme of a lane.
create table takeovers_identity (
  regency_code text not null,
  id uuid not null,
  lane text not null,
  is_live boolean not null,
  area_path text not null,
  person_id text not null,
  kk text, card text, nik text,
  name text, sex text, birth_date date,
  address text, rw text, rt text,
  class text, months int,
  employer_code text, employer_name text,
  constraint takeovers_identity_pkey primary key (regency_code, id)
);
create unique index takeovers_identity_live_idx on takeovers_identity (regency_code, lane, person_id) where is_live;
create index takeovers_identity_person_idx on takeovers_identity (regency_code, person_id);

-- How a person came from one state to the next. Insert-only.
create table takeovers_event (
  regency_code text not null,
  act_id uuid not null,
  id uuid not null,
  seq bigint not null generated always as identity,
  area_path text not null,
  from_state text,
  to_state text not null,
  from_due date,
  note text,
  constraint takeovers_event_pkey primary key (regency_code, act_id, id)
);
create index takeovers_event_person_idx on takeovers_event (regency_code, id, seq desc);

-- A decision of the city with its number. Insert-only: revoking and sending are acts that name it.
create table takeovers_decision (
  regency_code text not null,
  id uuid not null,
  programme_id uuid not null,
  number text not null,
  decided_on date not null,
  signer text not null,
  fund_id text not null,
  fund_name text not null,
  from_month text not null,
  until_month text not null,
  heads int not null,
  monthly_rupiah bigint not null,
  year_rupiah bigint not null,
  decided_by text not null,
  decided_name text not null,
  decided_at timestamptz not null,
  constraint takeovers_decision_pkey primary key (regency_code, id),
  constraint takeovers_decision_number_key unique (regency_code, number),
  constraint takeovers_decision_programme_fkey foreign key (regency_code, programme_id) references takeovers_programme (regency_code, id)
);

alter table takeovers_programme enable row level security;
alter table takeovers_act enable row level security;
alter table takeovers_person enable row level security;
alter table takeovers_identity enable row level security;
alter table takeovers_event enable row level security;
alter table takeovers_decision enable row level security;
create policy takeovers_programme_of_regency on takeovers_programme to semesta_app using (regency_code = app_regency()) with check (regency_code = app_regency());
create policy takeovers_act_of_regency on takeovers_act to semesta_app using (regency_code = app_regency()) with check (regency_code = app_regency());
create policy takeovers_decision_of_regency on takeovers_decision to semesta_app using (regency_code = app_regency()) with check (regency_code = app_regency());
create policy takeovers_person_of_area on takeovers_person to semesta_app
  using (regency_code = app_regency() and app_sees(regency_code, area_path)) with check (regency_code = app_regency() and app_sees(regency_code, area_path));
create policy takeovers_event_of_area on takeovers_event to semesta_app
  using (regency_code = app_regency() and app_sees(regency_code, area_path)) with check (regency_code = app_regency() and app_sees(regency_code, area_path));
create policy takeovers_identity_of_area on takeovers_identity to semesta_app
  using (regency_code = app_regency() and app_names() and app_sees(regency_code, area_path))
  with check (regency_code = app_regency() and app_sees(regency_code, area_path));
grant select, insert on takeovers_programme, takeovers_act, takeovers_event, takeovers_decision to semesta_app;
grant select, insert, update on takeovers_person, takeovers_identity to semesta_app;
