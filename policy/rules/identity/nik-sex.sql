--! id: identity/nik-sex
--! judul: NIK berbeda dengan jenis kelamin
--! title: NIK at odds with the sex
--! penjelasan: Tanggal dalam NIK menunjuk jenis kelamin yang berbeda dengan yang tercatat (perempuan: tanggal + 40).
--! explanation: The day inside the NIK points to another sex than recorded (women: day + 40).
--! perbaikan: Padankan dengan Disdukcapil atau dokumen asli, lalu perbaiki di register asal dan kirim ulang.
--! remedy: Match with Disdukcapil or the original document, correct the source register and send it again.
--! severity: low
--! since: 2021-01-01
--! source: Susunan NIK PPKKCCDDMMYYSSSS (Perpres 26/2009 beserta perubahannya); temuan BPK atas NIK tidak valid, Nunukan 2023 (kaltara.fajar.co.id/2024/06/30)
--! checked-on: 2026-11-21
--! grain: person
--! reads: stg.person
--! detail: sex, nik_says
select p.row_no, 0 as rupiah_per_month, p.sex, substr(p.nik, 7, 2) as nik_says
from stg.person as p
where p.nik_state = 'ok' and p.sex is not null and (substr(p.nik, 7, 2)::integer > 40) <> (p.sex = 'P')
