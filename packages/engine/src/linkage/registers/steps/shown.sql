-- Links far beyond doubt are shown as a sample when they are very many; everything for a person to decide is there.
create table shown as
select * from seen
where band = 'review' or probability < 0.99 or hash(register, row_no) % greatest(1, (select count(*) from seen) // getvariable('most_shown')) = 0;

-- Rows whose ids or words are needed.
create table wanted as
select register, row_no, bool_or(is_shown) as is_shown
from (
  select register, row_no, false as is_shown from found union all select register, row_no, false from parted union all select register, row_no, true from shown
  union all select p.register, p.row_no, false from person as p where p.key is null and pid in (select pid from found)
  union all select p.register, p.row_no, true from person as p where pid in (select pid from shown)
)
group by register, row_no;

create table card_said as
select row_no::integer as row_no, segment, is_active
from src.peserta
where row_no in (select row_no from card_of where pid in (select pid from shown) union all select row_no from shown where register = 'peserta');
