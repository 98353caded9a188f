-- Cards of last month against this one, in the area where they are now (or were, for those that left).
select
  coalesce(n.village_code, p.village_code) as village_code, coalesce(n.village_code, p.village_code) as area_path,
  coalesce(p.segment, '') as from_segment, coalesce(n.segment, '') as to_segment,
  coalesce(p.is_active, false) as from_active, coalesce(n.is_active, false) as to_active,
  count(*)::integer as heads
from (select card, village_code, segment, is_active from previous where is_registered) as p
full outer join (select card, village_code, segment, is_active from stg.entry where is_registered) as n using (card)
group by all
