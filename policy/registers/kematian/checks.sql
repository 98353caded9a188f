-- Oddities of death records that refuse no row. One line a check: what to say, how many rows.
select 'Tanggal meninggal mendahului tanggal lahir' as note, count(*) as rows
from accepted where tanggal_meninggal < tanggal_lahir
union all
select 'Tanggal meninggal sesudah tanggal data', count(*)
from accepted where tanggal_meninggal > $as_of::date
