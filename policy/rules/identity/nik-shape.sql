--! id: identity/nik-shape
--! judul: Bentuk NIK salah
--! title: NIK of wrong shape
--! penjelasan: NIK yang bukan 16 angka atau tidak mungkin sebagai NIK.
--! explanation: A NIK that is not 16 digits or cannot be a NIK.
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
where p.nik_state = 'shape'
