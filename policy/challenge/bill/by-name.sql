--! id: bill/by-name
--! judul: Ditemukan dari nama dan tanggal lahir saja
--! title: Found by name and birth date alone
--! penjelasan: Kartu dan NIK pada baris ini tidak dikenal; hanya satu penduduk atau peserta bernama dan bertanggal lahir sama.
--! explanation: Neither the card nor the NIK of this line is known; one resident or member alone has its name and birth date.
--! perbaikan: Pastikan lewat Disdukcapil dan BPJS Kesehatan apakah benar orang itu; bila ia sudah meninggal atau pindah, minta pengembalian.
--! remedy: Have Disdukcapil and BPJS Kesehatan confirm that it is that person; if he died or moved, ask for the refund.
--! severity: low
--! since: 2021-01-01
--! source: Temuan BPK: 3.210 NIK tidak ditemukan atau tidak valid, Nunukan 2023 (kaltara.fajar.co.id/2024/06/30); nama dan tanggal lahir bukan bukti, docs/decisions/0017-the-bill-challenged.md
--! checked-on: 2026-11-26
--! grain: line
--! reads: stg.line
--! detail: nik_state, namesake_card, namesake_nik, namesake_died_on, namesake_moved_on
--! rank: 145
--! bukti: Kartu dan NIK tidak dikenal. Nama dan tanggal lahirnya sama dengan kartu {namesake_card}, NIK {namesake_nik} (meninggal {namesake_died_on}, pindah keluar {namesake_moved_on}).
--! evidence: Neither card nor NIK is known. Name and birth date are those of card {namesake_card}, NIK {namesake_nik} (died {namesake_died_on}, moved out {namesake_moved_on}).
select l.row_no, null::varchar as since_month, l.nik_state, l.namesake_card, l.namesake_nik, l.namesake_died_on, l.namesake_moved_on
from stg.line as l
where l.has_picture and l.rupiah >= 0 and l.matched_by = 'name-birth'
