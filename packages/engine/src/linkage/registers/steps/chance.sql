-- Pairs known to be two people, drawn from the population register itself: of one family, of one birth date, and at random. Rows without a sound NIK
-- are left out. The draw comes first, so that only few rows meet.
create table sample as
select *, is_sampled(hash(kk)) as by_family, is_sampled(hash(birth) >> 4) and hash(birth) & 15 = 0 as by_birth
from person
where key is not null and (is_sampled(hash(kk)) or is_sampled(hash(birth) >> 4) and hash(birth) & 15 = 0);

create table stranger as
with turned as (
  select *, row_number() over (order by hash(pid)) as turn from sample where by_family
),
drawn as (
  select 'family' as kin, a, b from sample as a join sample as b on b.kk = a.kk and a.pid < b.pid where a.by_family and b.by_family
  union all
  select 'birth', a, b from sample as a join sample as b on b.birth = a.birth and b.sex = a.sex and a.pid < b.pid where a.by_birth and b.by_birth
  union all
  select 'any', a, b from turned as a join turned as b on b.turn = a.turn + 1
),
levels as (
  select
    kin, birth_level(a.birth, b.birth) as birth, name_level(f, g) as name, nik_level(a.nik, b.nik) as nik, left(a.nik, 12) = left(b.nik, 12) as head,
    sex_level(a.sex, b.sex) as sex, place_level(a.village, a.block, b.village, b.block) as place
  from drawn
  join name_form as f on f.name = a.name
  join name_form as g on g.name = b.name
)
-- Suspected copies of one human are no strangers.
select *, count(*)::integer as pairs
from levels
where birth not in ('equal', 'equal-default') or not starts_with(name, 'same') or kin = 'birth' and nik = 'different'
group by all;
