--! id: bill/also-pbi
--! judul: Juga ditanggung PBI JK pada bulan itu
--! title: Also covered as PBI JK in that month
--! penjelasan: Pada bulan yang ditagih orangnya memegang kartu aktif PBI JK, atau tagihan sendiri menyebutnya PBI JK.
--! explanation: In the month billed the person held an active PBI JK card, or the bill itself calls him PBI JK.
--! perbaikan: Tolak baris ini: iurannya sudah dibayar pusat.
--! remedy: Refuse the line: the centre already pays.
--! severity: high
--! since: 2021-01-01
--! source: Uji F pemeriksa atas tagihan bantuan iuran: juga ditagih sebagai PBI JK pada bulan yang sama; PMK 78/PMK.02/2020
--! checked-on: 2026-11-25
--! grain: line
--! reads: stg.line, stg.cover
--! detail: other_card, other_segment, other_since, row_peserta
--! rank: 50
--! bukti: Pada bulan itu aktif sebagai {other_segment} dengan kartu {other_card} sejak {other_since} (baris {row_peserta} daftar peserta).
--! evidence: In that month active as {other_segment} on card {other_card} since {other_since} (row {row_peserta} of the roster).
with centre as (
  select month, person_id, min_by(cover, card) as it
  from (select month, person_id, card, {'card': card, 'since': card_since, 'row': row_peserta} as cover from stg.cover where segment = 'PBI_JK')
  group by month, person_id
)
select
  l.row_no, strftime(if(day(c.it.since) = 1, c.it.since, c.it.since + interval 1 month), '%Y-%m') as since_month,
  coalesce(c.it.card, l.card) as other_card, 'PBI JK' as other_segment, c.it.since as other_since, c.it.row as row_peserta
from stg.line as l
left join centre as c on c.person_id = l.person_id and c.month = l.month
where l.rupiah >= 0 and (c.it is not null or l.billed_segment = 'PBI_JK')
