-- Oddities of moves that refuse no row. One line a check: what to say, how many rows.
select 'Pindah tanpa arah masuk atau keluar' as note, count(*) as rows
from accepted where arah is null
union all
select 'Tanggal pindah sesudah tanggal data', count(*)
from accepted where tanggal_pindah > $as_of::date
