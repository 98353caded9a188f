--! id: bill/other-segment
--! judul: Ditanggung segmen lain pada bulan itu
--! title: Covered in another segment in that month
--! penjelasan: Pada bulan yang ditagih orangnya peserta aktif yang membayar sendiri (PBPU) atau bukan pekerja (BP).
--! explanation: In the month billed the person was an active self-paying member (PBPU) or non-worker (BP).
--! perbaikan: Tolak baris ini; bila memang diambil alih Pemda, minta peralihan segmen dengan tanggalnya.
--! remedy: Refuse the line; if the city did take him over, ask for the change of segment with its date.
--! severity: high
--! since: 2021-01-01
--! source: Uji E pemeriksa atas tagihan bantuan iuran: segmen peserta pada bulan itu; PMK 78/PMK.02/2020
--! checked-on: 2026-11-25
--! grain: line
--! reads: stg.line, stg.cover
--! detail: other_card, other_segment, other_since, row_peserta
--! rank: 70
--! bukti: Pada bulan itu aktif sebagai {other_segment} dengan kartu {other_card} sejak {other_since} (baris {row_peserta} daftar peserta).
--! evidence: In that month active as {other_segment} on card {other_card} since {other_since} (row {row_peserta} of the roster).
with own as (
  select month, person_id, min_by(cover, card) as it
  from (select month, person_id, card, {'card': card, 'segment': segment, 'since': card_since, 'row': row_peserta} as cover from stg.cover where segment in ('PBPU', 'BP'))
  group by month, person_id
)
select
  l.row_no, strftime(if(day(o.it.since) = 1, o.it.since, o.it.since + interval 1 month), '%Y-%m') as since_month,
  o.it.card as other_card, o.it.segment as other_segment, o.it.since as other_since, o.it.row as row_peserta
from stg.line as l
join own as o on o.person_id = l.person_id and o.month = l.month
where l.rupiah >= 0
