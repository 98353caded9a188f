-- Active cards by the month since which each has been active without a break, and who pays now.
select village_code, village_code as area_path, active_since as since, coalesce(segment, 'UNKNOWN') as segment, payer, count(*)::integer as heads
from stg.entry
where is_active and active_since is not null
group by all
