-- The cube of the month's movements, by village: what changed, and how many stayed as they were.
select
  kind, cause, from_village, to_village, from_segment, to_segment, from_active, to_active,
  count(*)::integer as heads, sum(from_rupiah)::bigint as from_rupiah, sum(to_rupiah)::bigint as to_rupiah
from change
group by all
union all
select
  'unchanged', '', village_code, village_code, coalesce(segment, 'UNKNOWN'), coalesce(segment, 'UNKNOWN'), is_active, is_active, count(*)::integer,
  (count(*) filter (is_active and segment = 'PBPU_PEMDA') * getvariable('city_rate'))::bigint,
  (count(*) filter (is_active and segment = 'PBPU_PEMDA') * getvariable('city_rate'))::bigint
from stg.entry
where is_unchanged
group by all
