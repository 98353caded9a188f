--! id: identity/village-unknown
--! judul: Kelurahan tidak dikenal
--! title: Village not known
--! penjelasan: Kartu terdaftar yang pemiliknya tidak dapat ditempatkan di kelurahan mana pun: kode kelurahannya kosong atau di luar kabupaten/kota ini.
--! explanation: A registered card whose owner cannot be placed in any village: its village code is empty or outside this regency.
--! perbaikan: Padankan alamatnya dengan data penduduk; perbaiki kode kelurahan di register asal, atau keluarkan bila tinggal di luar daerah.
--! remedy: Match the address with the population register; correct the village code in the source register, or remove who lives elsewhere.
--! severity: low
--! since: 2021-01-01
--! source: Perpres 39/2019 tentang Satu Data Indonesia (kode referensi); Kepmendagri tentang kode wilayah administrasi pemerintahan
--! checked-on: 2026-11-25
--! grain: card
--! reads: stg.card, stg.month
--! detail: row_peserta
select c.row_no, 0 as rupiah_per_month, c.row_peserta
from stg.card as c
cross join stg.month as m
where c.is_registered and c.village_code = m.regency || '.00.0000'
