-- The card of each resident, for what a link is worth.
create table card_of as
select pid, row_no from taken
union all
select pid, min(row_no) from link where register = 'peserta' and pid not in (select pid from taken) group by pid;

-- A sound NIK on a linked card is its owner's, where he has none and no resident carries it.
insert into nik_brought
select l.key, min(p.pid)
from link
join row_left as l using (row_no)
join person as p using (pid)
where link.register = 'peserta' and p.key is null and l.key is not null and l.key not in (select key from person where key is not null)
group by l.key
having count(distinct p.pid) = 1;

-- Members whom nobody found among the residents are people too.
insert into person
select getvariable('card_start') + row_no, 'peserta', row_no, key, digits, kk, name, birth, sex, village, block, print
from row_left
where row_no not in (select row_no from link where register = 'peserta')
  and (key is null or key not in (select key from person where key is not null) and key not in (select key from nik_brought));

insert into card_of select pid, row_no from person where register = 'peserta';

create table card_linked as
select row_no from by_nik where is_sure
union all
select row_no from link where register = 'peserta';
