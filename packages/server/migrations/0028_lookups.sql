--! module: lookups
--! breaking: no
--! distribute: regency_code
-- A list of people that somebody asked about. The list and its answer are files; they go after some days, what was asked and why stays.
create table lookups_lookup (
  regency_code text        not null,
  id           uuid        not null,
  asked_id     text        not null,
  asked_by     text        not null,
  asked_at     timestamptz not null,
  delete_after timestamptz not null,
  purpose      text        not null,
  note         text        not null,
  area         text,
  areas        text[]      not null,
  month        text        not null,
  build_id     uuid        not null,
  file_name    text        not null,
  state        text        not null constraint lookups_lookup_state_known check (state in ('waiting', 'running', 'done', 'failed', 'deleted')),
  rows         int,
  titles       jsonb,
  counts       jsonb,
  doubtful     int,
  problem      jsonb,
  constraint lookups_lookup_purpose_known check (purpose in ('assistance', 'workers', 'patients', 'pupils', 'village-data', 'inspection', 'other')),
  constraint lookups_lookup_pkey primary key (regency_code, id)
);
create index lookups_lookup_asked_idx on lookups_lookup (regency_code, asked_id, asked_at desc);
comment on column lookups_lookup.areas is 'Where people could be found: the areas of whoever asked, at that moment.';

-- Whether every one of some places lies in the areas bound.
create function app_sees_every(regency text, paths text[]) returns boolean language plpgsql stable parallel safe as $$
declare
  path text;
begin
  foreach path in array paths loop
    if not app_sees(regency, path) then
      return false;
    end if;
  end loop;
  return true;
end
$$;

alter table lookups_lookup enable row level security;
-- A list belongs to whoever sent it, as long as he still works in the areas it was asked about: nobody else reads it, not even in the same office.
-- A job stands for whoever asked.
create policy lookups_lookup_of_asker on lookups_lookup to semesta_app
  using (regency_code = app_regency() and asked_id = current_setting('app.actor', true) and app_sees_every(regency_code, areas))
  with check (regency_code = app_regency() and asked_id = current_setting('app.actor', true));
grant select, insert, update on lookups_lookup to semesta_app;
