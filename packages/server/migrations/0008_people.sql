--! module: people
--! breaking: no
--! distribute: regency_code
-- A built month's people, loaded from its frozen Parquet: one row a card, and one a resident without a card.
-- Every headline number is count(*) of a flag here, so a number and the list behind it cannot differ.
create table people_person (
  regency_code text not null default app_regency(),
  build_id uuid not null default app_build(),
  row_no int not null,
  person_id text not null,
  nik text,
  nik_state text,
  kk text,
  card text,
  name text,
  sex text,
  birth_date date,
  age int,
  age_band text,
  address text,
  village_code text not null,
  rw text,
  rt text,
  area_path text not null,
  is_primary boolean not null,
  is_resident boolean not null,
  is_registered boolean not null,
  is_active boolean not null,
  segment text,
  participant_code int,
  class text,
  status text,
  cause text,
  payer text,
  card_since date,
  card_until date,
  arrears_months int,
  arrears_rupiah bigint,
  population_status text,
  population_status_on date,
  decile int,
  pbi_recipient boolean,
  pbi_removed_on date,
  employer_code text, employer_name text, employed_since date, employed_until date,
  died_on date, death_source text, moved_on date, moved_direction text, moved_to text,
  coverage_step text,
  row_penduduk bigint, row_peserta bigint, row_dtsen bigint, row_pekerja bigint, row_kematian bigint, row_pindah bigint,
  constraint people_person_pkey primary key (regency_code, build_id, row_no)
) partition by list (build_id);
-- A build has a partition of its own, so its indexes need neither regency nor build: smaller, and sorted by what tells rows apart.
create index people_person_nik_idx on people_person (nik);
create index people_person_card_idx on people_person (card);
create index people_person_id_idx on people_person (person_id);
create index people_person_kk_idx on people_person (kk);
create index people_person_area_idx on people_person (village_code, row_no);
-- Rare things are found without reading everybody.
create index people_person_cause_idx on people_person (cause, village_code, row_no) where cause is not null;
create index people_person_step_idx on people_person (coverage_step, village_code, row_no) where coverage_step <> 'verified';
create index people_person_unregistered_idx on people_person (village_code, row_no) where is_resident and not is_registered;
comment on column people_person.is_resident is 'Only on the primary row of a living resident: counting it counts the population.';

-- Words of names, for finding people by any part of a name. Filled after a month is published; until then search reads the people themselves.
-- Collation "C", so that the beginning of a word is a range of the key; the village keeps a search of one area from reading a whole city.
create table people_word (
  regency_code text not null default app_regency(),
  build_id uuid not null default app_build(),
  word text collate "C" not null,
  village_code text not null,
  row_no int not null,
  constraint people_word_pkey primary key (regency_code, build_id, word, village_code, row_no)
) partition by list (build_id);
alter table people_person enable row level security;
alter table people_word enable row level security;
create policy people_person_of_area on people_person for select to semesta_app
  using (regency_code = app_regency() and app_names() and app_sees(regency_code, area_path));
create policy people_word_of_regency on people_word for select to semesta_app using (regency_code = app_regency() and app_names());
grant select on people_person, people_word to semesta_app;
grant select, insert, delete on people_person, people_word to semesta_loader;
