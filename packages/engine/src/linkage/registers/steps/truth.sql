-- Where it is known who is who: rows that have somebody to be linked to, links made and links right, by NIK and on the remainder that the NIK leaves.
insert into proven
with people as (
  select p.pid, h.human from person as p join human as h using (register, row_no)
),
own as (
  select r.row_no, h.human, h.human in (select human from people) as has_partner
  from row_of as r
  join human as h on h.register = ':register' and h.row_no = r.row_no
),
sure as (
  select b.row_no, bool_or(o.human = p.human) as is_right
  from by_nik as b join own as o using (row_no) join people as p using (pid)
  where b.is_sure
  group by b.row_no
),
made as (
  select j.row_no, j.probability, o.human = p.human as is_right, j.is_automatic
  from judged as j join own as o using (row_no) join people as p using (pid)
  where j.turn = 1
)
select
  ':register',
  (select count(*) filter (has_partner) from own), (select count(*) from sure), (select count(*) filter (is_right) from sure),
  (select count(*) filter (has_partner) from own semi join row_left using (row_no)),
  (select count(*) filter (is_automatic) from made), (select count(*) filter (is_automatic and is_right) from made);

insert into proven_band
with people as (
  select p.pid, h.human from person as p join human as h using (register, row_no)
)
select j.probability, h.human = p.human
from judged as j
join people as p using (pid)
join human as h on h.register = ':register' and h.row_no = j.row_no
where j.turn = 1 and j.conflict is null;
