--! id: membership/not-in-population
--! judul: Terdaftar tetapi tidak ada di data penduduk
--! title: Registered but not in the population register
--! penjelasan: Kartu terdaftar yang NIK-nya tidak ditemukan di data penduduk, atau yang tidak membawa NIK yang sah.
--! explanation: A registered card whose NIK is not in the population register, or that carries no valid NIK.
--! perbaikan: Padankan NIK dengan Disdukcapil; perbaiki NIK, atau keluarkan bila bukan penduduk.
--! remedy: Match the NIK with Disdukcapil; correct it, or remove the member who is not a resident.
--! severity: medium
--! since: 2021-01-01
--! source: PMK 78/PMK.02/2020; temuan BPK: 3.210 NIK tidak ditemukan, tidak valid atau tidak aktif, Nunukan 2023 (kaltara.fajar.co.id/2024/06/30)
--! checked-on: 2026-11-21
--! grain: card
--! reads: stg.card
--! params: iuran=premiums/pbpu-pemda-iuran, bantuan=premiums/pbpu-pemda-bantuan-daerah
--! detail: nik_state, status
select c.row_no, if(c.is_active and c.segment = 'PBPU_PEMDA', $iuran + $bantuan, 0) as rupiah_per_month, c.nik_state, c.status
from stg.card as c
where c.coverage_step = 'not-resident'
