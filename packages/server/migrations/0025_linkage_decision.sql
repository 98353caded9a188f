--! module: linkage
--! breaking: no
--! distribute: regency_code
-- The people of a pair: only for those who may see names there.
create table linkage_record (
  regency_code text not null default app_regency(),
  run_id uuid not null,
  pair_id text not null,
  area_path text not null,
  left_row bigint not null,
  left_id text not null,
  right_row bigint not null,
  right_id text not null,
  explanation jsonb not null,
  left_values jsonb not null,
  right_values jsonb not null,
  constraint linkage_record_pkey primary key (regency_code, run_id, pair_id)
);
create index linkage_record_left_idx on linkage_record (regency_code, left_id);
create index linkage_record_right_idx on linkage_record (regency_code, right_id);

-- What people said about two records. Insert-only: an undo is a row of its own, and no run of the linkage touches these.
create table linkage_decision (
  regency_code text not null,
  id uuid not null,
  seq bigint not null generated always as identity,
  pair_id text not null,
  left_id text not null,
  right_id text not null,
  area_path text not null,
  act text not null constraint linkage_decision_act_known check (act in ('same', 'different', 'unsure', 'undo')),
  state text not null constraint linkage_decision_state_known check (state in ('open', 'second', 'same', 'different', 'unsure')),
  undoes uuid,
  reason text not null,
  run_id uuid not null,
  decided_by text not null,
  decided_name text not null,
  decided_at timestamptz not null,
  constraint linkage_decision_pkey primary key (regency_code, id)
);
create index linkage_decision_pair_idx on linkage_decision (regency_code, pair_id, seq desc);
create index linkage_decision_left_idx on linkage_decision (regency_code, left_id);
create index linkage_decision_right_idx on linkage_decision (regency_code, right_id);
comment on column linkage_decision.state is 'Where the pair stands after this row; the newest row speaks.';

alter table linkage_record enable row level security;
alter table linkage_decision enable row level security;
create policy linkage_record_of_area on linkage_record for select to semesta_app
  using (regency_code = app_regency() and app_names() and app_sees(regency_code, area_path));
create policy linkage_decision_of_area on linkage_decision to semesta_app
  using (regency_code = app_regency() and app_names() and app_sees(regency_code, area_path)) with check (regency_code = app_regency() and app_sees(regency_code, area_path));
grant select on linkage_record to semesta_app;
grant select, insert on linkage_decision to semesta_app;
grant select, insert, update, delete on linkage_record to semesta_loader;
grant select on linkage_decision to semesta_loader;
