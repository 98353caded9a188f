--! id: poverty/poor-not-active
--! judul: Penduduk miskin tidak aktif
--! title: Poor resident not active
--! penjelasan: Penduduk hidup dengan desil rendah yang belum terdaftar atau kartunya tidak aktif.
--! explanation: A living resident in a low decile who is not registered or whose card is not active.
--! perbaikan: Usulkan ke PBI JK; sementara menunggu, ambil alih sebagai PBPU Pemda.
--! remedy: Propose for PBI JK; while waiting, take over as PBPU Pemda.
--! severity: high
--! since: 2025-02-05
--! source: UU 40/2004 ps. 14 dan ps. 17 ayat (4) (iuran orang miskin dibayar pemerintah); Inpres 4/2025 (DTSEN)
--! checked-on: 2026-11-21
--! grain: person
--! reads: stg.person
--! params: iuran=premiums/pbpu-pemda-iuran, bantuan=premiums/pbpu-pemda-bantuan-daerah, decile_max=poverty/poor-decile-max
--! detail: decile, registered, status
-- The amount is what taking the person over would cost the city, until the centre pays.
select p.row_no, $iuran + $bantuan as rupiah_per_month, p.decile, p.is_registered as registered, p.status
from stg.person as p
where p.is_resident
  and not p.is_active
  and p.decile <= $decile_max
  and p.death_source is null
  and p.moved_direction is distinct from 'keluar'
