--! module: arrears
--! breaking: no
--! distribute: regency_code
-- Whether a person’s old debt has been written off (pemutihan): a recorded, dated fact; a correction is a newer row.
create table arrears_write_off (
  regency_code text not null,
  id uuid not null,
  act_id uuid not null,
  seq bigint not null generated always as identity,
  person_id text not null,
  area_path text not null,
  status text not null constraint arrears_write_off_status_known check (status in ('proposed', 'granted', 'refused', 'withdrawn')),
  valid_from date not null,
  document text not null,
  recorded_by text not null,
  recorded_name text not null,
  recorded_at timestamptz not null,
  constraint arrears_write_off_pkey primary key (regency_code, id)
);
create index arrears_write_off_person_idx on arrears_write_off (regency_code, person_id, seq desc);
create unique index arrears_write_off_act_idx on arrears_write_off (regency_code, act_id, person_id);

-- Who sees what of arrears, and the room that each build's candidates fill.
create table arrears_candidate_rest partition of arrears_candidate default;
alter table arrears_candidate_rest enable row level security;
create policy arrears_candidate_rest_of_regency on arrears_candidate_rest to semesta_app using (regency_code = app_regency());

create or replace function room_name(in_table text, in_build uuid) returns text language plpgsql immutable as $$
begin
  if in_table <> all (array['people_person', 'people_word', 'findings_finding', 'movements_change', 'reconciliation_outsider', 'arrears_candidate']) then
    raise exception 'room_name: % has no rooms', in_table using errcode = '42501';
  end if;
  return format('%s_%s', in_table, replace(in_build::text, '-', ''));
end
$$;

alter table arrears_candidate enable row level security;
alter table arrears_total enable row level security;
alter table arrears_household enable row level security;
alter table arrears_build enable row level security;
alter table arrears_write_off enable row level security;
create policy arrears_candidate_of_area on arrears_candidate for select to semesta_app
  using (regency_code = app_regency() and app_names() and app_sees(regency_code, area_path));
create policy arrears_total_of_area on arrears_total for select to semesta_app using (regency_code = app_regency() and app_sees(regency_code, area_path));
create policy arrears_household_of_area on arrears_household for select to semesta_app using (regency_code = app_regency() and app_sees(regency_code, area_path));
create policy arrears_build_of_regency on arrears_build for select to semesta_app using (regency_code = app_regency());
create policy arrears_write_off_of_area on arrears_write_off to semesta_app
  using (regency_code = app_regency() and app_names() and app_sees(regency_code, area_path)) with check (regency_code = app_regency() and app_sees(regency_code, area_path));
grant select on arrears_candidate, arrears_total, arrears_household, arrears_build to semesta_app;
grant select, insert on arrears_write_off to semesta_app;
grant select, insert, delete on arrears_candidate, arrears_total, arrears_household, arrears_build to semesta_loader;
grant update on arrears_build to semesta_loader;
