--! id: identity/nik-birth-date
--! judul: NIK berbeda dengan tanggal lahir
--! title: NIK at odds with the birth date
--! penjelasan: Tanggal dalam NIK (perempuan: tanggal + 40) berbeda dengan tanggal lahir yang tercatat.
--! explanation: The date inside the NIK (women: day + 40) differs from the recorded birth date.
--! perbaikan: Padankan dengan Disdukcapil atau dokumen asli, lalu perbaiki di register asal dan kirim ulang.
--! remedy: Match with Disdukcapil or the original document, correct the source register and send it again.
--! severity: low
--! since: 2021-01-01
--! source: Susunan NIK PPKKCCDDMMYYSSSS (Perpres 26/2009 beserta perubahannya); temuan BPK atas NIK tidak valid, Nunukan 2023 (kaltara.fajar.co.id/2024/06/30)
--! checked-on: 2026-11-21
--! grain: person
--! reads: stg.person
--! detail: birth_date, nik_says
-- A birth date corrected later does not change the NIK: something to verify, not proof. Only two digits of the year stand in it.
select p.row_no, 0 as rupiah_per_month, p.birth_date, substr(p.nik, 7, 6) as nik_says
from stg.person as p
where p.nik_state = 'ok'
  and (substr(p.nik, 7, 2)::integer % 40 <> day(p.birth_date) or substr(p.nik, 9, 4) <> strftime(p.birth_date, '%m%y'))
