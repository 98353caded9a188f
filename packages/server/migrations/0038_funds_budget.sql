--! module: funds
--! breaking: no
--! distribute: regency_code
-- One account of the budget out of one fund: the thing that has a pagu. The sums themselves are the ledger's.
create table funds_line (
  regency_code text not null,
  id           uuid not null,
  year         int  not null,
  fund_id      uuid not null,
  account      text not null,
  part         text not null constraint funds_line_part_known check (part in ('iuran', 'bantuan')),
  constraint funds_line_pkey primary key (regency_code, id),
  constraint funds_line_fund_fkey foreign key (regency_code, fund_id) references funds_fund (regency_code, id),
  constraint funds_line_once unique (regency_code, fund_id, account, part)
);
-- A dated act that sets or changes pagu: the budget, its change, a shift between lines. Insert-only: a mistake is mended by another act.
create table funds_act (
  regency_code text        not null,
  id           uuid        not null,
  year         int         not null,
  stage        text        not null constraint funds_act_stage_known check (stage in ('murni', 'perubahan', 'pergeseran')),
  decided_on   date        not null,
  document     text        not null,
  why          text        not null,
  recorded_by  text        not null,
  recorded_at  timestamptz not null,
  constraint funds_act_pkey primary key (regency_code, id)
);
create index funds_act_year_idx on funds_act (regency_code, year, decided_on);
create table funds_act_line (
  regency_code text   not null,
  act_id       uuid   not null,
  line_id      uuid   not null,
  amount       bigint not null constraint funds_act_line_changes check (amount <> 0),
  constraint funds_act_line_pkey primary key (regency_code, act_id, line_id),
  constraint funds_act_line_act_fkey foreign key (regency_code, act_id) references funds_act (regency_code, id),
  constraint funds_act_line_line_fkey foreign key (regency_code, line_id) references funds_line (regency_code, id)
);
-- Heads the agreement allows and the growth it plans; the newest row that has begun speaks.
create table funds_quota (
  regency_code text        not null,
  id           uuid        not null,
  from_month   text        not null,
  heads        int         not null constraint funds_quota_heads_positive check (heads > 0),
  growth       int         not null,
  document     text        not null,
  document_on  date        not null,
  recorded_by  text        not null,
  recorded_at  timestamptz not null,
  constraint funds_quota_pkey primary key (regency_code, id)
);
create index funds_quota_from_idx on funds_quota (regency_code, from_month);
-- Who pays which part for a group of people and on which account, where an agreement says otherwise than the content of the product.
create table funds_payer (
  regency_code text        not null,
  id           uuid        not null,
  person_group text        not null,
  part         text        not null constraint funds_payer_part_known check (part in ('iuran', 'bantuan')),
  payer        text        not null constraint funds_payer_payer_known check (payer in ('regency', 'province', 'centre', 'person')),
  account      text        not null,
  from_month   text        not null,
  document     text        not null,
  recorded_by  text        not null,
  recorded_at  timestamptz not null,
  constraint funds_payer_pkey primary key (regency_code, id)
);

alter table funds_line enable row level security;
alter table funds_act enable row level security;
alter table funds_act_line enable row level security;
alter table funds_quota enable row level security;
alter table funds_payer enable row level security;
create policy funds_line_of_regency on funds_line to semesta_app using (regency_code = app_regency()) with check (regency_code = app_regency());
create policy funds_act_of_regency on funds_act to semesta_app using (regency_code = app_regency()) with check (regency_code = app_regency());
create policy funds_act_line_of_regency on funds_act_line to semesta_app using (regency_code = app_regency()) with check (regency_code = app_regency());
create policy funds_quota_of_regency on funds_quota to semesta_app using (regency_code = app_regency()) with check (regency_code = app_regency());
create policy funds_payer_of_regency on funds_payer to semesta_app using (regency_code = app_regency()) with check (regency_code = app_regency());
grant select, insert on funds_line, funds_act, funds_act_line, funds_quota, funds_payer to semesta_app;
