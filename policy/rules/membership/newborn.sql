--! id: membership/newborn
--! judul: Bayi lewat 28 hari belum terdaftar
--! title: Newborn past 28 days not registered
--! penjelasan: Bayi yang tercatat sebagai penduduk, berumur lebih dari 28 hari, dan belum memiliki kartu JKN.
--! explanation: A baby in the population register, older than 28 days, without a JKN card.
--! perbaikan: Hubungi orang tua; daftarkan bayi ke segmen ibunya. Sertakan fasilitas persalinan agar pendaftaran terjadi sebelum pulang.
--! remedy: Contact the parents; register the baby in the mother’s segment. Involve the delivery facility so that it happens before discharge.
--! severity: medium
--! since: 2021-01-01
--! source: Perpres 82/2018 (bayi baru lahir didaftarkan paling lama 28 hari sejak dilahirkan)
--! checked-on: 2026-11-21
--! grain: person
--! reads: stg.person, stg.month
--! params: newborn_days=membership/newborn-days, watch_days=membership/newborn-watch-days
--! detail: birth_date, days_old
select p.row_no, 0 as rupiah_per_month, p.birth_date, date_diff('day', p.birth_date, m.as_of) as days_old
from stg.person as p
cross join stg.month as m
where p.is_resident
  and not p.is_registered
  and date_diff('day', p.birth_date, m.as_of) > $newborn_days
  and date_diff('day', p.birth_date, m.as_of) <= $watch_days
