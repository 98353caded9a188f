--! module: movements
--! breaking: no
--! distribute: regency_code
-- What changed between a month and the one before it: names of each card that changed, and all cards counted by village.
create table movements_change (
  regency_code text not null default app_regency(),
  build_id uuid not null default app_build(),
  row_no int not null,
  kind text not null,
  cause text not null,
  person_id text not null,
  card text, nik text, name text, sex text, birth_date date,
  from_village text not null, to_village text not null, from_path text not null, to_path text not null,
  from_segment text not null, to_segment text not null,
  from_active boolean not null, to_active boolean not null,
  from_since text,
  from_rupiah bigint not null, to_rupiah bigint not null,
  constraint movements_change_pkey primary key (regency_code, build_id, row_no)
) partition by list (build_id);
create index movements_change_kind_idx on movements_change (kind, cause, to_village, row_no);
create index movements_change_to_idx on movements_change (to_village, row_no);
create index movements_change_from_idx on movements_change (from_village, row_no) where from_village <> to_village;
comment on column movements_change.from_path is 'Place in the month before, empty for cards that were not there; to_path the place now, empty for those that left.';
comment on column movements_change.from_since is 'Month since which the card had been active without a break.';

create table movements_total (
  regency_code text not null default app_regency(),
  build_id uuid not null default app_build(),
  kind text not null,
  cause text not null,
  from_village text not null, to_village text not null,
  from_segment text not null, to_segment text not null,
  from_active boolean not null, to_active boolean not null,
  heads int not null,
  from_rupiah bigint not null, to_rupiah bigint not null,
  constraint movements_total_pkey primary key (regency_code, build_id, kind, cause, from_village, to_village, from_segment, to_segment, from_active, to_active)
);
-- Active cards by the month since which they are active: how many of those activated once still are, and who pays.
create table movements_cohort (
  regency_code text not null default app_regency(),
  build_id uuid not null default app_build(),
  village_code text not null,
  area_path text not null,
  since text not null,
  segment text not null,
  payer text not null,
  heads int not null,
  constraint movements_cohort_pkey primary key (regency_code, build_id, area_path, since, segment, payer)
);
-- Months built before know segments and states alone.
insert into movements_total (regency_code, build_id, kind, cause, from_village, to_village, from_segment, to_segment, from_active, to_active, heads, from_rupiah, to_rupiah)
select regency_code, build_id,
  case when from_segment = '' then 'joined' when to_segment = '' then 'left' when from_active and not to_active then 'lapsed'
    when to_active and not from_active then 'came-back' when from_segment <> to_segment then 'switched' else 'unchanged' end,
  '', case when from_segment = '' then '' else village_code end, case when to_segment = '' then '' else village_code end,
  from_segment, to_segment, from_active, to_active, heads, 0, 0
from indicators_flow;
drop table indicators_flow;
alter table indicators_month add column before_build uuid, add column before_revision int;
comment on column indicators_month.before_build is 'The build of the month before that this one was compared with.';

alter table movements_change enable row level security;
alter table movements_total enable row level security;
alter table movements_cohort enable row level security;
-- Whoever sees one side of a change sees that there was one; the other side is left out of the answer where it lies elsewhere.
create policy movements_change_of_area on movements_change for select to semesta_app
  using (regency_code = app_regency() and app_names() and (app_sees(regency_code, to_path) or app_sees(regency_code, from_path)));
create policy movements_total_of_area on movements_total for select to semesta_app
  using (regency_code = app_regency() and (app_sees(regency_code, to_village) or app_sees(regency_code, from_village)));
create policy movements_cohort_of_area on movements_cohort for select to semesta_app using (regency_code = app_regency() and app_sees(regency_code, area_path));
grant select on movements_change, movements_total, movements_cohort to semesta_app;
grant select, insert, delete on movements_change, movements_total, movements_cohort to semesta_loader;
