-- Oddities of the social and economic data that refuse no row. One line a check: what to say, how many rows.
select 'Masih penerima PBI tetapi bertanggal keluar' as note, count(*) as rows
from accepted where penerima_pbi and tanggal_keluar_pbi is not null
union all
select 'NIK yang berulang', count(*) - count(distinct nik)
from accepted where nik is not null
