-- What training must know of the registers as a whole.
select
  (select count(*) from row_left)::integer as rows,
  (select count(*) from person)::integer as people,
  (select coalesce(sum(pairs), 0) from pattern where family in ('same', 'moved'))::integer as "familyPairs",
  (select coalesce(sum(pairs), 0) from pattern where nik = 'equal' and name in ('first', 'other-first', 'different') and family not in ('same', 'moved'))::integer
    as doubts,
  (select coalesce(sum(pairs), 0) from pattern where nik = 'equal' and name in ('first', 'other-first', 'different') and family in ('same', 'moved'))::integer
    as "familyDoubts",
  (select coalesce(sum((n / getvariable('heads')) ** 2), 0) from (select count(*) as n from person where birth is not null group by birth)) as "sameBirth",
  (select count(*) from taken) / getvariable('heads') as taken
