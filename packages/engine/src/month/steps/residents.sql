-- Tells apart the rows of the population register that share one NIK.
-- Most NIKs stand on one row and need nothing; only the others are ranked, so the register is never sorted whole.
create table resident_key as
with repeated as (
  select key from src.penduduk where key is not null group by key having count(*) > 1
),
told_apart as (
  select
    r.row_no, r.key, r.status, r.tanggal_lahir, upper(trim(r.nama)) as name,
    -- The same NIK, name and birth date is one human on two rows: the living, newest row speaks.
    row_number() over (
      partition by r.key, upper(trim(r.nama)), r.tanggal_lahir
      order by r.status <> 'aktif', r.tanggal_status desc nulls last, r.row_no
    ) as copy
  from src.penduduk as r
  join repeated using (key)
)
select
  row_no, key, name, tanggal_lahir,
  copy > 1 as is_copy,
  row_number() over (partition by key, copy > 1 order by status <> 'aktif', tanggal_lahir, name, row_no) as seq,
  count(*) filter (not copy > 1) over (partition by key) > 1 as is_shared
from told_apart;

-- Few known values as enums: all residents lie in memory while the cards pass by, and a text of two letters takes sixteen bytes.
create type resident_state as enum (select distinct nik_state from src.penduduk where nik_state is not null);
create type resident_sex as enum (select distinct jenis_kelamin from src.penduduk where jenis_kelamin is not null);
create type resident_status as enum (select distinct status from src.penduduk where status is not null);
create type resident_village as enum (select distinct village_code from src.penduduk where village_code is not null);
create type resident_block as enum (select rw from src.penduduk where rw is not null union select rt from src.penduduk where rt is not null);

create view resident as
select
  r.* replace (
    r.nik_state::resident_state as nik_state, r.jenis_kelamin::resident_sex as jenis_kelamin, r.status::resident_status as status,
    r.village_code::resident_village as village_code, r.rw::resident_block as rw, r.rt::resident_block as rt,
    -- What a sound NIK was written as is never asked for.
    if(r.key is null, r.nik_raw, null) as nik_raw
  ),
  coalesce(k.seq, 1) as seq, coalesce(k.is_shared, false) as is_shared
from src.penduduk as r
left join resident_key as k using (row_no)
where k.is_copy is null or not k.is_copy;
