-- Rows that an earlier run compared and that say the same today.
create or replace table untouched as
select row_no, print
from row_left
where print in (select print from old_row where register = ':register') and row_no not in (select row_no from decided)
qualify count(*) over (partition by print) = 1;

-- Whoever may be somebody new, or met a conflict that may be gone, is compared again.
delete from untouched where row_no in (:near_new);
delete from untouched where print in (select row_print from old_seen where register = ':register' and conflict is not null);

-- People whom the earlier run named, as they are today; a row whose person is gone, is no longer alone, or got or lost a row of his own is compared again.
create or replace table known_now as
select min(pid) as pid, print from person where print in (select person_print from old_seen where register = ':register') group by print having count(*) = 1;

create or replace table restored as
select
  u.print, u.row_no, k.pid, o.family, o.place, o.birth, o.name, o.nik, o.sex, if(t.pid is null, 'free', 'taken') as taken, o.taken as taken_then,
  o.pattern, o.weight, o.probability, o.turn, o.proof, o.proofs, o.conflict, o.is_automatic, o.method
from untouched as u
join old_seen as o on o.register = ':register' and o.row_print = u.print
left join known_now as k on k.print = o.person_print
left join taken as t on t.pid = k.pid;

delete from untouched where row_no in (select row_no from restored where pid is null or taken <> taken_then);
delete from restored where row_no not in (select row_no from untouched);
alter table restored drop column taken_then;
create or replace view row_again as select * from row_left where row_no not in (select row_no from untouched);
