-- What the next run may take over from this one.
insert into state_row select ':register', print from row_left where row_no not in (select row_no from decided);

insert into state_seen
select
  ':register', l.print, p.print, j.family, j.place, j.birth, j.name, j.nik, j.sex, j.taken, j.pattern, j.weight, j.probability, j.turn, j.proof, j.proofs,
  j.conflict, j.is_automatic, j.method
from judged as j
join row_left as l using (row_no)
join person as p using (pid)
where j.is_automatic or j.probability >= getvariable('review');
