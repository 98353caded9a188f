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
