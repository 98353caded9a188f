--! module: areas
--! breaking: no
--! distribute: local
-- Which edition of the open data set is loaded, so that a start only loads what has changed.
create table areas_source (
  id        int         not null default 1 constraint areas_source_pkey primary key constraint areas_source_single check (id = 1),
  edition   text        not null,
  loaded_at timestamptz not null default now()
);
grant select on areas_source to semesta_app;
