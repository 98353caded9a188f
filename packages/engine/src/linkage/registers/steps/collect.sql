-- What is kept of one register before the next takes its place: links that differ from the exact NIK, pairs for people to see, and what quality counts.
insert into found
select ':register', row_no, l.key, pid, method, probability, weight from link join row_left as l using (row_no) where link.register = ':register';

insert into seen
select
  ':register', row_no, pid, probability, weight, if(is_automatic, 'auto', 'review'), conflict, method,
  pattern, family || '/' || place, birth, name, nik, sex, taken
from judged
where is_automatic or probability >= getvariable('review');

insert into best select ':register', row_no, pid, probability, is_automatic from judged where turn = 1 and conflict is null;

insert into tally
select
  ':register', (select count(*) from row_of), (select count(*) from row_of) - (select count(*) from row_left), (select count(*) from row_left),
  (select count(*) from link where register = ':register'), (select count(*) from pair);
