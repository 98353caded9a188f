-- Every card that is not as it was in the month before, and those that are gone, with both sides: what it was, what it is.
-- Cards that only stayed are not here: they are counted in `movement`.
create table gone as
select *, if(nik_state = 'ok', try_cast(nik as bigint), null) as key
from before_people as p
where is_registered and not exists (select 1 from stg.entry as e where e.before_row = p.row_no);

create table gone_cause as
select
  g.row_no,
  case
    when bool_or(d.key is not null) then 'deceased'
    when bool_or(m.direction = 'keluar') then 'moved-away'
    when bool_or(e.is_registered) then 'card-replaced'
    when bool_or(e.is_resident) then 'dropped'
    else 'unknown'
  end as cause
from gone as g
left join death_one as d on d.key = g.key
left join move_one as m on m.key = g.key
left join (select nik, is_registered, is_resident from stg.entry where nik_state = 'ok') as e on e.nik = g.nik
group by g.row_no;

create table moved as
with pair as (
  select
    e.row_no, e.person_id, e.card, e.nik, e.nik_state, e.name, e.sex, e.birth_date, e.cause, e.age, e.coverage_step, e.area_path, e.segment,
    e.is_registered as is_here, e.is_active, p.row_no is not null as was_here, coalesce(p.is_active, false) as was_active,
    p.segment as before_segment, p.area_path as before_path, p.cause as before_cause, p.active_since as before_since
  from stg.entry as e
  left join before_people as p on p.row_no = e.before_row
  where (e.is_registered or e.before_row is not null) and not e.is_unchanged and getvariable('has_before')
)
select
  row_no, person_id, card, nik, name, sex, birth_date,
  case
    when not was_here then 'joined'
    when not is_here then 'left'
    when was_active and not is_active then 'lapsed'
    when is_active and not was_active then 'came-back'
    when before_segment is distinct from segment then 'switched'
    else 'moved'
  end as kind,
  case
    when not was_here then
      case
        when nik_state = 'ok' and nik in (select nik from gone) then 'card-replaced'
        when coverage_step = 'duplicate' then 'second-card'
        when nik_state = 'ok' and nik in (select nik from before_people where is_resident and not is_registered) then 'was-unregistered'
        when age < 1 then 'newborn'
        when coverage_step = 'not-resident' then 'not-resident'
        else 'new-resident'
      end
    when not is_here then 'deceased'
    when was_active and not is_active then coalesce(cause, 'unknown')
    when is_active and not was_active then coalesce(before_cause, 'unknown')
    else ''
  end as cause,
  coalesce(before_path, '') as from_path, if(is_here, area_path, '') as to_path,
  if(was_here, coalesce(before_segment, 'UNKNOWN'), '') as from_segment, if(is_here, coalesce(segment, 'UNKNOWN'), '') as to_segment,
  was_active as from_active, is_active as to_active, before_since as from_since
from pair
union all
select
  getvariable('entry_rows') + g.row_no, person_id, card, nik, name, sex, birth_date, 'left', c.cause,
  area_path, '', coalesce(segment, 'UNKNOWN'), '', is_active, false, active_since
from gone as g
join gone_cause as c using (row_no);
