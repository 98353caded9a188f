--! module: findings
--! breaking: no
--! distribute: regency_code
-- What the rules found in a built month: one row a person and rule.
create table findings_finding (
  regency_code text not null default app_regency(),
  build_id uuid not null default app_build(),
  rule text not null,
  row_no int not null,
  person_id text not null,
  card text,
  nik text,
  name text,
  village_code text not null,
  rw text,
  rt text,
  area_path text not null,
  segment text,
  cause text,
  rupiah_per_month bigint not null,
  detail jsonb not null,
  constraint findings_finding_pkey primary key (regency_code, build_id, rule, row_no)
) partition by list (build_id);
create index findings_finding_person_idx on findings_finding (person_id);
create index findings_finding_area_idx on findings_finding (rule, village_code, row_no);
create index findings_finding_name_idx on findings_finding (rule, name, row_no);
create index findings_finding_rupiah_idx on findings_finding (rule, rupiah_per_month desc, row_no);

-- Heads and rupiah of each rule by area, segment and cause: what summaries read, also for months whose names are frozen and for roles without names.
create table findings_total (
  regency_code text not null,
  build_id uuid not null,
  rule text not null,
  village_code text not null,
  area_path text not null,
  segment text not null,
  cause text not null,
  people int not null,
  rupiah_per_month bigint not null,
  constraint findings_total_pkey primary key (regency_code, build_id, rule, area_path, segment, cause)
);
alter table findings_finding enable row level security;
alter table findings_total enable row level security;
create policy findings_finding_of_area on findings_finding for select to semesta_app
  using (regency_code = app_regency() and app_names() and app_sees(regency_code, area_path));
create policy findings_total_of_area on findings_total for select to semesta_app using (regency_code = app_regency() and app_sees(regency_code, area_path));
grant select on findings_finding, findings_total to semesta_app;
grant select, insert, delete on findings_finding, findings_total to semesta_loader;
