-- Why each registered card owes something this month, or nothing; the first answer that applies.
create table judged as
with card as (
  select
    p.row_no, p.person_id, p.card, p.nik, p.name, p.village_code, p.area_path, coalesce(p.segment, 'UNKNOWN') as segment, coalesce(p.class, '') as class,
    p.is_active, p.cause, p.coverage_step, p.participant_code, coalesce(s.hubungan_keluarga, '') as relation,
    if(p.employed_until is null or p.employed_until > getvariable('as_of'), w.upah, null) as wage
  from people as p
  left join peserta as s on s.row_no = p.row_peserta
  left join pekerja as w on w.row_no = p.row_pekerja
  where p.is_registered
)
select
  *,
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
    when segment in ('PPU_BU', 'PPU_PN') and wage > 0 then 'due'
    when segment in ('PPU_BU', 'PPU_PN') and relation in ('suami', 'istri', 'anak') then 'covered-by-worker'
    when segment in ('PPU_BU', 'PPU_PN') then 'wage-unknown'
    else 'segment-unknown'
  end as basis
from card;
