--! id: membership/child-over-age
--! judul: Anak melewati atau mendekati batas umur tanggungan
--! title: Child at or near the age limit of a dependant
--! penjelasan: Kartu anak pekerja yang aktif dan mencapai umur 21 tahun, atau 25 tahun bila kuliah, bulan ini atau dalam tiga bulan.
--! explanation: An active card of a worker’s child who reaches 21, or 25 when studying, this month or within three months.
--! perbaikan: Minta surat keterangan kuliah, atau alihkan ke segmen mandiri, pekerja atau PBPU Pemda sebelum nonaktif.
--! remedy: Ask for proof of study, or move to the self-paying, worker or PBPU Pemda segment before the card lapses.
--! severity: low
--! since: 2021-01-01
--! source: Perpres 82/2018 (anak belum 21 tahun, atau belum 25 tahun bila masih kuliah); kode status peserta 6
--! checked-on: 2026-11-21
--! grain: card
--! reads: stg.card, stg.roster, stg.month
--! params: child_age=membership/child-age, studying_age=membership/child-age-studying, notice_months=membership/child-notice-months
--! detail: age_limit, reaches_on
-- Who passed 21 before this month and is still active has shown proof of study: the next limit is 25.
select
  c.row_no,
  0 as rupiah_per_month,
  if(c.birth_date + to_years($child_age) > m.as_of - to_months(1), $child_age, $studying_age) as age_limit,
  (c.birth_date + to_years(age_limit))::date as reaches_on
from stg.card as c
join stg.roster as r on r.row_no = c.row_no
cross join stg.month as m
where c.is_active
  and c.segment in ('PPU_BU', 'PPU_PN')
  and r.relation = 'child'
  and reaches_on <= m.as_of + to_months($notice_months)
