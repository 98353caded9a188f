--! module: bills
--! breaking: no
--! distribute: regency_code
-- Who stands on a disputed line and what the registers say of him; only for roles that may see names.
create table bills_line (
  regency_code text   not null,
  bill_id      uuid   not null,
  row_no       int    not null,
  card         text, nik text, name text, birth_date date, person_id text,
  month_billed text   not null,
  iuran        bigint not null,
  bantuan      bigint not null,
  evidence     jsonb  not null,
  area_path    text   not null,
  constraint bills_line_pkey primary key (regency_code, bill_id, row_no)
);
create index bills_line_person_idx on bills_line (regency_code, person_id);
-- The months really billed behind the full amount of a line, one by one: what a claim asks back and a booking is attributed to.
create table bills_share (
  regency_code text   not null,
  bill_id      uuid   not null,
  row_no       int    not null,
  card         text   not null,
  month_billed text   not null,
  bill_month   text   not null,
  bill_row     int    not null,
  iuran        bigint not null,
  bantuan      bigint not null,
  area_path    text   not null,
  constraint bills_share_pkey primary key (regency_code, bill_id, row_no, month_billed, bill_month, bill_row)
);
-- Cards that came onto the bill or left it since the one before, and cards of the roster that it does not name.
create table bills_mutation (
  regency_code text not null,
  bill_id      uuid not null,
  seq          int  not null,
  kind         text not null,
  why          text,
  card         text, nik text, name text, birth_date date, person_id text, segment text, is_active boolean,
  village_code text not null,
  area_path    text not null,
  constraint bills_mutation_pkey primary key (regency_code, bill_id, seq),
  constraint bills_mutation_kind_known check (kind in ('added', 'removed', 'missing'))
);
create index bills_mutation_kind_idx on bills_mutation (regency_code, bill_id, kind, seq);
-- A held card that a later bill no longer names: counted once as avoided, however often it is looked at. Insert-only.
create table bills_removal (
  regency_code text   not null,
  card         text   not null,
  bill_id      uuid   not null,
  from_bill    uuid   not null,
  row_no       int    not null,
  test         text   not null,
  area_path    text   not null,
  constraint bills_removal_pkey primary key (regency_code, card)
);
alter table bills_line enable row level security;
alter table bills_share enable row level security;
alter table bills_mutation enable row level security;
alter table bills_removal enable row level security;
create policy bills_line_of_area on bills_line to semesta_app using (regency_code = app_regency() and app_names() and app_sees(regency_code, area_path));
create policy bills_share_of_area on bills_share to semesta_app using (regency_code = app_regency() and app_names() and app_sees(regency_code, area_path));
create policy bills_mutation_of_area on bills_mutation to semesta_app using (regency_code = app_regency() and app_names() and app_sees(regency_code, area_path));
create policy bills_removal_of_area on bills_removal to semesta_app
  using (regency_code = app_regency() and app_names() and app_sees(regency_code, area_path)) with check (regency_code = app_regency());
grant select on bills_line, bills_share, bills_mutation to semesta_app;
grant select, insert on bills_removal to semesta_app;
grant select, insert, delete on bills_line, bills_share, bills_mutation to semesta_loader;
