-- Oddities of workers' lists that refuse no row. One line a check: what to say, how many rows.
select 'Tanggal keluar mendahului tanggal masuk' as note, count(*) as rows
from accepted where tanggal_keluar < tanggal_masuk
union all
select 'Upah sebulan di bawah Rp100.000', count(*)
from accepted where upah < 100000
