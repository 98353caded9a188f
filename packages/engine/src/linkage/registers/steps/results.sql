-- Under which number each person goes: the sound NIK, else the one a linked card brought, else a number made of what the row says, below zero.
create table person_number as
with touched as (
  select distinct pid from found
)
select
  p.pid, p.register, p.row_no, p.key,
  coalesce(p.key, o.key, -((md5_number_lower(r.record_id) >> 2)::bigint)) as person_key
from touched
join person as p using (pid)
left join record as r on r.register = p.register and r.row_no = p.row_no
left join (select pid, min(key) as key from nik_brought group by pid) as o using (pid);

create table overlay as
select f.register, f.row_no, n.person_key, f.method, f.probability, f.weight
from found as f
join person_number as n using (pid)
where f.key is distinct from n.person_key
union all
select n.register, n.row_no, n.person_key, arg_max(f.method, f.probability), max(f.probability), max(f.weight)
from person_number as n
join found as f using (pid)
where n.key is distinct from n.person_key
group by all
union all
select p.register, p.row_no, -((md5_number_lower(r.record_id) >> 2)::bigint), 'decision', 1, 99
from parted as p
join record as r using (register, row_no)
where (p.register, p.row_no) not in (select (register, row_no) from found);

create view link_out as
select o.register, o.row_no, r.record_id, o.person_key, o.method, round(o.probability, 6) as probability, round(o.weight, 3) as weight
from overlay as o
join record as r using (register, row_no);
