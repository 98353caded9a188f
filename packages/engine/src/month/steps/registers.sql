-- People who share a NIK. A register that names such a NIK speaks of the one whose name or birth date it also carries.
create table sharer as
with everyone as (
  select key, seq, name, tanggal_lahir from resident_key where is_shared and not is_copy
  union all
  select key, seq, name, tanggal_lahir from card_key where is_shared
  union all
  select key, 1, upper(trim(nama)), tanggal_lahir from src.penduduk
  where key in (select key from card_key where is_shared except select key from resident_key)
)
select key, seq, min(name) as name, min(tanggal_lahir) as birth_date from everyone group by key, seq;

-- One row a human of every other register, as known at the reporting date.
create table death_one as
with first_report as (
  select * from src.kematian
  where key is not null and tanggal_meninggal <= getvariable('as_of')
  qualify row_number() over (partition by key order by tanggal_meninggal, row_no) = 1
)
select f.key, coalesce(s.seq, 1) as seq, tanggal_meninggal as died_on, coalesce(sumber, 'kematian') as source, row_no, link
from first_report as f
left join sharer as s using (key)
where s.key is null or s.name = upper(f.nama) or s.birth_date = f.tanggal_lahir;

-- The newest move speaks: who left and came back is here. A move inside the regency is not a departure.
create table move_one as
with newest as (
  select * from src.pindah
  where key is not null and tanggal_pindah <= getvariable('as_of')
  qualify row_number() over (partition by key order by tanggal_pindah desc, row_no desc) = 1
)
select
  n.key, coalesce(s.seq, 1) as seq, tanggal_pindah as moved_on, kode_wilayah_tujuan as moved_to, row_no, link,
  if(arah = 'keluar' and starts_with(kode_wilayah_tujuan, getvariable('regency')), 'masuk', arah) as direction
from newest as n
left join sharer as s using (key)
where s.key is null or s.name = upper(n.nama);

-- The job someone holds speaks before the ones that were left.
create table worker_one as
with repeated as (
  select key from src.pekerja where key is not null group by key having count(*) > 1
),
later as (
  select row_no from src.pekerja join repeated using (key)
  qualify row_number() over (
    partition by key
    order by coalesce(tanggal_keluar <= getvariable('as_of'), false), tanggal_keluar desc nulls first, tanggal_masuk desc nulls last, row_no
  ) > 1
)
select
  w.key, coalesce(s.seq, 1) as seq, row_no, kode_badan_usaha as employer_code, nama_badan_usaha as employer_name,
  tanggal_masuk as employed_since, tanggal_keluar as employed_until, link
from src.pekerja as w
left join sharer as s using (key)
where key is not null and row_no not in (select row_no from later)
  and (s.key is null or s.name = upper(w.nama) or s.birth_date = w.tanggal_lahir);

create table poverty_one as
with repeated as (
  select key from src.dtsen where key is not null group by key having count(*) > 1
),
later as (
  select row_no from src.dtsen join repeated using (key) qualify row_number() over (partition by key order by desil, row_no) > 1
)
select p.key, coalesce(s.seq, 1) as seq, row_no, desil, penerima_pbi, tanggal_keluar_pbi, link
from src.dtsen as p
left join sharer as s using (key)
where key is not null and row_no not in (select row_no from later) and (s.key is null or s.name = upper(p.nama));
