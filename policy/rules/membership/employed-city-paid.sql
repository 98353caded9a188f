--! id: membership/employed-city-paid
--! judul: Dibayar Pemda padahal bekerja pada badan usaha
--! title: Paid by the city while on an employer’s list
--! penjelasan: Peserta aktif PBPU Pemda yang masih bekerja menurut daftar pekerja badan usaha.
--! explanation: An active PBPU Pemda member who is still at work according to an employer’s list.
--! perbaikan: Minta badan usaha mendaftarkan pekerja dan keluarganya sebagai PPU; setelah aktif, keluarkan dari PBPU Pemda.
--! remedy: Ask the employer to register the worker and family as PPU; once active, take them off PBPU Pemda.
--! severity: high
--! since: 2021-01-01
--! source: UU 24/2011 ps. 15 (pemberi kerja wajib mendaftarkan diri dan pekerjanya), ps. 17 (peraturan.info/uu/2011/24/pasal-17); uji tumpang segmen pemeriksa
--! checked-on: 2026-11-21
--! grain: card
--! reads: stg.card, stg.worker
--! params: iuran=premiums/pbpu-pemda-iuran, bantuan=premiums/pbpu-pemda-bantuan-daerah
--! detail: employer, employed_since
select c.row_no, $iuran + $bantuan as rupiah_per_month, min(w.employer_name) as employer, max(w.employed_since) as employed_since
from stg.card as c
join stg.worker as w on w.person_id = c.person_id and w.is_employed
where c.is_active and c.segment = 'PBPU_PEMDA'
group by c.row_no
