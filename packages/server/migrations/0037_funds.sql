--! module: funds
--! breaking: no
--! distribute: regency_code
-- What a client asked once: the same id with the same content changes nothing, with other content it is refused.
create table funds_ask (
  regency_code text        not null,
  id           uuid        not null,
  kind         text        not null,
  content_hash text        not null,
  asked_at     timestamptz not null,
  constraint funds_ask_pkey primary key (regency_code, id)
);
-- Where money comes from in one fiscal year, and for whom it may be used. Empty lists bind nothing.
create table funds_fund (
  regency_code  text        not null,
  id            uuid        not null,
  year          int         not null,
  kind          text        not null,
  name          text        not null,
  priority      int         not null,
  segments      text[]      not null,
  deciles       int[]       not null,
  areas         text[]      not null,
  from_month    text        not null,
  until_month   text        not null,
  share_percent numeric(6, 3),
  share_of      bigint,
  planned       bigint      not null constraint funds_fund_planned_fits check (planned >= 0),
  document      text        not null,
  document_on   date        not null,
  recorded_by   text        not null,
  recorded_at   timestamptz not null,
  constraint funds_fund_kind_known check (kind in ('apbd-murni', 'apbd-perubahan', 'dau-sg', 'pajak-rokok', 'bantuan-provinsi', 'csr', 'dana-desa')),
  constraint funds_fund_months_fit check (from_month <= until_month),
  constraint funds_fund_pkey primary key (regency_code, id)
);
create index funds_fund_year_idx on funds_fund (regency_code, year, priority);
comment on column funds_fund.priority is 'Lower is used first: money that may be used for little before money that may be used for all.';
comment on column funds_fund.share_of is 'Rupiah of which share_percent is this fund, e.g. the whole cigarette tax of the region.';
-- Money that is to come, and what came of it.
create table funds_arrival (
  regency_code text   not null,
  id           uuid   not null,
  fund_id      uuid   not null,
  expected_on  date   not null,
  amount       bigint not null constraint funds_arrival_amount_positive check (amount > 0),
  constraint funds_arrival_pkey primary key (regency_code, id),
  constraint funds_arrival_fund_fkey foreign key (regency_code, fund_id) references funds_fund (regency_code, id)
);
create index funds_arrival_fund_idx on funds_arrival (regency_code, fund_id, expected_on);
create table funds_receipt (
  regency_code text        not null,
  id           uuid        not null,
  arrival_id   uuid        not null,
  received_on  date        not null,
  amount       bigint      not null constraint funds_receipt_amount_positive check (amount > 0),
  document     text        not null,
  recorded_by  text        not null,
  recorded_at  timestamptz not null,
  constraint funds_receipt_pkey primary key (regency_code, id),
  constraint funds_receipt_arrival_fkey foreign key (regency_code, arrival_id) references funds_arrival (regency_code, id)
);
create index funds_receipt_arrival_idx on funds_receipt (regency_code, arrival_id);
comment on table funds_receipt is 'Insert-only; what came twice or too little is a row of its own.';

alter table funds_ask enable row level security;
alter table funds_fund enable row level security;
alter table funds_arrival enable row level security;
alter table funds_receipt enable row level security;
create policy funds_ask_of_regency on funds_ask to semesta_app using (regency_code = app_regency()) with check (regency_code = app_regency());
create policy funds_fund_of_regency on funds_fund to semesta_app using (regency_code = app_regency()) with check (regency_code = app_regency());
create policy funds_arrival_of_regency on funds_arrival to semesta_app using (regency_code = app_regency()) with check (regency_code = app_regency());
create policy funds_receipt_of_regency on funds_receipt to semesta_app using (regency_code = app_regency()) with check (regency_code = app_regency());
grant select, insert on funds_ask, funds_fund, funds_arrival, funds_receipt to semesta_app;
