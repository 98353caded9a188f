--! id: poverty/pbi-candidate
--! judul: Dibayar Pemda padahal layak PBI pusat
--! title: Paid by the city though the centre could pay
--! penjelasan: Peserta aktif PBPU Pemda dengan desil rendah yang dapat diusulkan menjadi PBI JK.
--! explanation: An active PBPU Pemda member in a low decile who can be proposed for PBI JK.
--! perbaikan: Dinas Sosial mengusulkan ke Kementerian Sosial lewat DTSEN; pertahankan PBPU Pemda sampai PBI aktif.
--! remedy: The social office proposes to the ministry through DTSEN; keep PBPU Pemda until PBI is active.
--! severity: medium
--! since: 2025-02-05
--! source: Inpres 4/2025 (DTSEN); anjuran BPJS memindahkan PBI daerah ke PBI pusat (jatim.antaranews.com/berita/988097)
--! checked-on: 2026-11-21
--! grain: person
--! reads: stg.card
--! params: iuran=premiums/pbpu-pemda-iuran, bantuan=premiums/pbpu-pemda-bantuan-daerah, decile_max=poverty/pbi-decile-max
--! detail: decile
select c.row_no, $iuran + $bantuan as rupiah_per_month, c.decile
from stg.card as c
where c.is_primary
  and c.is_active
  and c.segment = 'PBPU_PEMDA'
  and c.decile <= $decile_max
  and c.coverage_step not in ('dead', 'moved')
