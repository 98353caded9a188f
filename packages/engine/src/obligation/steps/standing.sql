-- Whom late news may touch: people with a death or a move, and cards from which something was taken back before.
create table eventful as
select card, person_id from newest where died_on is not null or moved_direction = 'keluar'
union
select card, person_id from adjusted_all where is_late;

create table put_down as
select * from put_down_all
where (for_month = getvariable('month') and getvariable('is_again'))
  or card in (select card from eventful where card is not null) or person_id in (select person_id from eventful);

create table adjusted as
select * from adjusted_all as a
where (for_month = getvariable('month') and getvariable('is_again')) or exists (select 1 from put_down as p where p.card = a.card)
  or card in (select card from eventful where card is not null);

-- What stands for each month by card, without what late news took back: the first sums and every difference since.
create table standing as
with entry as (
  select for_month, 0 as run, person_id, card, nik, name, village_code, area_path, segment, class, basis,
    own, employer, worker, local_iuran, local_bantuan, central, province
  from put_down
  union all by name
  select for_month, run, person_id, card, nik, name, village_code, area_path, segment, class, coalesce(basis_after, '') as basis,
    own, employer, worker, local_iuran, local_bantuan, central, province
  from adjusted where not is_late
)
select
  for_month, card, max_by(person_id, run) as person_id, max_by(nik, run) as nik, max_by(name, run) as name, max_by(village_code, run) as village_code,
  max_by(area_path, run) as area_path, max_by(segment, run) as segment, max_by(class, run) as class, nullif(max_by(basis, run), '') as basis,
  sum(own)::bigint as own, sum(employer)::bigint as employer, sum(worker)::bigint as worker, sum(local_iuran)::bigint as local_iuran,
  sum(local_bantuan)::bigint as local_bantuan, sum(central)::bigint as central, sum(province)::bigint as province
from entry
group by for_month, card;

-- What late news took back so far.
create table taken as
select
  for_month, card, max_by(cause, run) as cause, sum(own)::bigint as own, sum(employer)::bigint as employer, sum(worker)::bigint as worker,
  sum(local_iuran)::bigint as local_iuran, sum(local_bantuan)::bigint as local_bantuan, sum(central)::bigint as central, sum(province)::bigint as province
from adjusted
where is_late
group by for_month, card;
