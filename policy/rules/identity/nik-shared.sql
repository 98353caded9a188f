--! id: identity/nik-shared
--! judul: Satu NIK dipakai beberapa orang
--! title: One NIK carried by several people
--! penjelasan: NIK yang sama tercatat pada orang dengan nama atau tanggal lahir yang berbeda.
--! explanation: The same NIK stands on people with different names or birth dates.
--! perbaikan: Periksa ke Disdukcapil siapa pemilik NIK; perbaiki yang lain di register asal.
--! remedy: Ask Disdukcapil whose NIK it is; correct the others in their source register.
--! severity: high
--! since: 2021-01-01
--! source: UU 24/2013 ps. 13 (NIK bersifat unik); temuan BPK: 447 data berbeda pada NIK yang sama, Nunukan 2023 (kaltara.fajar.co.id/2024/06/30)
--! checked-on: 2026-11-21
--! grain: person
--! reads: stg.person
--! detail: birth_date, people_on_nik
select p.row_no, 0 as rupiah_per_month, p.birth_date, s.people as people_on_nik
from stg.person as p
join (
  select nik, count(*) as people from stg.person where nik_state = 'ok' group by nik having count(*) > 1
) as s using (nik)
