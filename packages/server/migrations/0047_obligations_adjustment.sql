--! module: obligations
--! breaking: no
--! distribute: regency_code
-- Differences to what was put down for a month, by card, with their cause: dated by their run, never edited.
create table obligations_adjustment (
  regency_code text not null default app_regency(),
  run_id uuid not null default app_build(),
  seq int not null,
  for_month text not null,
  is_late boolean not null,
  cause text not null,
  person_id text not null, card text, nik text, name text,
  village_code text not null, area_path text not null,
  segment text not null, class text not null, basis_before text, basis_after text,
  own bigint not null, employer bigint not null, worker bigint not null, local_iuran bigint not null, local_bantuan bigint not null,
  central bigint not null, province bigint not null,
  constraint obligations_adjustment_pkey primary key (regency_code, run_id, seq),
  constraint obligations_adjustment_run_fkey foreign key (regency_code, run_id) references obligations_run (regency_code, id)
);
create index obligations_adjustment_month_idx on obligations_adjustment (regency_code, for_month, village_code);
create index obligations_adjustment_person_idx on obligations_adjustment (regency_code, person_id);

create table obligations_adjustment_total (
  regency_code text not null default app_regency(),
  run_id uuid not null default app_build(),
  village_code text not null, for_month text not null, is_late boolean not null, cause text not null, segment text not null, class text not null,
  heads int not null,
  own bigint not null, employer bigint not null, worker bigint not null, local_iuran bigint not null, local_bantuan bigint not null,
  central bigint not null, province bigint not null,
  constraint obligations_adjustment_total_pkey primary key (regency_code, run_id, village_code, for_month, is_late, cause, segment, class)
);

alter table obligations_adjustment enable row level security;
alter table obligations_adjustment_total enable row level security;
create policy obligations_adjustment_of_area on obligations_adjustment for select to semesta_app
  using (regency_code = app_regency() and app_names() and app_sees(regency_code, area_path));
create policy obligations_adjustment_total_of_area on obligations_adjustment_total for select to semesta_app
  using (regency_code = app_regency() and app_sees(regency_code, village_code));
grant select on obligations_adjustment, obligations_adjustment_total to semesta_app;
grant select, insert on obligations_adjustment, obligations_adjustment_total to semesta_loader;
