-- Matches each row of the list with at most one person, by the rules of the month: an exact NIK, else an exact card, else name and birth date together.
create table hit as
with by_nik as (
  select a.row_no, p.person_id, 'nik' as way, coalesce(p.plain = a.plain, false) or coalesce(p.birth_date = a.birth, false) as agrees, a.plain is not null or a.birth is not null as is_told
  from asked as a join person as p on p.nik = a.nik
),
by_card as (
  select a.row_no, p.person_id, 'card' as way, coalesce(p.plain = a.plain, false) or coalesce(p.birth_date = a.birth, false) as agrees, a.plain is not null or a.birth is not null as is_told
  from asked as a join person as p on p.card = a.card
  where a.row_no not in (select row_no from by_nik)
),
by_name as (
  select
    a.row_no, p.person_id, if(a.village is null, 'name-birth', if(p.village_code = a.village, 'name-birth-village', 'name-birth')) as way, true as agrees, true as is_told
  from asked as a join person as p on p.plain = a.plain and p.birth_date = a.birth
  where a.row_no not in (select row_no from by_nik union all select row_no from by_card)
)
select distinct * from by_nik union select * from by_card union select * from by_name;

-- Several people behind one number are told apart by name or birth date, several of one name and birth date by the village; else the row is not unique.
create table chosen as
with judged as (
  select
    *, way = 'name-birth-village' as in_village, way = 'name-birth-village' or way in ('nik', 'card') and agrees as fits,
    count(distinct person_id) over (partition by row_no) as people,
    count(distinct case when way = 'name-birth-village' or way in ('nik', 'card') and agrees then person_id end) over (partition by row_no) as fitting
  from hit
)
select
  row_no,
  if(min(people) = 1, min(person_id), if(min(fitting) = 1, min(person_id) filter (fits), null)) as person_id,
  min(people) > 1 and min(fitting) <> 1 as is_many,
  if(min(people) = 1 and min(way) = 'name-birth-village', 'name-birth', if(min(fitting) = 1 and bool_or(in_village), 'name-birth-village', min(way))) as way,
  min(people) = 1 and bool_or(is_told) and not bool_or(agrees) as doubtful
from judged
group by row_no;

-- What is known of a person: the active card speaks first, then any registered one.
create table standing as
select
  person_id, bool_or(is_active) as is_active, bool_or(is_registered) as is_registered, bool_or(is_resident) as is_resident,
  arg_max(segment, is_active::int * 2 + is_registered::int) filter (is_registered) as segment,
  arg_max(cause, is_registered::int) filter (cause is not null) as cause,
  min(card_since) filter (is_active) as since
from person
where person_id in (select person_id from chosen)
group by person_id;

create view answer as
select
  a.row_no, a.cells, c.person_id,
  case
    when c.is_many then 'not-unique'
    when s.is_active then 'active'
    when s.is_registered then 'inactive'
    when s.is_resident then 'unregistered'
    when a.nik is null and a.card is null and (a.plain is null or a.birth is null) then 'unreadable'
    else 'not-found'
  end as status,
  if(s.is_registered, s.segment, null) as segment, if(s.is_registered and not s.is_active, s.cause, null) as cause,
  s.since, if(c.person_id is not null, c.way, null) as way, coalesce(c.doubtful, false) as doubtful
from asked as a
left join chosen as c using (row_no)
left join standing as s on s.person_id = c.person_id;
