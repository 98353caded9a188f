-- Why each registered card owes something this month, or nothing; the first answer that applies.
create table judged as
with card as (
  select
    p.row_no, p.person_id, p.card, p.nik, p.name, p.village_code, p.area_path, coalesce(p.segment, 'UNKNOWN') as segment, coalesce(p.class, '') as class,
    p.is_active, p.cause, p.coverage_step, p.participant_code, p.birth_date, coalesce(s.hubungan_keluarga, '') as relation, coalesce(s.no_kk, p.kk) as kk,
    if(p.employed_until is null or p.employed_until > getvariable('as_of'), w.upah, null) as wage,
    p.is_active and coalesce(p.segment in ('PPU_BU', 'PPU_PN'), false) and p.coverage_step is distinct from 'duplicate' and p.coverage_step is distinct from 'dead'
      as with_worker
  from people as p
  left join peserta as s on s.row_no = p.row_peserta
  left join pekerja as w on w.row_no = p.row_pekerja
  where p.is_registered
),
-- Whose further members they are is known where a family has one worker.
family as (
  select kk, count(*) as workers, any_value(wage) as worker_wage
  from card
  where with_worker and kk is not null and (relation = 'peserta' or (relation = '' and wage > 0))
  group by kk
),
child as (
  select c.row_no, row_number() over (partition by c.kk order by c.birth_date nulls last, c.card) > f.workers * r.children_max as is_further
  from card as c
  join family as f on f.kk = c.kk
  cross join rate as r
  where c.with_worker and c.relation = 'anak' and coalesce(c.wage, 0) <= 0
)
select
  c.* replace (if(c.relation in ('anak', 'tambahan') and coalesce(c.wage, 0) <= 0 and f.workers = 1, f.worker_wage, c.wage) as wage),
  case
    when coverage_step = 'duplicate' then 'duplicate'
    when coverage_step = 'dead' then 'deceased'
    -- A local government pays for its own residents; everybody else pays wherever he lives.
    when coverage_step = 'moved' and segment = 'PBPU_PEMDA' then 'moved'
    when not is_active and cause = 'arrears' and segment in ('PBPU', 'BP') and class in ('1', '2', '3') then 'arrears'
    when not is_active then 'inactive'
    when segment in ('PBI_JK', 'PBPU_PEMDA') then 'due'
    when segment = 'BP' and participant_code between 15 and 20 then 'pension-unknown'
    when segment in ('PBPU', 'BP') then if(class in ('1', '2', '3'), 'due', 'class-unknown')
    when segment not in ('PPU_BU', 'PPU_PN') then 'segment-unknown'
    when c.wage > 0 then 'due'
    when relation = 'tambahan' or coalesce(k.is_further, false) then if(f.workers = 1 and f.worker_wage > 0 and r.further_hundredths > 0, 'further-family', 'further-unknown')
    when relation in ('suami', 'istri', 'anak') then 'covered-by-worker'
    when relation = 'peserta' then 'wage-unknown'
    else 'relation-unknown'
  end as basis
from card as c
left join family as f on f.kk = c.kk
left join child as k on k.row_no = c.row_no
cross join rate as r;
