-- A repaired NIK proves a human where birth date and name agree with its owner's; without the NIK, family card, birth date and name together do. Where a
-- register says no birth date, card and name do for whoever has no row in it yet: a father and a son of one name would be two candidates.
create or replace macro proof_of(family, birth, name, nik, sex, taken) as
  case
    when birth = 'missing' and family = 'same' and name in ('same', 'same-rare') and taken = 'free' then 'probabilistic'
    when birth <> 'equal' or sex = 'different' then null
    when nik in ('near', 'head') and name in ('same', 'same-rare', 'within') then 'nik-repaired'
    when family = 'same' and name in ('same', 'same-rare') then 'kk-birth-name'
  end;

-- Who each row is: every candidate's probability is judged against the row's other candidates and against nobody.
create or replace table candidate as
with odd as (
  select v.*, w.weight, 2.0 ** least(w.weight, 60) as odds
  from level as v
  join pattern_weight as w using (pattern)
  where w.weight > -8 and (v.row_no, v.pid) not in (select (row_no, pid) from decided)
)
select
  * exclude (odds), proof_of(family, birth, name, nik, sex, taken) as proof, odds / (1 + sum(odds) over (partition by row_no)) as probability,
  row_number() over (partition by row_no order by weight desc, pid) as turn
from odd
where row_no not in (select row_no from decided where verdict = 'same');

-- The lowest probability at which links still err no more often than the target: this register's own, or, up to three times the target here, all that were
-- made without a person so far. A register that says much leaves room for one that says little.
create or replace table threshold as
with made as (
  select coalesce(sum(1 - probability), 0) as wrong, count(*) as links from best where is_automatic
),
ranked as (
  select
    probability, sum(1 - probability) over (order by probability desc, row_no) as wrong, row_number() over (order by probability desc, row_no) as links
  from candidate
  where turn = 1
),
allowed as (
  select r.probability
  from ranked as r
  cross join made as m
  where r.wrong <= r.links * getvariable('target')
    or r.wrong <= 3 * r.links * getvariable('target') and r.wrong + m.wrong <= (r.links + m.links) * getvariable('target')
)
select coalesce(getvariable('known_threshold'), greatest(getvariable('least'), coalesce(min(probability), 1))) as value from allowed;
