--! module: areas
--! breaking: no
--! distribute: reference
-- All provinces, regencies, districts and villages of the country, loaded from the open data set at start.
create table areas_area (
  code      text not null constraint areas_area_pkey primary key,
  level     text not null constraint areas_area_level_known check (level in ('province', 'regency', 'kecamatan', 'village')),
  name      text not null,
  parent    text,
  time_zone text,
  tile_x    int,
  tile_y    int
);
create index areas_area_parent_idx on areas_area (parent);
comment on table areas_area is 'Kemendagri codes with dots. Reference data: the same on every node, no row level security.';
comment on column areas_area.time_zone is 'IANA name, regencies only.';
comment on column areas_area.tile_x is 'Place in the tile map, villages only.';
grant select on areas_area to semesta_app, semesta_loader;
