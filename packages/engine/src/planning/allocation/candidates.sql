-- People of a month by what keeps each from being funded; those whom nothing keeps are the candidates. The order of the reasons is that of `barOf`.
-- One row a person: the primary row stands for all cards of the person.
create table fact as
select
  p.row_no, p.person_id, coalesce(p.kk, 'row ' || p.row_no) as household, p.area_path, p.decile, p.age, p.cause, p.is_registered,
  p.is_resident,
  p.person_id in (select person_id from people where is_active) as has_active,
  p.died_on is not null or coalesce(p.cause = 'deceased', false) or coalesce(p.population_status = 'meninggal', false) as died,
  coalesce(p.moved_direction = 'keluar', false) or coalesce(p.population_status = 'pindah', false) as moved,
  coalesce(p.nik_state = 'ok', false) as nik_ok,
  coalesce(p.pbi_recipient, false) and p.pbi_removed_on is null as pbi,
  p.employer_code is not null and coalesce(p.employed_until > getvariable('as_of'), true) as employed,
  (select min(t.why) from taken as t where t.key in (p.nik, p.card, p.person_id)) as taken
from people as p
where p.is_primary;

create table barred as
select *,
  case
    when died then 'deceased'
    when moved then 'moved'
    when has_active then 'active'
    when not is_resident then 'not-resident'
    when not nik_ok then 'bad-nik'
    when pbi then 'pbi'
    when employed then 'employer-duty'
    else taken
  end as bar
from fact;
