-- Oddities of the population register that refuse no row. One line a check: what to say, how many rows.
select 'Penduduk meninggal atau pindah tanpa tanggal_status' as note, count(*) as rows
from accepted where status <> 'aktif' and tanggal_status is null
union all
select 'Tanggal status mendahului tanggal lahir', count(*)
from accepted where tanggal_status < tanggal_lahir
union all
select 'Nomor KK dengan lebih dari 20 anggota', count(*)
from (select no_kk from accepted where status = 'aktif' group by no_kk having count(*) > 20)
