-- Oddities of the membership roster that refuse no row. One line a check: what to say, how many rows.
select 'Kartu aktif dengan bulan tunggakan' as note, count(*) as rows
from accepted where is_active and bulan_tunggakan > 0
union all
select 'Kartu dengan TAT mendahului TMT', count(*)
from accepted where tat < tmt
union all
select 'Kartu aktif yang TAT-nya sudah lewat', count(*)
from accepted where is_active and tat < $as_of::date
union all
select 'Peserta PBI atau PBPU Pemda dengan kelas selain 3', count(*)
from accepted where segment in ('PBI_JK', 'PBPU_PEMDA') and kelas <> '3'
union all
select 'Kartu PPU badan usaha tanpa kode badan usaha', count(*)
from accepted where segment = 'PPU_BU' and kode_badan_usaha is null
