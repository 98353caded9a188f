-- The cube every page reads, by village: below it, where people are few, pages count the people themselves. A card of someone who is not counted anywhere (a deceased card) makes no cell.
select
  village_code, village_code as area_path,
  if(is_registered, coalesce(segment, 'UNKNOWN'), '') as segment,
  coalesce(sex, '') as sex, coalesce(age_band, '') as age_band, coalesce(cause, '') as cause, coalesce(coverage_step, '') as coverage_step,
  count(*) filter (is_resident)::integer as population,
  count(*) filter (is_registered)::integer as registered,
  count(*) filter (is_active)::integer as active
from stg.entry
where is_resident or is_registered
group by all
