--! module: sponsors
--! breaking: no
--! distribute: regency_code
-- Donors outside the budget: who they are, whether they may pledge, who signs in for them. Nothing is edited: a newer row speaks.
-- A request sees every donor, one donor, or none: without sponsors_enter() no row at all is visible.
create function sponsors_enter(sponsor text) returns void language plpgsql as $$
begin
  execute format('set local app.sponsor = %L', sponsor);
end
$$;
comment on function sponsors_enter is 'For the length of a transaction: the id of the one donor whose rows may be seen, or * for every donor of the regency.';

create function sponsors_sees(sponsor uuid) returns boolean language sql stable parallel safe
return coalesce(current_setting('app.sponsor', true) in ('*', sponsor::text), false);

create table sponsors_sponsor (
  regency_code  text        not null,
  id            uuid        not null,
  sponsor_id    uuid        not null,
  seq           bigint      not null generated always as identity,
  kind          text        not null,
  name          text        not null,
  npwp          text,
  employer_code text,
  contact       jsonb       not null,
  recorded_id   text        not null,
  recorded_by   text        not null,
  recorded_at   timestamptz not null,
  constraint sponsors_sponsor_pkey primary key (regency_code, id),
  constraint sponsors_sponsor_kind_known check (kind in ('company', 'state-company', 'cooperative', 'foundation', 'person'))
);
create index sponsors_sponsor_newest_idx on sponsors_sponsor (regency_code, sponsor_id, seq desc);
comment on column sponsors_sponsor.id is 'Of this version of what is known; the donor itself is sponsor_id.';

-- How many of a company's own workers have no card from it, as the newest month said when somebody asked.
create table sponsors_check (
  regency_code text        not null,
  id           uuid        not null,
  sponsor_id   uuid        not null,
  month        text        not null,
  build_id     uuid        not null,
  workers      int         not null,
  missing      int         not null,
  family       int         not null,
  family_missing int       not null,
  checked_by   text        not null,
  checked_at   timestamptz not null,
  constraint sponsors_check_pkey primary key (regency_code, id),
  constraint sponsors_check_counts check (workers >= missing and missing >= 0 and family >= family_missing and family_missing >= 0)
);
create index sponsors_check_newest_idx on sponsors_check (regency_code, sponsor_id, checked_at desc);

create table sponsors_exception (
  regency_code text        not null,
  id           uuid        not null,
  sponsor_id   uuid        not null,
  approver     text        not null,
  document     text        not null,
  reason       text        not null,
  valid_from   date        not null,
  valid_until  date        not null,
  recorded_by  text        not null,
  recorded_at  timestamptz not null,
  constraint sponsors_exception_pkey primary key (regency_code, id),
  constraint sponsors_exception_span check (valid_until >= valid_from)
);

alter table sponsors_sponsor enable row level security;
create policy sponsors_sponsor_of_reach on sponsors_sponsor to semesta_app
  using (regency_code = app_regency() and sponsors_sees(sponsor_id)) with check (regency_code = app_regency() and sponsors_sees(sponsor_id));
alter table sponsors_check enable row level security;
create policy sponsors_check_of_reach on sponsors_check to semesta_app
  using (regency_code = app_regency() and sponsors_sees(sponsor_id)) with check (regency_code = app_regency() and sponsors_sees(sponsor_id));
alter table sponsors_exception enable row level security;
create policy sponsors_exception_of_reach on sponsors_exception to semesta_app
  using (regency_code = app_regency() and sponsors_sees(sponsor_id)) with check (regency_code = app_regency() and sponsors_sees(sponsor_id));
grant select, insert on sponsors_sponsor, sponsors_check, sponsors_exception to semesta_app;
