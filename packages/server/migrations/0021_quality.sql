--! module: quality
--! breaking: no
--! distribute: regency_code
-- Faults of each register's rows by village, and under the empty register the people with any finding that the score counts, once each.
create table quality_count (
  regency_code text not null default app_regency(),
  build_id uuid not null default app_build(),
  register text not null,
  village_code text not null,
  area_path text not null,
  measure text not null,
  lines int not null,
  faulty int not null,
  rupiah_per_month bigint not null,
  constraint quality_count_pkey primary key (regency_code, build_id, register, area_path, measure)
);
alter table quality_count enable row level security;
create policy quality_count_of_area on quality_count for select to semesta_app using (regency_code = app_regency() and app_sees(regency_code, area_path));
grant select on quality_count to semesta_app;
grant select, insert, delete on quality_count to semesta_loader;

create table movements_change_rest partition of movements_change default;
create table reconciliation_outsider_rest partition of reconciliation_outsider default;
alter table movements_change_rest enable row level security;
alter table reconciliation_outsider_rest enable row level security;
create policy movements_change_rest_of_regency on movements_change_rest to semesta_app using (regency_code = app_regency());
create policy reconciliation_outsider_rest_of_regency on reconciliation_outsider_rest to semesta_app using (regency_code = app_regency());

create or replace function room_name(in_table text, in_build uuid) returns text language plpgsql immutable as $$
begin
  if in_table <> all (array['people_person', 'people_word', 'findings_finding', 'movements_change', 'reconciliation_outsider']) then
    raise exception 'room_name: % has no rooms', in_table using errcode = '42501';
  end if;
  return format('%s_%s', in_table, replace(in_build::text, '-', ''));
end
$$;
