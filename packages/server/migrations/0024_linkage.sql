--! module: linkage
--! breaking: no
--! distribute: regency_code
-- A published run of the linkage. Its pairs are those of the newest run alone; what it says of its own quality stays for ever.
create table linkage_run (
  regency_code text not null,
  id uuid not null,
  month text,
  as_of date not null,
  superseded boolean not null default false,
  folder text not null,
  begun_at timestamptz not null,
  finished_at timestamptz not null,
  finished_by text not null,
  sources jsonb not null,
  model_hash text not null,
  threshold double precision not null,
  review_threshold double precision not null,
  target_error_rate double precision not null,
  quality jsonb not null,
  model jsonb not null,
  constraint linkage_run_pkey primary key (regency_code, id)
);
create unique index linkage_run_in_force on linkage_run (regency_code) where not superseded;
comment on column linkage_run.begun_at is 'Decisions made before this went in.';
comment on column linkage_run.month is 'The month it was built with; null when it was run alone.';

-- A scored pair, without anything that names people: what every role may count. The people behind it are in linkage_record.
create table linkage_pair (
  regency_code text not null default app_regency(),
  run_id uuid not null,
  pair_id text not null,
  left_register text not null,
  right_register text not null,
  probability double precision not null,
  weight double precision not null,
  band text not null constraint linkage_pair_band_known check (band in ('auto', 'review')),
  conflict text,
  reason text not null,
  words jsonb not null,
  village_code text not null,
  rw text,
  rt text,
  area_path text not null,
  segment text,
  rupiah_per_month bigint not null,
  affects_active boolean not null,
  affects_coverage boolean not null,
  state text not null constraint linkage_pair_state_known check (state in ('open', 'second', 'same', 'different', 'unsure')),
  since timestamptz not null,
  constraint linkage_pair_pkey primary key (regency_code, run_id, pair_id)
);
create index linkage_pair_queue_idx on linkage_pair (regency_code, run_id, state, rupiah_per_month desc, affects_active desc, affects_coverage desc, probability desc, pair_id);
comment on column linkage_pair.reason is 'What stands most against the two being one: a conflict, or the comparison with the lowest weight.';
comment on column linkage_pair.state is 'What the newest decision on the pair says; follows linkage_decision in the same transaction.';
comment on column linkage_pair.since is 'When the pair first waited for people: a rerun does not make it younger.';

alter table linkage_run enable row level security;
alter table linkage_pair enable row level security;
create policy linkage_run_of_regency on linkage_run for select to semesta_app using (regency_code = app_regency());
create policy linkage_pair_of_area on linkage_pair to semesta_app
  using (regency_code = app_regency() and app_sees(regency_code, area_path)) with check (regency_code = app_regency() and app_sees(regency_code, area_path));
grant select on linkage_run, linkage_pair to semesta_app;
grant update (state) on linkage_pair to semesta_app;
grant select, insert, update, delete on linkage_run, linkage_pair to semesta_loader;
