--! module: arrears
--! breaking: no
--! distribute: regency_code
-- People of a built month for whom somebody else could pay, loaded from what the engine wrote beside the month.
create table arrears_candidate (
  regency_code text not null default app_regency(),
  build_id uuid not null default app_build(),
  row_no int not null,
  grp text not null,
  barred text,
  person_id text not null,
  household text not null,
  kk text, card text, nik text, name text, sex text, birth_date date, address text,
  village_code text not null,
  rw text, rt text,
  area_path text not null,
  segment text, class text,
  months int,
  roster_rupiah bigint,
  rates_rupiah bigint,
  decile int,
  employer_code text, employer_name text,
  household_no int, household_heads int, household_decile int, household_months int,
  constraint arrears_candidate_pkey primary key (regency_code, build_id, row_no)
) partition by list (build_id);
create index arrears_candidate_area_idx on arrears_candidate (grp, village_code, row_no);
create index arrears_candidate_person_idx on arrears_candidate (person_id);
create index arrears_candidate_household_idx on arrears_candidate (village_code, household);
create index arrears_candidate_card_idx on arrears_candidate (card);
create index arrears_candidate_nik_idx on arrears_candidate (nik);
comment on column arrears_candidate.rates_rupiah is 'Months owed at the rate of each month, at most as many as the law asks for; null where months or class are unknown.';
comment on column arrears_candidate.household is 'Family card, or the row itself; a household ends at the border of its village.';

-- The same counted by village: for those who see no names, and for months whose names are put away.
create table arrears_total (
  regency_code text not null default app_regency(),
  build_id uuid not null default app_build(),
  village_code text not null,
  area_path text not null,
  what text not null,
  class text not null,
  decile int not null,
  months int not null,
  band int not null,
  heads bigint not null,
  households bigint not null,
  roster_rupiah bigint not null,
  rates_rupiah bigint not null,
  constraint arrears_total_pkey primary key (regency_code, build_id, area_path, what, class, decile, months, band)
);
create table arrears_household (
  regency_code text not null default app_regency(),
  build_id uuid not null default app_build(),
  village_code text not null,
  area_path text not null,
  decile int not null,
  months int not null,
  arrears int not null, pbi_removed int not null, newborn int not null, unregistered int not null, lapsed int not null,
  households bigint not null,
  rates_rupiah bigint not null,
  constraint arrears_household_pkey primary key (regency_code, build_id, area_path, decile, months, arrears, pbi_removed, newborn, unregistered, lapsed)
);
comment on table arrears_household is 'Households that a takeover could take, by what tells them apart: counts of their people in each group.';
-- Builds whose candidates are counted; `named` while their names are at hand too.
create table arrears_build (
  regency_code text not null default app_regency(),
  build_id uuid not null default app_build(),
  month text not null,
  named boolean not null,
  counted_at timestamptz not null,
  constraint arrears_build_pkey primary key (regency_code, build_id)
);
