-- With a row number behind all others: unique, and the same on every rebuild.
select
  (getvariable('entry_rows') + coalesce(p_row, (select coalesce(max(row_no), 0) from src.dtsen) + w_row))::integer as row_no,
  nik, name, birth_date, desil::integer as decile, employer_name,
  coalesce(village_code, getvariable('regency') || '.00.0000') as village_code, coalesce(village_code, getvariable('regency') || '.00.0000') as area_path,
  p_row is not null as in_dtsen, w_row is not null as in_pekerja, p_row as row_dtsen, w_row as row_pekerja
from outsider_row
