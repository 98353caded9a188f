-- Linked rows of the roster by group: whom linking serves less well shows here.
with served as (
  select
    jenis_kelamin as sex, segment, village_code as village, date_sub('year', tanggal_lahir, getvariable('as_of')) as years,
    row_no in (select row_no from card_linked) as is_linked
  from src.peserta
),
banded as (
  select
    *,
    case when years < 5 then '0-4' when years < 18 then '5-17' when years < 25 then '18-24' when years < 40 then '25-39' when years < 60 then '40-59' when years >= 60 then '60+' end
      as age
  from served
)
select
  case when grouping(sex) = 0 then 'sex' when grouping(age) = 0 then 'age' when grouping(segment) = 0 then 'segment' else 'village' end as dimension,
  coalesce(sex, age, segment, village, '') as key,
  count(*)::integer as records, count(*) filter (is_linked)::integer as linked
from banded
group by grouping sets ((sex), (age), (segment), (village))
order by all
