-- People for whom somebody else could pay: not active today and alive, or paid by the city though the centre or an employer should.
-- A household is a family card within one village, so that heads of villages add up; without a card everybody stands alone.
create table candidate as
with moves as (
  select row_no, max(rule) filter (where rule = 'membership/employed-city-paid') is not null as is_employed
  from finding
  where rule in ('poverty/pbi-candidate', 'membership/employed-city-paid')
  group by row_no
),
listed as (
  select
    p.*,
    case
      when m.is_employed then 'employer'
      when m.row_no is not null then 'pbi'
      when is_active or cause in ('deceased', 'suspended') then null
      when payer = 'person' and cause = 'arrears' then 'arrears'
      when not is_resident then null
      when cause = 'pbi-removed' then 'pbi-removed'
      when not is_registered and date_diff('day', birth_date, getvariable('as_of')) <= getvariable('watch_days') then 'newborn'
      when not is_registered then 'unregistered'
      else 'lapsed'
    end as grp,
    case
      when not is_primary or coverage_step = 'duplicate' then 'duplicate'
      when coverage_step = 'moved' or moved_direction = 'keluar' then 'moved'
      when not is_resident then 'not-resident'
      when not is_active and employer_code is not null and coalesce(employed_until > getvariable('as_of'), true) then 'employed'
    end as barred
  from people as p
  left join moves as m using (row_no)
),
marked as (
  select
    *, coalesce(kk, '#' || row_no) as household, barred is null and grp not in ('pbi', 'employer') as is_taken,
    -- Months that nobody wrote down stay unknown; more than the law asks for count as the most it asks for.
    nullif(arrears_months, 0) as owed_months
  from listed
  where grp is not null
)
select
  c.row_no, grp, barred, person_id, household, kk, card, nik, name, sex, birth_date, address, village_code, rw, rt, area_path, segment, c.class,
  case when grp = 'arrears' then owed_months end as months,
  case when grp = 'arrears' then arrears_rupiah end as roster_rupiah,
  d.rupiah as rates_rupiah,
  decile, employer_code, employer_name,
  case when is_taken then min(c.row_no) over house end as household_no,
  case when is_taken then count(*) over house end as household_heads,
  case when is_taken then min(decile) over house end as household_decile,
  case when is_taken then max(case when grp = 'arrears' then owed_months end) over house end as household_months
from marked as c
left join debt as d
  on d.class = c.class and d.months = case when grp <> 'arrears' then null when owed_months > getvariable('cap_months') then getvariable('cap_months') else owed_months end
window house as (partition by village_code, household, is_taken);
