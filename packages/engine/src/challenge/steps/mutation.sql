-- Heads of the bill and of the roster, side by side: who is new on the bill, who is gone from it, and whom the roster has and the bill has not.
create table head as
select card, any_value(nik) as nik, any_value(name) as name, any_value(birth_date) as birth_date, any_value(p_row) as p_row
from asked_now where month = getvariable('month') and card is not null group by card;

create table head_before as
select distinct card, nik, name, birth_date from earlier_raw
where bill = getvariable('bill_before') and month = getvariable('bill_before') and card is not null
qualify row_number() over (partition by card order by bill_row) = 1;

create table member_before as select card from picture where month = getvariable('month_before') and is_active and segment = 'PBPU_PEMDA';

create table mutation as
with moved as (
  select 'added' as kind, card, nik, name, birth_date, p_row from head anti join head_before using (card) where getvariable('bill_before') is not null
  union all
  select 'removed', card, nik, name, birth_date, null from head_before anti join head using (card)
),
placed as (
  select m.kind, m.card, coalesce(m.nik, p.nik) as nik, coalesce(m.name, p.name) as name, coalesce(m.birth_date, p.birth_date) as birth_date, p.* exclude (card, nik, name, birth_date)
  from moved as m
  left join people as c on c.card = m.card
  left join people as p on p.row_no = coalesce(m.p_row, c.row_no)
  union all
  select 'missing', p.card, p.nik, p.name, p.birth_date, p.* exclude (card, nik, name, birth_date)
  from people as p anti join head using (card)
  where p.is_active and p.segment = 'PBPU_PEMDA'
)
select
  kind,
  case
    when kind = 'missing' then if(card in (select card from head_before), 'billed-before', 'not-billed-before')
    when kind = 'added' and is_active and segment = 'PBPU_PEMDA' then if(card in (select card from member_before), 'member-before', 'joined')
    when kind = 'added' then 'not-a-member'
    when death_source is not null then 'deceased'
    when moved_direction = 'keluar' then 'moved'
    when row_peserta is null then 'not-on-roster'
    when is_active and segment = 'PBPU_PEMDA' then 'still-a-member'
    when is_active then 'other-segment'
    else 'deactivated'
  end as why,
  card, nik, name, birth_date, person_id, segment, coalesce(is_active, false) as is_active,
  coalesce(village_code, getvariable('regency') || '.00.0000') as village_code, coalesce(area_path, getvariable('regency') || '.00.0000') as area_path
from placed;
