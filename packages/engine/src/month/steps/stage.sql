-- The views a rule may read. Heavy rows stay in people.parquet: a rule pays only for the columns it names.
create view stg.month as select getvariable('as_of')::date as as_of, getvariable('regency')::varchar as regency;
create view stg.person as select * from stg.entry where is_primary;
create view stg.card as select * from stg.entry where card is not null;
create view stg.resident as select * from stg.entry where is_resident;
create view stg.household as
select kk, count(*)::integer as members, count(*) filter (is_registered)::integer as registered, count(*) filter (is_active)::integer as active
from stg.entry
where is_resident and kk is not null
group by kk;
create view stg.roster as
select
  row_no::integer as row_no,
  case when lower(hubungan_keluarga) like '%anak%' or lower(hubungan_keluarga) in ('a', '4') then 'child' else lower(hubungan_keluarga) end as relation
from src.peserta;
create view stg.poverty as
select nik, desil as decile, penerima_pbi as pbi_recipient, tanggal_keluar_pbi as pbi_removed_on, alasan_keluar_pbi as pbi_removed_reason
from src.dtsen;
create view stg.death_record as
select nik, nama as name, tanggal_lahir as birth_date, tanggal_meninggal as died_on, sumber as source, village_code
from src.kematian;
create view stg.move_record as
select nik, nama as name, tanggal_pindah as moved_on, arah as direction, kode_wilayah_asal as moved_from, kode_wilayah_tujuan as moved_to
from src.pindah;
create table stg.worker as
with job as (
  select *, coalesce(tanggal_keluar > getvariable('as_of'), true) and coalesce(tanggal_masuk <= getvariable('as_of'), true) as is_employed
  from src.pekerja
  where key is not null
),
person as (
  select row_no, person_id, nik::bigint as key, person_id <> nik as is_shared, upper(name) as name, birth_date
  from stg.entry
  where is_primary and nik_state = 'ok'
)
select
  j.row_no as source_row, p.row_no::integer as row_no, coalesce(p.person_id, j.nik) as person_id, j.nik, j.nama as name, j.tanggal_lahir as birth_date,
  j.kode_badan_usaha as employer_code, j.nama_badan_usaha as employer_name, j.upah as wage,
  j.tanggal_masuk as employed_since, j.tanggal_keluar as employed_until, j.is_employed,
  row_number() over (partition by j.key order by not j.is_employed, j.tanggal_masuk desc nulls last, j.row_no, p.row_no) = 1 as is_first
from job as j
left join person as p on p.key = j.key
where p.key is null or not p.is_shared or p.name = upper(j.nama) or p.birth_date = j.tanggal_lahir;
