--! module: indicators
--! breaking: no
--! distribute: regency_code
-- One row a build of a month. The newest revision is the month; closed revisions stay for ever, a correction is a new revision that restates.
create table indicators_month (
  regency_code  text        not null,
  build_id      uuid        not null default gen_random_uuid(),
  month         text        not null constraint indicators_month_shape check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  revision      int         not null,
  as_of         date        not null,
  built_at      timestamptz not null,
  built_by      text        not null,
  closed_at timestamptz, closed_by text,
  restates int, restate_reason text,
  superseded    boolean     not null default false,
  people_online boolean     not null default false,
  names_indexed boolean     not null default false,
  folder        text        not null,
  population bigint not null, registered bigint not null, active bigint not null,
  sources jsonb not null, rules jsonb not null, parameters jsonb not null, findings jsonb not null,
  constraint indicators_month_pkey primary key (regency_code, build_id),
  constraint indicators_month_revision_key unique (regency_code, month, revision)
);
alter table indicators_month enable row level security;
comment on column indicators_month.folder is 'Frozen artefacts, relative to the data directory.';
comment on column indicators_month.superseded is 'True when a newer revision of the month is in force.';

-- The cube every page adds up. Empty text instead of null where a dimension does not apply, so that it can stand in a key.
create table indicators_cell (
  regency_code  text not null default app_regency(),
  build_id      uuid not null default app_build(),
  village_code  text not null,
  area_path     text not null,
  segment       text not null,
  sex           text not null,
  age_band      text not null,
  cause         text not null,
  coverage_step text not null,
  population    int  not null,
  registered    int  not null,
  active        int  not null,
  constraint indicators_cell_pkey primary key (regency_code, build_id, area_path, segment, sex, age_band, cause, coverage_step)
);
create table indicators_flow (
  regency_code text    not null default app_regency(),
  build_id     uuid    not null default app_build(),
  village_code text    not null,
  area_path    text    not null,
  from_segment text    not null,
  to_segment   text    not null,
  from_active  boolean not null,
  to_active    boolean not null,
  heads        int     not null,
  constraint indicators_flow_pkey primary key (regency_code, build_id, area_path, from_segment, to_segment, from_active, to_active)
);
-- Facts no register holds, with their source: arrears of the local government, the official semester population.
create table indicators_fact (
  regency_code text        not null,
  id           uuid        not null default gen_random_uuid(),
  kind         text        not null constraint indicators_fact_kind_known check (kind in ('pemda-arrears', 'official-population')),
  valid_from date not null, valid_until date,
  value bigint not null, label text, source text not null,
  recorded_by text not null, recorded_at timestamptz not null,
  constraint indicators_fact_pkey primary key (regency_code, id),
  constraint indicators_fact_span check (valid_until is null or valid_until >= valid_from)
);
alter table indicators_cell enable row level security;
alter table indicators_flow enable row level security;
alter table indicators_fact enable row level security;
create policy indicators_month_of_regency on indicators_month to semesta_app using (regency_code = app_regency()) with check (regency_code = app_regency());
create policy indicators_cell_of_area on indicators_cell to semesta_app using (regency_code = app_regency() and app_sees(regency_code, area_path));
create policy indicators_flow_of_area on indicators_flow to semesta_app using (regency_code = app_regency() and app_sees(regency_code, area_path));
create policy indicators_fact_of_regency on indicators_fact to semesta_app using (regency_code = app_regency()) with check (regency_code = app_regency());
grant select, update on indicators_month to semesta_app;
grant select on indicators_cell, indicators_flow to semesta_app;
grant select, insert, update on indicators_fact to semesta_app;
grant select, insert, update, delete on indicators_month, indicators_cell, indicators_flow to semesta_loader;
