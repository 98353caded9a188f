--! id: bill/nik-mismatch
--! judul: NIK berbeda dengan data orangnya
--! title: NIK at odds with the person
--! penjelasan: Tanggal atau jenis kelamin di dalam NIK berbeda dengan yang tercatat, atau kartu itu milik NIK lain di daftar peserta.
--! explanation: The date or sex inside the NIK differs from what is recorded, or the card belongs to another NIK on the roster.
--! perbaikan: Padankan dengan Disdukcapil; NIK yang salah bukan bukti bahwa orangnya tidak berhak.
--! remedy: Match with Disdukcapil; a wrong NIK is no proof that the person has no right.
--! severity: low
--! since: 2021-01-01
--! source: Uji D pemeriksa atas tagihan bantuan iuran: NIK terhadap tanggal lahir dan jenis kelamin; susunan NIK, Perpres 26/2009; temuan BPK: 447 data berbeda, Nunukan 2023 (kaltara.fajar.co.id/2024/06/30)
--! checked-on: 2026-11-25
--! grain: line
--! reads: stg.line
--! detail: nik_says, birth_date, sex, roster_nik
--! rank: 160
--! bukti: Bagian tanggal NIK {nik_says}, tercatat lahir {birth_date}, jenis kelamin {sex}; NIK di daftar peserta {roster_nik}.
--! evidence: The NIK’s date says {nik_says}, recorded birth date {birth_date}, sex {sex}; NIK on the roster {roster_nik}.
-- Of the year only two digits stand in a NIK; women carry their day + 40.
select
  l.row_no, null::varchar as since_month, substr(l.nik, 7, 6) as nik_says, l.birth_date, l.sex,
  if(l.roster_nik <> l.nik, l.roster_nik, null) as roster_nik
from stg.line as l
where l.nik_state = 'ok' and l.rupiah >= 0 and not contains(coalesce(l.person_id, ''), '/')
  and (
    substr(l.nik, 7, 2)::integer % 40 <> day(l.birth_date) or substr(l.nik, 9, 4) <> strftime(l.birth_date, '%m%y')
    or (substr(l.nik, 7, 2)::integer > 40) <> (l.sex = 'P')
    or l.matched_by = 'card' and l.roster_nik <> l.nik
  )
