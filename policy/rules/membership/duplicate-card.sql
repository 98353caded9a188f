--! id: membership/duplicate-card
--! judul: Satu NIK dengan lebih dari satu kartu
--! title: More than one card for one NIK
--! penjelasan: Kartu kedua dan seterusnya milik orang yang sama.
--! explanation: The second and further cards of one person.
--! perbaikan: Ajukan rekonsiliasi data ganda; pertahankan satu kartu, nonaktifkan yang lain.
--! remedy: Ask for reconciliation of double data; keep one card, deactivate the others.
--! severity: medium
--! since: 2021-01-01
--! source: Temuan BPK: 181 NIK ganda, Nunukan 2023 (kaltara.fajar.co.id/2024/06/30); layanan pengaktifan kembali data ganda (github.com/Anjarabidin27/Sistem_GardaJKN)
--! checked-on: 2026-11-21
--! grain: card
--! reads: stg.card, stg.person
--! params: iuran=premiums/pbpu-pemda-iuran, bantuan=premiums/pbpu-pemda-bantuan-daerah
--! detail: kept_card, kept_segment, status
-- Money is counted here only when the city pays both cards; paid by two payers is the rule membership/paid-twice.
select
  c.row_no,
  if(c.is_active and c.segment = 'PBPU_PEMDA' and p.is_active and p.segment = 'PBPU_PEMDA', $iuran + $bantuan, 0) as rupiah_per_month,
  p.card as kept_card,
  p.segment as kept_segment,
  c.status
from stg.card as c
join stg.person as p using (person_id)
where c.coverage_step = 'duplicate'
