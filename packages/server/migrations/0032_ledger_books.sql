--! module: ledger
--! breaking: no
--! distribute: regency_code
-- What a budget line still holds. Follows the lines of its accounts in the same statement; nobody writes it, and it cannot be overspent.
create table ledger_pagu (
  regency_code text   not null,
  line_id      text   not null,
  pagu         bigint not null,
  committed    bigint not null,
  realised     bigint not null,
  constraint ledger_pagu_pkey primary key (regency_code, line_id),
  constraint ledger_pagu_not_overspent check (committed >= 0 and realised >= 0 and pagu - committed - realised >= 0)
);
-- A closed month, with the chain as it stood then: nothing is booked in it or before it any more.
create table ledger_closing (
  regency_code text        not null,
  month        text        not null,
  seq          bigint      not null,
  hash         text        not null,
  journals     int         not null,
  debit        bigint      not null,
  closed_at    timestamptz not null,
  closed_by    text        not null,
  closed_id    text        not null,
  closed_role  text        not null,
  constraint ledger_closing_pkey primary key (regency_code, month)
);
-- Person-months behind amounts: who was paid for, which month, how much. No names; a card or a person id of the month's people.
create table ledger_attribution (
  regency_code  text        not null default app_regency(),
  id            uuid        not null,
  person_months int         not null,
  iuran         bigint      not null,
  bantuan       bigint      not null,
  digest        text        not null,
  made_at       timestamptz not null,
  made_by       text        not null,
  constraint ledger_attribution_pkey primary key (regency_code, id)
);
create table ledger_person_month (
  regency_code   text   not null default app_regency(),
  attribution_id uuid   not null default app_build(),
  row_no         int    not null,
  card           text,
  person_id      text,
  month          text   not null,
  iuran          bigint not null,
  bantuan        bigint not null,
  area_path      text   not null,
  constraint ledger_person_month_pkey primary key (regency_code, attribution_id, row_no),
  constraint ledger_person_month_whose check (card is not null or person_id is not null)
);
create index ledger_person_month_card_idx on ledger_person_month (regency_code, card) where card is not null;
create index ledger_person_month_person_idx on ledger_person_month (regency_code, person_id) where person_id is not null;
alter table ledger_line add constraint ledger_line_attribution foreign key (regency_code, attribution_id) references ledger_attribution (regency_code, id);

alter table ledger_head enable row level security;
alter table ledger_journal enable row level security;
alter table ledger_line enable row level security;
alter table ledger_pagu enable row level security;
alter table ledger_closing enable row level security;
alter table ledger_attribution enable row level security;
alter table ledger_person_month enable row level security;
create policy ledger_head_of_regency on ledger_head for select to semesta_app using (regency_code = app_regency());
create policy ledger_journal_of_regency on ledger_journal to semesta_app using (regency_code = app_regency()) with check (regency_code = app_regency());
create policy ledger_line_of_regency on ledger_line to semesta_app using (regency_code = app_regency()) with check (regency_code = app_regency());
create policy ledger_pagu_of_regency on ledger_pagu for select to semesta_app using (regency_code = app_regency());
create policy ledger_closing_of_regency on ledger_closing to semesta_app using (regency_code = app_regency()) with check (regency_code = app_regency());
create policy ledger_attribution_of_regency on ledger_attribution to semesta_app using (regency_code = app_regency()) with check (regency_code = app_regency());
create policy ledger_person_month_of_area on ledger_person_month for select to semesta_app
  using (regency_code = app_regency() and app_names() and app_sees(regency_code, area_path));
-- Whoever books brings the person-months along, also without the right to read them again.
create policy ledger_person_month_brought on ledger_person_month for insert to semesta_app with check (regency_code = app_regency());
grant select on ledger_head, ledger_pagu to semesta_app;
grant select, insert on ledger_journal, ledger_line, ledger_closing, ledger_attribution, ledger_person_month to semesta_app;
grant select, insert on ledger_attribution, ledger_person_month to semesta_loader;
