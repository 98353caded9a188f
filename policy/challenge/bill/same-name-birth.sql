--! id: bill/same-name-birth
--! judul: Nama dan tanggal lahir sama dengan baris lain
--! title: Same name and birth date as another line
--! penjelasan: Orang yang tidak ditemukan di data penduduk bernama dan bertanggal lahir sama dengan orang lain di tagihan yang sama.
--! explanation: Somebody not found in the population register has the name and birth date of another person of the same bill.
--! perbaikan: Periksa apakah keduanya satu orang; nama ibu kandung dan alamat membantu.
--! remedy: Check whether both are one person; the mother’s name and the address help.
--! severity: low
--! since: 2021-01-01
--! source: Uji pemeriksa: data ganda menurut nama, tanggal lahir dan nama ibu kandung; temuan BPK: 181 NIK ganda, Nunukan 2023 (kaltara.fajar.co.id/2024/06/30)
--! checked-on: 2026-11-25
--! grain: line
--! reads: stg.line
--! detail: other_card, other_row
--! rank: 150
--! bukti: Nama dan tanggal lahirnya sama dengan kartu {other_card} (baris {other_row}).
--! evidence: Name and birth date are those of card {other_card} (row {other_row}).
-- Two residents whom the population register tells apart are two people, whatever they are called.
with named as (
  select
    row_no, bill_row, card, month, in_population, coalesce(person_id, if(nik_state = 'ok', nik, card)) as who,
    trim(regexp_replace(upper(name), '[^\pL]+', ' ', 'g')) as plain, birth_date
  from stg.line
  where name is not null and birth_date is not null and rupiah >= 0
),
shared as (
  select plain, birth_date, month from named where (birth_date, month) in (select (birth_date, month) from named where not in_population)
  group by all having count(distinct who) > 1
)
select n.row_no, null::varchar as since_month, min(o.card) as other_card, min_by(o.bill_row, o.card) as other_row
from named as n
join shared using (plain, birth_date, month)
join named as o using (plain, birth_date, month)
where not n.in_population and o.who <> n.who
group by n.row_no
