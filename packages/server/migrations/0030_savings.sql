--! module: savings
--! breaking: no
--! distribute: regency_code
-- What cleaning the data found, claimed, got back and will no longer pay. Insert-only: what no longer holds is taken back, in whole or in part, by negative rows that name it.
create table savings_entry (
  regency_code   text        not null,
  id             uuid        not null,
  booked_on      date        not null,
  month          text        not null,
  kind           text        not null,
  stage          text        not null,
  rupiah         bigint      not null,
  person_months  int         not null,
  horizon_months int,
  ref_kind       text        not null,
  ref_id         text        not null,
  area_path      text        not null,
  note           text,
  reverses       uuid,
  booked_by      text        not null,
  booked_at      timestamptz not null,
  constraint savings_entry_pkey primary key (regency_code, id),
  constraint savings_entry_original_fkey foreign key (regency_code, reverses) references savings_entry (regency_code, id),
  constraint savings_entry_stage_known check (stage in ('found', 'claimed', 'recovered', 'avoided')),
  constraint savings_entry_sign check ((rupiah >= 0 and reverses is null) or (rupiah <= 0 and reverses is not null)),
  constraint savings_entry_horizon_stated check ((stage = 'avoided') = (horizon_months is not null))
);
create index savings_entry_reversed_idx on savings_entry (regency_code, reverses) where reverses is not null;
create index savings_entry_month_idx on savings_entry (regency_code, month);
create index savings_entry_ref_idx on savings_entry (regency_code, ref_kind, ref_id);
comment on column savings_entry.month is 'The month the money belongs to; booked_on is the day it was written down.';
comment on column savings_entry.horizon_months is 'Months ahead that an avoided amount counts, from its first month on.';
alter table savings_entry enable row level security;
create policy savings_entry_of_area on savings_entry to semesta_app
  using (regency_code = app_regency() and app_sees(regency_code, area_path)) with check (regency_code = app_regency() and app_sees(regency_code, area_path));
grant select, insert on savings_entry to semesta_app;
