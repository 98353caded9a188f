--! module: obligations
--! breaking: no
--! distribute: regency_code
-- What each card owes in a month and through whom. A month is put down once; whatever is learnt later stands beside it as dated differences.
create table obligations_run (
  regency_code text not null,
  id uuid not null,
  run_no int not null,
  month text not null,
  build_id uuid not null,
  revision int not null,
  newest_build uuid not null,
  newest_month text not null,
  is_first boolean not null,
  folder text not null,
  heads int not null,
  adjustments int not null,
  minimum_wage bigint,
  pbi_province bigint not null,
  names_online boolean not null,
  computed_on date not null,
  computed_at timestamptz not null,
  computed_by text not null,
  constraint obligations_run_pkey primary key (regency_code, id),
  constraint obligations_run_no_key unique (regency_code, run_no)
);
create unique index obligations_run_first_key on obligations_run (regency_code, month) where is_first;
comment on column obligations_run.is_first is 'This run put the month down; every later one holds differences alone.';
comment on column obligations_run.newest_build is 'The newest month when this ran: deaths and moves it knew of were looked at.';

create table obligations_total (
  regency_code text not null default app_regency(),
  run_id uuid not null default app_build(),
  village_code text not null, segment text not null, class text not null, basis text not null,
  heads int not null,
  own bigint not null, employer bigint not null, worker bigint not null, local_iuran bigint not null, local_bantuan bigint not null,
  central bigint not null, province bigint not null,
  constraint obligations_total_pkey primary key (regency_code, run_id, village_code, segment, class, basis)
);

-- Rooms are made for builds; here each run has one.
create table obligations_due (
  regency_code text not null default app_regency(),
  build_id uuid not null default app_build(),
  row_no int not null,
  person_id text not null, card text, nik text, name text,
  village_code text not null, area_path text not null,
  segment text not null, class text not null, basis text not null,
  own bigint not null, employer bigint not null, worker bigint not null, local_iuran bigint not null, local_bantuan bigint not null,
  central bigint not null, province bigint not null,
  constraint obligations_due_pkey primary key (regency_code, build_id, row_no)
) partition by list (build_id);
create index obligations_due_basis_idx on obligations_due (segment, basis, village_code, row_no);
create index obligations_due_person_idx on obligations_due (person_id);
create table obligations_due_rest partition of obligations_due default;

alter table obligations_run enable row level security;
alter table obligations_total enable row level security;
alter table obligations_due enable row level security;
alter table obligations_due_rest enable row level security;
create policy obligations_run_of_regency on obligations_run for select to semesta_app using (regency_code = app_regency());
create policy obligations_total_of_area on obligations_total for select to semesta_app using (regency_code = app_regency() and app_sees(regency_code, village_code));
create policy obligations_due_of_area on obligations_due for select to semesta_app
  using (regency_code = app_regency() and app_names() and app_sees(regency_code, area_path));
create policy obligations_due_rest_of_regency on obligations_due_rest to semesta_app using (regency_code = app_regency());
grant select on obligations_run, obligations_total, obligations_due to semesta_app;
-- Nothing that was put down is ever changed: the loader adds, and the rooms of old names are put away whole.
grant select, insert on obligations_run, obligations_total to semesta_loader;
grant update (names_online) on obligations_run to semesta_loader;
grant select, insert, delete on obligations_due to semesta_loader;
