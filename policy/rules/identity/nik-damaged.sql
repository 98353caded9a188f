--! id: identity/nik-damaged
--! judul: NIK rusak oleh lembar kerja
--! title: NIK damaged by a spreadsheet
--! penjelasan: NIK yang dibulatkan lembar kerja (misalnya 6,47E+15), sehingga angka akhirnya hilang.
--! explanation: A NIK that a spreadsheet rounded (such as 6.47E+15), so that its last digits are lost.
--! perbaikan: Padankan dengan Disdukcapil atau dokumen asli, lalu perbaiki di register asal dan kirim ulang.
--! remedy: Match with Disdukcapil or the original document, correct the source register and send it again.
--! severity: medium
--! since: 2021-01-01
--! source: Susunan NIK PPKKCCDDMMYYSSSS (Perpres 26/2009 beserta perubahannya); temuan BPK atas NIK tidak valid, Nunukan 2023 (kaltara.fajar.co.id/2024/06/30)
--! checked-on: 2026-11-21
--! grain: person
--! reads: stg.person
--! detail: row_penduduk, row_peserta
select p.row_no, 0 as rupiah_per_month, p.row_penduduk, p.row_peserta
from stg.person as p
where p.nik_state = 'damaged'
