--! id: poverty/pbi-removed
--! judul: Dikeluarkan dari PBI dan tidak aktif
--! title: Removed from PBI and not active
--! penjelasan: Orang yang dikeluarkan dari PBI JK dan sampai sekarang tidak memiliki kartu aktif.
--! explanation: A person removed from PBI JK who has no active card until now.
--! perbaikan: Periksa kelayakan di lapangan; usulkan pengaktifan kembali ke Kementerian Sosial, atau ambil alih sebagai PBPU Pemda.
--! remedy: Verify in the field; ask the ministry to reactivate, or take over as PBPU Pemda.
--! severity: high
--! since: 2021-01-01
--! source: Permensos 21/2019 ps. 8 (star.grid.id/read/453587504); Kepmensos 3/HUK/2026 (disway.id/amp/928434)
--! checked-on: 2026-11-21
--! grain: person
--! reads: stg.person, stg.month
--! params: iuran=premiums/pbpu-pemda-iuran, bantuan=premiums/pbpu-pemda-bantuan-daerah, reactivation_months=poverty/pbi-reactivation-months
--! detail: pbi_removed_on, decile, can_reactivate
select p.row_no, $iuran + $bantuan as rupiah_per_month, p.pbi_removed_on, p.decile,
  p.pbi_removed_on + to_months($reactivation_months) >= m.as_of as can_reactivate
from stg.person as p
cross join stg.month as m
where not p.is_active
  and (p.is_resident or p.is_registered)
  and p.pbi_removed_on <= m.as_of
  and p.death_source is null
  and p.moved_direction is distinct from 'keluar'
