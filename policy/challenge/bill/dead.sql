--! id: bill/dead
--! judul: Ditagih setelah meninggal
--! title: Billed after death
--! penjelasan: Bulan yang ditagih dimulai setelah orangnya meninggal, dan masa pelaporan kematian sudah lewat.
--! explanation: The month billed began after the person died, and the time allowed for reporting the death is over.
--! perbaikan: Ajukan mutasi kurang (kode 6) dengan TMT mundur ke bulan setelah meninggal dan minta pengembalian.
--! remedy: Ask for a minus mutation (code 6), back-dated to the month after death, and for the refund.
--! severity: high
--! since: 2021-01-01
--! source: UU 24/2013 ps. 44 ayat (1); temuan BPK: 1.416 peserta meninggal masih dibayar, Gorontalo 2024 (suaraindonesia1.com/2026/02); 733 peserta, Langkat 2022 (portibi.id/waduh-pemkab-langkat)
--! checked-on: 2026-11-25
--! grain: line
--! reads: stg.line, stg.month
--! params: grace_days=membership/death-grace-days
--! detail: died_on, death_source, row_kematian, since_month
--! rank: 30
--! bukti: Meninggal {died_on} menurut {death_source} (baris {row_kematian} register kematian); tidak boleh ditagih lagi sejak {since_month}.
--! evidence: Died {died_on} according to {death_source} (row {row_kematian} of the death register); not to be billed from {since_month} on.
-- The month of death is owed in full. The months after it count from the first one, but are not disputed while the family may still report the death.
select
  l.row_no,
  strftime(l.died_on + interval 1 month, '%Y-%m') as since_month,
  l.died_on, l.death_source, l.row_kematian
from stg.line as l
cross join stg.month as m
where l.death_source is not null and l.rupiah >= 0
  and (l.died_on is null or l.month > strftime(l.died_on, '%Y-%m') and date_diff('day', l.died_on, m.as_of) > $grace_days)
