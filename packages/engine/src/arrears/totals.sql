-- What is counted by village for those who see no names, and for months whose names are put away.
create table total as
with person as (
  select village_code, class, coalesce(decile, 0) as decile, coalesce(months, 0) as months, roster_rupiah, rates_rupiah, household
  from candidate
  where grp = 'arrears'
),
household as (
  select
    village_code, min(class) as class, coalesce(min(nullif(decile, 0)), 0) as decile, max(months) as months, count(*) as heads,
    sum(roster_rupiah) as roster_rupiah, sum(rates_rupiah) as rates_rupiah
  from person
  group by village_code, household
),
counted as (
  select village_code, 'person' as what, class, decile, months, 1 as heads, 0 as households, roster_rupiah, rates_rupiah from person
  union all
  select village_code, 'household', class, decile, months, heads, 1, roster_rupiah, rates_rupiah from household
  union all
  -- Of people at work the class tells the group they would be in.
  select village_code, if(barred = 'employed', barred, grp), if(barred = 'employed', grp, ''), 0, 0, 1, 0, 0, 0
  from candidate
  where barred = 'employed' or grp in ('pbi', 'employer')
)
select
  village_code, village_code as area_path, what, coalesce(class, '') as class, decile, months,
  case when coalesce(rates_rupiah, 0) >= 5000000 then 4 when coalesce(rates_rupiah, 0) >= 2500000 then 3
    when coalesce(rates_rupiah, 0) >= 1000000 then 2 when coalesce(rates_rupiah, 0) >= 500000 then 1 else 0 end as band,
  sum(heads)::bigint as heads, sum(households)::bigint as households,
  coalesce(sum(roster_rupiah), 0)::bigint as roster_rupiah, coalesce(sum(rates_rupiah), 0)::bigint as rates_rupiah
from counted
group by all;

create table household_total as
with house as (
  select
    village_code, household_no, coalesce(any_value(household_decile), 0) as decile, coalesce(any_value(household_months), 0) as months,
    count(*) filter (grp = 'arrears') as arrears, count(*) filter (grp = 'pbi-removed') as pbi_removed, count(*) filter (grp = 'newborn') as newborn,
    count(*) filter (grp = 'unregistered') as unregistered, count(*) filter (grp = 'lapsed') as lapsed, coalesce(sum(rates_rupiah), 0) as rates_rupiah
  from candidate
  where household_no is not null
  group by village_code, household_no
)
select
  village_code, village_code as area_path, decile, months, arrears, pbi_removed, newborn, unregistered, lapsed,
  count(*)::bigint as households, sum(rates_rupiah)::bigint as rates_rupiah
from house
group by all;
