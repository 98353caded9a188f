--! id: bill/employed
--! judul: Bekerja pada pemberi kerja
--! title: Working for an employer
--! penjelasan: Pada bulan yang ditagih orangnya aktif sebagai pekerja (PPU), atau masih bekerja menurut daftar pekerja badan usaha.
--! explanation: In the month billed the person was an active worker (PPU), or at work according to an employer’s list.
--! perbaikan: Yang sudah PPU: minta pengembalian. Yang belum: minta badan usaha mendaftarkannya, lalu keluarkan dari PBPU Pemda.
--! remedy: Already PPU: ask for the refund. Not yet: ask the employer to register him, then take him off PBPU Pemda.
--! severity: medium
--! since: 2021-01-01
--! source: Uji E pemeriksa atas tagihan bantuan iuran: segmen di luar 14, 22, 23, 24, 25; UU 24/2011 ps. 15 (pemberi kerja wajib mendaftarkan pekerjanya; peraturan.info/uu/2011/24/pasal-17)
--! checked-on: 2026-11-25
--! grain: line
--! reads: stg.line, stg.cover
--! detail: basis, employer, other_card, other_since, row_pekerja, row_peserta
--! rank: 60
--! bukti: {basis} {employer} sejak {other_since} (kartu {other_card}; baris {row_pekerja} daftar pekerja, baris {row_peserta} daftar peserta).
--! evidence: {basis} {employer} since {other_since} (card {other_card}; row {row_pekerja} of the workers’ list, row {row_peserta} of the roster).
-- A worker’s card paid by an employer proves double cover. A line of an employer’s list shows who ought to pay.
with paid as (
  select month, person_id, min_by(cover, card) as it
  from (select month, person_id, card, {'card': card, 'segment': segment, 'since': card_since, 'row': row_peserta} as cover from stg.cover where segment in ('PPU_BU', 'PPU_PN'))
  group by month, person_id
),
job as (
  select row_no, month, (month || '-01')::date as day, row_pekerja, employer_name, employed_since, employed_until from stg.line where row_pekerja is not null
),
at_work as (
  select row_no, row_pekerja, employer_name, employed_since
  from job
  where coalesce(employed_since <= day, true) and coalesce(employed_until > day, true)
)
select
  l.row_no,
  strftime(if(day(since) = 1, since, since + interval 1 month), '%Y-%m') as since_month,
  if(p.it is not null or w.row_no is null, 'PPU', 'Pekerja') as basis, w.employer_name as employer, p.it.card as other_card,
  coalesce(p.it.since, w.employed_since) as other_since, w.row_pekerja, p.it.row as row_peserta
from (select *, coalesce(billed_segment in ('PPU_BU', 'PPU_PN'), false) as is_billed_so from stg.line where rupiah >= 0) as l
left join paid as p on p.person_id = l.person_id and p.month = l.month
left join at_work as w on w.row_no = l.row_no
cross join lateral (select coalesce(p.it.since, w.employed_since) as since) as started
where p.it is not null or w.row_no is not null or l.is_billed_so
