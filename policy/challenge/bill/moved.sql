--! id: bill/moved
--! judul: Ditagih setelah pindah keluar
--! title: Billed after moving out
--! penjelasan: Bulan yang ditagih dimulai setelah orangnya pindah ke kabupaten/kota lain.
--! explanation: The month billed began after the person moved to another regency.
--! perbaikan: Ajukan mutasi kurang dengan TMT mundur; beri tahu daerah tujuan agar perlindungan tidak putus.
--! remedy: Ask for a back-dated minus mutation; tell the receiving region so that cover does not lapse.
--! severity: high
--! since: 2021-01-01
--! source: Temuan BPK: 30 peserta pindah, Nunukan 2023 (kaltara.fajar.co.id/2024/06/30); Pagaralam 2023 (rmolsumsel.id/mendalami-rapor-keuangan-kota-pagaralam-2023)
--! checked-on: 2026-11-25
--! grain: line
--! reads: stg.line
--! detail: moved_on, moved_to, row_pindah, since_month
--! rank: 40
--! bukti: Pindah keluar {moved_on} ke {moved_to} (baris {row_pindah} register pindah); tidak boleh ditagih lagi sejak {since_month}.
--! evidence: Moved out {moved_on} to {moved_to} (row {row_pindah} of the register of moves); not to be billed from {since_month} on.
select
  l.row_no,
  strftime(l.moved_on + interval 1 month, '%Y-%m') as since_month,
  l.moved_on, l.moved_to, l.row_pindah
from stg.line as l
where l.moved_direction = 'keluar' and l.rupiah >= 0 and (l.moved_on is null or l.month > strftime(l.moved_on, '%Y-%m'))
