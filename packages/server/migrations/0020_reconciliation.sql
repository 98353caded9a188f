--! module: reconciliation
--! breaking: no
--! distribute: regency_code
-- Every person by the registers that name him, counted by village.
create table reconciliation_cell (
  regency_code text not null default app_regency(),
  build_id uuid not null default app_build(),
  village_code text not null,
  area_path text not null,
  in_penduduk boolean not null, in_peserta boolean not null, in_dtsen boolean not null, in_pekerja boolean not null,
  heads int not null,
  active int not null,
  constraint reconciliation_cell_pkey primary key (regency_code, build_id, area_path, in_penduduk, in_peserta, in_dtsen, in_pekerja)
);
-- People whom only DTSEN or a list of workers names: they stand in no row of people_person.
create table reconciliation_outsider (
  regency_code text not null default app_regency(),
  build_id uuid not null default app_build(),
  row_no int not null,
  nik text, name text, birth_date date, decile int, employer_name text,
  village_code text not null,
  area_path text not null,
  in_dtsen boolean not null, in_pekerja boolean not null,
  row_dtsen bigint, row_pekerja bigint,
  constraint reconciliation_outsider_pkey primary key (regency_code, build_id, row_no)
) partition by list (build_id);
create index reconciliation_outsider_area_idx on reconciliation_outsider (village_code, row_no);
alter table reconciliation_cell enable row level security;
alter table reconciliation_outsider enable row level security;
create policy reconciliation_cell_of_area on reconciliation_cell for select to semesta_app using (regency_code = app_regency() and app_sees(regency_code, area_path));
create policy reconciliation_outsider_of_area on reconciliation_outsider for select to semesta_app
  using (regency_code = app_regency() and app_names() and app_sees(regency_code, area_path));
grant select on reconciliation_cell, reconciliation_outsider to semesta_app;
grant select, insert, delete on reconciliation_cell, reconciliation_outsider to semesta_loader;

-- What people are found by behind the new numbers.
alter table people_person add column active_since text, add column is_unchanged boolean not null default false;
create index people_person_since_idx on people_person (active_since, village_code, row_no) where active_since is not null;
comment on column people_person.active_since is 'Month since which the card is active without a break; null where that began before the first pair of months.';
