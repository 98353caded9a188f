-- What each card owes, by payer: the tariff of the day, one row of `rate`.
with based as (
  select j.*, least(coalesce(r.wage_cap, 9000000000000000), greatest(j.wage, coalesce(r.wage_floor, 0)))::bigint as base, r.*
  from judged as j
  cross join rate as r
)
select
  row_no, person_id, card, nik, name, village_code, area_path, segment, class, basis,
  case
    when basis not in ('due', 'arrears') or segment not in ('PBPU', 'BP') then 0
    when class = '1' then own_1 when class = '2' then own_2 else own_3
  end::bigint as own,
  if(basis = 'due' and segment in ('PPU_BU', 'PPU_PN'), (base * employer_hundredths + 5000) // 10000, 0)::bigint as employer,
  case
    when basis = 'due' and segment in ('PPU_BU', 'PPU_PN')
      then (base * (employer_hundredths + worker_hundredths) + 5000) // 10000 - (base * employer_hundredths + 5000) // 10000
    -- The worker pays for each further member of the family, reckoned on his own wage.
    when basis = 'further-family' then (base * further_hundredths + 5000) // 10000
    else 0
  end::bigint as worker,
  if(basis = 'due' and segment = 'PBPU_PEMDA', pemda_iuran, 0)::bigint as local_iuran,
  case
    when basis <> 'due' then 0
    when segment = 'PBPU_PEMDA' then pemda_bantuan
    -- Assistance is for active members alone, so arrears carry none.
    when segment in ('PBPU', 'BP') and class = '3' and assistance_payer = 'local' then assistance
    else 0
  end::bigint as local_bantuan,
  case
    when basis <> 'due' then 0
    when segment = 'PBI_JK' then centre - pbi_province
    when segment = 'PBPU_PEMDA' then pemda_central
    when segment in ('PBPU', 'BP') and class = '3' then assistance_central
    else 0
  end::bigint as central,
  case
    when basis <> 'due' then 0
    when segment = 'PBI_JK' then pbi_province
    when segment in ('PBPU', 'BP') and class = '3' and assistance_payer = 'province' then assistance
    else 0
  end::bigint as province
from based
