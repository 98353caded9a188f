-- A repaired NIK proves a human where birth date and name agree with its owner's; without the NIK, family card, birth date and name together do.
create or replace macro proof_of(family, birth, name, nik, sex) as
  case
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
  * exclude (odds), proof_of(family, birth, name, nik, sex) as proof, odds / (1 + sum(odds) over (partition by row_no)) as probability,
  row_number() over (partition by row_no order by weight desc, pid) as turn
from odd
where row_no not in (select row_no from decided where verdict = 'same');

-- The lowest probability at which the links made on it and above still err no more often than the target.
create or replace table threshold as
select coalesce(getvariable('known_threshold'), greatest(getvariable('least'), coalesce(min(probability) filter (error <= getvariable('target')), 1))) as value
from (
  select probability, sum(1 - probability) over (order by probability desc, row_no) / row_number() over (order by probability desc, row_no) as error
  from candidate
  where turn = 1
);

-- Of two rows of one register that claim one person, the one with the NIK or the stronger evidence speaks; the other joins it only if they agree themselves.
create or replace table claim as
with first_claim as (
  select pid, row_no from taken
  union all
  select pid, arg_max(row_no, weight) from restored where is_automatic and pid not in (select pid from taken) group by pid
  union all
  select pid, arg_max(row_no, weight) from candidate
  where turn = 1 and pid not in (select pid from taken union all select pid from restored where is_automatic)
  group by pid
),
rival as (
  select c.row_no, c.pid, f.row_no as holder from candidate as c join first_claim as f using (pid) where c.turn = 1 and f.row_no <> c.row_no
)
select r.row_no, r.pid, r.holder
from rival as r
join row_left as l using (row_no)
join (from row_of where row_no in (select holder from rival)) as h on h.row_no = r.holder
where jaro_winkler_similarity(l.name, h.name) < 0.8 or coalesce(birth_level(l.birth, h.birth) in ('different', 'near'), false);

-- Two birth dates are two people, father and son of one name among them, unless the NIK says otherwise.
create or replace table judged as
select
  c.*,
  c.turn = 1 and c.conflict is null and (c.probability >= (select value from threshold) or c.proof is not null and c.proofs = 1) as is_automatic,
  case when c.nik = 'equal' then 'nik' else coalesce(c.proof, 'probabilistic') end as method
from (
  select
    candidate.*, count(proof) over (partition by row_no) as proofs,
    case
      when holder is not null then 'two-living'
      when birth = 'different' and nik not in ('equal', 'near', 'head') then 'two-birth-dates'
    end as conflict
  from candidate
  left join claim using (row_no, pid)
) as c;

insert into judged by name select * exclude (print) from restored;

insert into link
select ':register', row_no, pid, method, probability, weight from judged where is_automatic
union all
select ':register', row_no, pid, 'decision', 1, 99 from decided where verdict = 'same';
