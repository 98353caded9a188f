-- One row a card that changed. A place is a path, so that RW and RT are counted too; the village stands beside it for the cube.
-- Rupiah: what the city pays for it a month, before and now, both at this month's tariff.
select
  row_no::integer as row_no, kind, cause, person_id, card, nik, name, sex, birth_date,
  left(from_path, 13) as from_village, left(to_path, 13) as to_village, from_path, to_path, from_segment, to_segment, from_active, to_active, from_since,
  if(from_active and from_segment = 'PBPU_PEMDA', getvariable('city_rate'), 0)::bigint as from_rupiah,
  if(to_active and to_segment = 'PBPU_PEMDA', getvariable('city_rate'), 0)::bigint as to_rupiah
from moved
