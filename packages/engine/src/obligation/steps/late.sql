-- Deaths and moves that were reported after a month was put down: all that stood for it is taken back, or given again when the report is withdrawn.
create table late as
with card_news as (
  select card, min(died_on) as died_on, min(moved_on) filter (where moved_direction = 'keluar') as left_on from newest where card is not null group by card
),
human_news as (
  select person_id, min(died_on) as died_on, min(moved_on) filter (where moved_direction = 'keluar') as left_on from newest group by person_id
),
entry as (
  select *, 0 as ord from standing
  union all by name
  select getvariable('month') as for_month, * exclude (row_no), 0 as ord from due where not getvariable('is_again')
  union all by name
  select * exclude (is_late, cause, basis_before, basis_after), basis_after as basis, 1 as ord from rebuilt
),
stood as (
  select
    for_month, card, max_by(person_id, ord) as person_id, max_by(nik, ord) as nik, max_by(name, ord) as name, max_by(village_code, ord) as village_code,
    max_by(area_path, ord) as area_path, max_by(segment, ord) as segment, max_by(class, ord) as class, max_by(basis, ord) as basis,
    sum(own)::bigint as own, sum(employer)::bigint as employer, sum(worker)::bigint as worker, sum(local_iuran)::bigint as local_iuran,
    sum(local_bantuan)::bigint as local_bantuan, sum(central)::bigint as central, sum(province)::bigint as province
  from entry
  group by for_month, card
),
judged_again as (
  select
    s.*, t.cause as why_before,
    case
      when n.card is null and h.person_id is null then t.cause
      when coalesce(n.died_on, h.died_on) <= (s.for_month || '-01')::date then 'deceased'
      when s.segment = 'PBPU_PEMDA' and coalesce(n.left_on, h.left_on) <= (s.for_month || '-01')::date then 'moved'
    end as why,
    coalesce(t.own, 0) as t_own, coalesce(t.employer, 0) as t_employer, coalesce(t.worker, 0) as t_worker, coalesce(t.local_iuran, 0) as t_local_iuran,
    coalesce(t.local_bantuan, 0) as t_local_bantuan, coalesce(t.central, 0) as t_central, coalesce(t.province, 0) as t_province
  from stood as s
  left join card_news as n on n.card = s.card
  left join human_news as h on h.person_id = s.person_id
  left join taken as t on t.card = s.card and t.for_month = s.for_month
),
difference as (
  select *, if(why in ('deceased', 'moved'), -1, 0) as sign from judged_again where why in ('deceased', 'moved') or why_before is not null
)
select
  for_month, true as is_late, if(sign = -1, why, 'withdrawn') as cause, person_id, card, nik, name, village_code, area_path, segment, class,
  if(why_before in ('deceased', 'moved'), why_before, basis) as basis_before, if(sign = -1, why, basis) as basis_after,
  sign * own - t_own as own, sign * employer - t_employer as employer, sign * worker - t_worker as worker, sign * local_iuran - t_local_iuran as local_iuran,
  sign * local_bantuan - t_local_bantuan as local_bantuan, sign * central - t_central as central, sign * province - t_province as province
from difference
where sign * own <> t_own or sign * employer <> t_employer or sign * worker <> t_worker or sign * local_iuran <> t_local_iuran
  or sign * local_bantuan <> t_local_bantuan or sign * central <> t_central or sign * province <> t_province;
