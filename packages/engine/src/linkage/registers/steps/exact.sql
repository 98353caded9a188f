-- The rows of one register as columns to compare, and the people each is by its NIK.
create or replace view row_of as :rows;

-- A NIK proves a human where the name agrees, or the birth date and either the family card or most of the name. What disagrees is compared like the rest.
create or replace table by_nik as
select row_no, pid, coalesce(is_proven, false) as is_sure, if(is_proven and from_kk <> to_kk, from_kk, null) as from_kk, if(is_proven and from_kk <> to_kk, to_kk, null) as to_kk
from (
  select l.row_no, p.pid, is_proven(l, p) as is_proven, l.kk as from_kk, p.kk as to_kk from row_of as l join person as p using (key)
  union all
  select l.row_no, p.pid, is_proven(l, p), l.kk, p.kk from row_of as l join nik_brought using (key) join person as p using (pid)
);
insert into parted select distinct ':register', row_no from by_nik join decided using (row_no, pid) where verdict = 'different';
delete from by_nik using decided as d where d.row_no = by_nik.row_no and (d.verdict = 'same' or d.pid = by_nik.pid);

create or replace table row_left as
select *, print_of(digits, kk, name, birth, sex, village, block) as print
from (select *, sure_digits(nik, nik_raw) as digits from row_of)
where row_no not in (select row_no from by_nik where is_sure);

create or replace table taken as select pid, min(row_no) as row_no from by_nik where is_sure group by pid;

-- Families that carry another card number here: told by a member whose NIK proves it.
create or replace table kk_move as select distinct from_kk, to_kk from by_nik where from_kk is not null;

insert into name_count select distinct name, 0 from row_left where name not in (select name from name_count);
