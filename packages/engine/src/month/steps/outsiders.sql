-- People whom only DTSEN or a list of workers names: they have neither a living row in the population register nor a card.
create table poor_row as
select row_no, key, nik, nama, desil, village_code from src.dtsen
where row_no not in (select row_dtsen from stg.entry where row_dtsen is not null);

create table worker_row as
select row_no, key, nik, nama, tanggal_lahir, tanggal_masuk, nama_badan_usaha from src.pekerja
where coalesce(tanggal_keluar > getvariable('as_of'), true) and row_no not in (select row_pekerja from stg.entry where row_pekerja is not null);

-- A second line of somebody whose other line is linked is no outsider.
create table outsider_row as
with poor_linked as (
  select key from poverty_one where key in (select key from poor_row) and row_no not in (select row_no from poor_row)
),
worker_linked as (
  select key from worker_one where key in (select key from worker_row) and row_no not in (select row_no from worker_row)
),
poor as (
  select * from poor_row where key is null or key not in (select key from poor_linked)
  qualify row_number() over (partition by coalesce(key, -row_no) order by desil, row_no) = 1
),
worker as (
  select * from worker_row where key is null or key not in (select key from worker_linked)
  qualify row_number() over (partition by coalesce(key, -row_no) order by tanggal_masuk desc nulls last, row_no) = 1
)
select
  p.row_no as p_row, w.row_no as w_row, coalesce(p.nik, w.nik) as nik, coalesce(p.nama, w.nama) as name, w.tanggal_lahir as birth_date,
  p.desil, w.nama_badan_usaha as employer_name,
  if(starts_with(p.village_code, getvariable('regency')), p.village_code, getvariable('regency') || '.00.0000') as village_code
from poor as p
full outer join worker as w on w.key = p.key;
