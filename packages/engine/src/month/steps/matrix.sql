-- Every person by the registers that name him: living in the population register, a card in the roster, DTSEN, a job today.
select village_code, village_code as area_path, in_penduduk, in_peserta, in_dtsen, in_pekerja, sum(heads)::integer as heads, sum(active)::integer as active
from (
  select
    village_code, is_resident as in_penduduk, is_registered as in_peserta, row_dtsen is not null as in_dtsen,
    row_pekerja is not null and coalesce(employed_until > getvariable('as_of'), true) as in_pekerja,
    count(*) as heads, count(*) filter (is_active) as active
  from stg.entry
  where is_primary
  group by all
  union all
  select village_code, false, false, in_dtsen, in_pekerja, count(*), 0 from outsider group by all
)
where in_penduduk or in_peserta or in_dtsen or in_pekerja
group by all
