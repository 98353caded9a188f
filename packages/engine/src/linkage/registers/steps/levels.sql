-- Levels of every pair, each told once; pairs that show the same levels are one pattern.
create or replace table level as
with told as (
  select
    q.row_no, q.pid,
    case
      when l.kk is null or p.kk is null then 'missing'
      when l.kk = p.kk then 'same'
      when k.from_kk is not null then 'moved'
      else 'different'
    end as family,
    place_level(l.village, l.block, p.village, p.block) as place,
    birth_level(l.birth, p.birth) as birth,
    name_level(f, g) as name,
    nik_level(l.digits, p.nik) as nik,
    sex_level(l.sex, p.sex) as sex,
    if(t.pid is null or t.row_no = q.row_no, 'free', 'taken') as taken
  from pair as q
  join row_left as l using (row_no)
  join person as p using (pid)
  join name_form as f on f.name = l.name
  join name_form as g on g.name = p.name
  left join kk_move as k on k.from_kk = l.kk and k.to_kk = p.kk
  left join taken as t on t.pid = q.pid
)
select *, hash(family, place, birth, name, nik, sex, taken) as pattern from told;

create or replace table pattern as
with shown as (
  select pattern, family, place, birth, name, nik, sex, taken, 1 as pairs from level
  union all
  select pattern, family, place, birth, name, nik, sex, taken, 0 from restored
)
select pattern, family, place, birth, name, nik, sex, taken, sum(pairs)::integer as pairs from shown group by all;
