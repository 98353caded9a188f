-- Rows of each register by village, and how many carry each fault; beside them the people with any finding that the score counts, once each.
with line as (
  select 'penduduk' as register, nik_state, village_code, tanggal_lahir is null as no_birth from src.penduduk
  union all
  select 'peserta', nik_state, village_code, tanggal_lahir is null from src.peserta
  union all
  select 'dtsen', nik_state, village_code, false from src.dtsen
  union all
  select 'pekerja', nik_state, null, tanggal_lahir is null from src.pekerja
  union all
  select 'kematian', nik_state, village_code, tanggal_lahir is null from src.kematian
  union all
  select 'pindah', nik_state, null, false from src.pindah
),
counted as (
  select
    register, if(starts_with(village_code, getvariable('regency')), village_code, getvariable('regency') || '.00.0000') as village_code,
    count(*) as lines,
    count(*) filter (nik_state = 'missing') as "nik-missing",
    count(*) filter (nik_state = 'damaged') as "nik-damaged",
    count(*) filter (nik_state = 'shape') as "nik-shape",
    count(*) filter (no_birth) as "birth-missing",
    count(*) filter (register in ('penduduk', 'peserta', 'dtsen') and (village_code is null or not starts_with(village_code, getvariable('regency')))) as "village-unknown"
  from line
  group by all
),
unlinked as (
  select 'peserta' as register, village_code, count(*) as faulty from stg.entry where coverage_step = 'not-resident' group by all
  union all
  select 'dtsen', village_code, count(*) from outsider where in_dtsen group by all
  union all
  select 'pekerja', getvariable('regency') || '.00.0000', count(*) from outsider where in_pekerja group by all
)
select register, village_code, village_code as area_path, measure, lines::integer as lines, faulty::integer as faulty, 0::bigint as rupiah_per_month
from (unpivot counted on "nik-missing", "nik-damaged", "nik-shape", "birth-missing", "village-unknown" into name measure value faulty)
union all
select register, village_code, village_code, 'unlinked', 0, faulty::integer, 0 from unlinked
union all
select
  '', village_code, village_code, 'any', count(*)::integer, count(distinct row_no)::integer,
  count(distinct row_no) filter (is_paid_by_city) * getvariable('city_rate')
from (
  select f.row_no, f.village_code, e.row_no is not null as is_paid_by_city
  from finding as f
  left join (select row_no from stg.entry where is_active and segment = 'PBPU_PEMDA') as e on e.row_no = f.row_no
  where f.rule in (select unnest(getvariable('quality_rules')))
)
group by all
