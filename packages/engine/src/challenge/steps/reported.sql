-- What the registers of deaths and of moves say of people whom no picture places: without a living row in the population register
-- a month knows nobody to hang the report on. One report a NIK: the first death, the newest move.
create table death_report as
select nik, plain_name(nama) as plain, tanggal_lahir as birth_date, tanggal_meninggal as died_on, coalesce(sumber, 'kematian') as source, row_no
from kematian
where nik_state = 'ok' and tanggal_meninggal <= getvariable('as_of')
qualify row_number() over (partition by nik order by tanggal_meninggal, row_no) = 1;

create table move_report as
select
  nik, plain_name(nama) as plain, tanggal_pindah as moved_on, kode_wilayah_tujuan as moved_to, row_no,
  if(arah = 'keluar' and starts_with(kode_wilayah_tujuan, getvariable('regency')), 'masuk', arah) as direction
from pindah
where nik_state = 'ok' and tanggal_pindah <= getvariable('as_of')
qualify row_number() over (partition by nik order by tanggal_pindah desc, row_no desc) = 1;
