--! module: boundaries
--! breaking: no
--! distribute: regency_code
-- Areas that are split, merged or recoded on a date, as a decree says. Recorded beside the months: none of them is written anew.
create table boundaries_change (
  regency_code text        not null,
  id           uuid        not null,
  kind         text        not null,
  effective_on date        not null,
  decree       text        not null,
  decree_on    date        not null,
  parts        jsonb       not null,
  recorded_by  text        not null,
  recorded_at  timestamptz not null,
  withdrawn_by text, withdrawn_at timestamptz, withdrawn_reason text,
  constraint boundaries_change_pkey primary key (regency_code, id),
  constraint boundaries_change_kind_known check (kind in ('split', 'merge', 'recode')),
  constraint boundaries_change_withdrawn_whole check ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawn_reason is null))
);
-- Heads of parts of villages in each build, counted once from its frozen people: the cube of a month ends at the village.
create table boundaries_count (
  regency_code text not null,
  build_id     uuid not null,
  path         text not null,
  population   int  not null,
  registered   int  not null,
  active       int  not null,
  constraint boundaries_count_pkey primary key (regency_code, build_id, path)
);
alter table boundaries_change enable row level security;
alter table boundaries_count enable row level security;
create policy boundaries_change_of_regency on boundaries_change to semesta_app using (regency_code = app_regency()) with check (regency_code = app_regency());
create policy boundaries_count_of_area on boundaries_count to semesta_app
  using (regency_code = app_regency() and app_sees(regency_code, path)) with check (regency_code = app_regency());
grant select, insert, update on boundaries_change to semesta_app;
grant select, insert, update on boundaries_count to semesta_app;
