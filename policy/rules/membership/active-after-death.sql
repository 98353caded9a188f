--! id: membership/active-after-death
--! judul: Peserta masih aktif setelah meninggal
--! title: Member still active after death
--! penjelasan: Kartu aktif milik orang yang tercatat meninggal, setelah lewat masa pelaporan kematian.
--! explanation: An active card of someone recorded as deceased, after the time allowed for reporting a death.
--! perbaikan: Ajukan penonaktifan (kode mutasi 6) dengan akta kematian; minta koreksi tagihan sejak bulan setelah meninggal.
--! remedy: Ask for deactivation (mutation code 6) with the death certificate; claim back the bill from the month after death.
--! severity: high
--! since: 2021-01-01
--! source: UU 24/2013 ps. 44 ayat (1); temuan BPK: 1.416 peserta meninggal masih dibayar, Gorontalo 2024 (suaraindonesia1.com/2026/02); 733 peserta, Langkat 2022 (portibi.id/waduh-pemkab-langkat)
--! checked-on: 2026-11-21
--! grain: card
--! reads: stg.card, stg.month
--! params: iuran=premiums/pbpu-pemda-iuran, bantuan=premiums/pbpu-pemda-bantuan-daerah, grace_days=membership/death-grace-days
--! detail: died_on, death_source, days_after_death
-- Why a grace period: a death may be reported up to a month late. A death without a date is flagged at once: nothing says it is recent.
select
  c.row_no,
  if(c.is_active and c.segment = 'PBPU_PEMDA', $iuran + $bantuan, 0) as rupiah_per_month,
  c.died_on,
  c.death_source,
  date_diff('day', c.died_on, m.as_of) as days_after_death
from stg.card as c
cross join stg.month as m
where c.is_active
  and c.death_source is not null
  and (c.died_on is null or date_diff('day', c.died_on, m.as_of) > $grace_days)
