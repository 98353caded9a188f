-- Tells apart the rows of the population register that share one NIK.
-- Most NIKs stand on one row and need nothing; only the others are ranked, so the register is never sorted whole.
create table resident_key as
with repeated as (
  select nik from src.penduduk where nik_state = 'ok' group by nik having count(*) > 1
),
told_apart as (
  select
    r.row_no, r.nik, r.status, r.tanggal_lahir, upper(trim(r.nama)) as name,
    -- The same NIK, name and birth date is one human on two rows: the living, newest row speaks.
    row_number() over (
      partition by r.nik, upper(trim(r.nama)), r.tanggal_lahir
      order by r.status <> 'aktif', r.tanggal_status desc nulls last, r.row_no
    ) as copy
  from src.penduduk as r
  join repeated using (nik)
)
select
  row_no, nik, name, tanggal_lahir,
  copy > 1 as is_copy,
  row_number() over (partition by nik, copy > 1 order by status <> 'aktif', tanggal_lahir, name, row_no) as seq,
  count(*) filter (not copy > 1) over (partition by nik) > 1 as is_shared
from told_apart;

create view resident as
select r.*, case when r.nik_state = 'ok' then r.nik::bigint end as key, coalesce(k.seq, 1) as seq, coalesce(k.is_shared, false) as is_shared
from src.penduduk as r
left join resident_key as k using (row_no)
where k.is_copy is null or not k.is_copy;
