--! id: bill/over-age
--! judul: Umur lebih dari 100 tahun
--! title: Older than 100
--! penjelasan: Menurut tanggal lahir pada tagihan atau di data penduduk, orangnya lebih dari 100 tahun.
--! explanation: By the birth date of the bill or of the population register the person is older than 100.
--! perbaikan: Pastikan lewat RT atau kunjungan bahwa orangnya masih hidup dan tanggal lahirnya benar.
--! remedy: Have the RT head or a visit confirm that the person is alive and the birth date right.
--! severity: low
--! since: 2021-01-01
--! source: Uji kewajaran pemeriksa; temuan BPK atas peserta meninggal yang masih dibayar (portibi.id/waduh-pemkab-langkat)
--! checked-on: 2026-11-25
--! grain: line
--! reads: stg.line
--! params: oldest=billing/oldest-age
--! detail: birth_date, years
--! rank: 140
--! bukti: Lahir {birth_date}: {years} tahun pada bulan itu.
--! evidence: Born {birth_date}: {years} years old in that month.
with aged as (
  select row_no, birth_date, date_sub('year', birth_date, (month || '-01')::date) as years
  from (select row_no, month, least(birth_date, known_birth_date) as birth_date from stg.line where rupiah >= 0)
)
select row_no, null::varchar as since_month, birth_date, years
from aged
where years > $oldest
