-- A month that is put down again: the difference to what stands for it, card by card. What was taken back because of late news is looked at afterwards.
create table rebuilt as
with stood as (
  select * from standing where for_month = getvariable('month')
),
pair as (
  select
    coalesce(n.person_id, o.person_id) as person_id, coalesce(n.card, o.card) as card, coalesce(n.nik, o.nik) as nik, coalesce(n.name, o.name) as name,
    coalesce(n.village_code, o.village_code) as village_code, coalesce(n.area_path, o.area_path) as area_path,
    coalesce(n.segment, o.segment) as segment, coalesce(n.class, o.class) as class,
    o.basis as basis_before, n.basis as basis_after, o.segment as segment_before,
    coalesce(n.own, 0) - coalesce(o.own, 0) as own, coalesce(n.employer, 0) - coalesce(o.employer, 0) as employer,
    coalesce(n.worker, 0) - coalesce(o.worker, 0) as worker, coalesce(n.local_iuran, 0) - coalesce(o.local_iuran, 0) as local_iuran,
    coalesce(n.local_bantuan, 0) - coalesce(o.local_bantuan, 0) as local_bantuan, coalesce(n.central, 0) - coalesce(o.central, 0) as central,
    coalesce(n.province, 0) - coalesce(o.province, 0) as province
  from due as n
  full join stood as o on o.card = n.card
  where getvariable('is_again')
)
select
  getvariable('month') as for_month, false as is_late,
  case
    when basis_before is null then 'card-added'
    when basis_after is null then 'card-gone'
    when basis_after in ('deceased', 'moved', 'duplicate') and basis_before <> basis_after then basis_after
    when basis_before in ('deceased', 'moved', 'duplicate') and basis_before <> basis_after then 'withdrawn'
    when segment_before <> segment then 'segment'
    when basis_before in ('inactive', 'arrears') and basis_after not in ('inactive', 'arrears') then 'activated'
    when basis_after in ('inactive', 'arrears') and basis_before not in ('inactive', 'arrears') then 'deactivated'
    else 'amount'
  end as cause,
  * exclude (segment_before)
from pair
where own <> 0 or employer <> 0 or worker <> 0 or local_iuran <> 0 or local_bantuan <> 0 or central <> 0 or province <> 0;
