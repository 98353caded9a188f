-- Digits of a NIK that are certain. A spreadsheet that rounded a number left its head; of a number of wrong length only the head is in place.
create macro known_digits(raw) as
  case when not regexp_matches(raw, '[eE]\+?[0-9]') then left(regexp_replace(translate(upper(raw), 'OIL', '011'), '[^0-9]', '', 'g'), 16) end;
create macro sure_digits(nik, raw) as
  case
    when nik is not null then nik
    when length(known_digits(raw)) = 16 then rtrim(known_digits(raw), '0')
    when length(known_digits(raw)) >= 12 then known_digits(raw)
  end;
-- What is compared of a row, as one number: a row that says the same as in an earlier run need not be compared again.
create macro print_of(nik, kk, name, birth, sex, village, block) as hash(nik, kk, name, birth, sex, village, block);
create macro is_sampled(h) as h & getvariable('mask')::ubigint = 0;

-- Everybody a row can be linked to: first the residents, later also members whom nobody found among them.
create table person as
select *, print_of(nik, kk, name, birth, sex, village, block) as print
from (
  select row_no as pid, 'penduduk' as register, row_no, key, sure_digits(nik, nik_raw) as nik, kk, name, birth, sex, village, block from (:residents)
);

create table name_count as select name, count(*) as n from person group by name;
set variable heads = (select greatest(count(*), 1) from person);

-- Sound NIKs that linked cards bring to residents who have none.
create table nik_brought (key bigint, pid integer);
