--! module: claims
--! breaking: no
--! distribute: regency_code
-- What was entered as come back of a claim may be taken back; what it took off a bill then counts again. Insert-only, under the settlement's id.
create table claims_settlement_reversal (
  regency_code  text        not null,
  settlement_id uuid        not null,
  id            uuid        not null,
  reversed_on   date        not null,
  reason        text        not null,
  reversed_by   text        not null,
  reversed_at   timestamptz not null,
  constraint claims_settlement_reversal_pkey primary key (regency_code, settlement_id),
  constraint claims_settlement_reversal_fkey foreign key (regency_code, settlement_id) references claims_settlement (regency_code, id)
);
create table bills_offset_reversal (
  regency_code text not null,
  id           uuid not null,
  constraint bills_offset_reversal_pkey primary key (regency_code, id),
  constraint bills_offset_reversal_fkey foreign key (regency_code, id) references bills_offset (regency_code, id)
);
alter table claims_settlement_reversal enable row level security;
alter table bills_offset_reversal enable row level security;
create policy claims_settlement_reversal_of_regency on claims_settlement_reversal to semesta_app
  using (regency_code = app_regency()) with check (regency_code = app_regency());
create policy bills_offset_reversal_of_regency on bills_offset_reversal to semesta_app using (regency_code = app_regency()) with check (regency_code = app_regency());
grant select, insert on claims_settlement_reversal, bills_offset_reversal to semesta_app;
