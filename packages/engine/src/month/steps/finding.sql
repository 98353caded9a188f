-- What the rules found, with the person's place and card from the spine. A worker of no other register has no village here.
select
  f.rule,
  coalesce(f.row_no, getvariable('entry_rows') + f.source_row)::integer as row_no,
  coalesce(e.person_id, f.person_id) as person_id,
  e.card,
  coalesce(e.nik, f.nik) as nik,
  coalesce(e.name, f.name) as name,
  coalesce(e.village_code, getvariable('regency') || '.00.0000') as village_code,
  e.rw, e.rt,
  coalesce(e.area_path, getvariable('regency') || '.00.0000') as area_path,
  if(e.is_registered, e.segment, null) as segment,
  e.cause, f.rupiah_per_month, f.detail
from raw_finding as f
left join stg.entry as e on e.row_no = f.row_no
