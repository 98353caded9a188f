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
-- A line that names a shared NIK belongs to the sharer whose name or birth date it carries; when none agrees it stands for itself.
create table stg.worker as
with job as (
  select *, coalesce(tanggal_keluar > getvariable('as_of'), true) and coalesce(tanggal_masuk <= getvariable('as_of'), true) as is_employed
  from src.pekerja
  where key is not null
),
person as (
  select row_no, person_id, split_part(person_id, '/', 1)::bigint as key, contains(person_id, '/') as is_shared, upper(name) as name, birth_date
  from stg.entry
  where is_primary and person_id >= '1' and person_id < 'a'
  union all
  -- Someone without a sound NIK goes under a number below zero, known by the line that was linked with him.
  select e.row_no, e.person_id, w.key, false, upper(e.name), e.birth_date
  from stg.entry as e
  join src.pekerja as w on w.row_no = e.row_pekerja
  where e.is_primary and w.key < 0
),
linked as (
  select j.*, p.row_no as p_row, p.person_id, p.key is not null and (not p.is_shared or p.name = upper(j.nama) or p.birth_date = j.tanggal_lahir) as agrees
  from job as j
  left join person as p on p.key = j.key
)
select
  row_no as source_row, if(agrees, p_row, null)::integer as row_no, if(agrees, person_id, nik) as person_id, nik, nama as name, tanggal_lahir as birth_date,
  kode_badan_usaha as employer_code, nama_badan_usaha as employer_name, upah as wage,
  tanggal_masuk as employed_since, tanggal_keluar as employed_until, is_employed,
  row_number() over (partition by key order by not is_employed, not agrees, tanggal_masuk desc nulls last, row_no, p_row) = 1 as is_first
from linked;
