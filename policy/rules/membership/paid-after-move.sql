--! id: membership/paid-after-move
--! judul: Dibayar Pemda setelah pindah keluar
--! title: Paid by the city after moving out
--! penjelasan: Peserta aktif PBPU Pemda yang tercatat pindah ke kabupaten/kota lain.
--! explanation: An active PBPU Pemda member recorded as moved to another regency.
--! perbaikan: Keluarkan dari daftar Pemda lewat mutasi kurang; beri tahu daerah tujuan agar perlindungan tidak putus.
--! remedy: Take off the city’s list by a minus mutation; tell the receiving region so that cover does not lapse.
--! severity: high
--! since: 2021-01-01
--! source: Temuan BPK: 30 peserta pindah, Nunukan 2023 (kaltara.fajar.co.id/2024/06/30); Pagaralam 2023 (rmolsumsel.id/mendalami-rapor-keuangan-kota-pagaralam-2023)
--! checked-on: 2026-11-21
--! grain: card
--! reads: stg.card
--! params: iuran=premiums/pbpu-pemda-iuran, bantuan=premiums/pbpu-pemda-bantuan-daerah
--! detail: moved_on, moved_to
-- Who moved and then died is counted under active-after-death, not twice.
select c.row_no, $iuran + $bantuan as rupiah_per_month, c.moved_on, c.moved_to
from stg.card as c
where c.is_active and c.segment = 'PBPU_PEMDA' and c.moved_direction = 'keluar' and c.death_source is null
