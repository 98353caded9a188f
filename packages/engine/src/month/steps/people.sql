-- The spine: every number of the month is a count of these rows, and the list behind it is these rows.
select
  if(c_row is not null, c_row, getvariable('card_rows') + r_row) as row_no,
  case
    when key > 0 and is_shared then key || '/' || seq
    when key > 0 then key::varchar
    when r_row is null then 'k' || card
    else 'p' || left(md5(concat_ws('|', name, birth_date, kk, nik_raw, sex, address, rt, rw, village)), 16)
  end as person_id,
  nik, nik_state, kk, card, name, sex, birth_date, age,
  case when age < 5 then '0-4' when age < 18 then '5-17' when age < 21 then '18-20' when age < 25 then '21-24'
    when age < 40 then '25-39' when age < 60 then '40-59' else '60+' end as age_band,
  address,
  village_code, rw, rt,
  village_code || coalesce('/' || rw, '') || coalesce('/' || rt, '') as area_path,
  turn = 1 as is_primary,
  turn = 1 and coalesce(r_status = 'aktif', false) as is_resident,
  is_registered, is_active, segment, participant_code,
  kelas as class, status,
  case
    when is_active or not is_registered then null
    when death_source is not null then 'deceased'
    when status_code = 9 or bulan_tunggakan > 0 then 'arrears'
    when status_code = 6 then 'child-over-21'
    when status_code = 7 then 'suspended'
    when segment = 'PBI_JK' and tanggal_keluar_pbi <= getvariable('as_of') then 'pbi-removed'
    when status_code = 15 and segment in ('PPU_BU', 'PPU_PN') or employed_until <= getvariable('as_of') then 'left-employment'
    when status_code = 15 then 'end-of-month'
    else 'unknown'
  end as cause,
  case
    when not is_registered then null
    when segment = 'PBI_JK' then 'centre'
    when segment = 'PBPU_PEMDA' then 'local-government'
    when segment = 'PPU_BU' then 'employer'
    when segment = 'PPU_PN' or segment = 'BP' and participant_code between 15 and 20 then 'state-employer'
    when segment in ('PBPU', 'BP') then 'person'
    else 'unknown'
  end as payer,
  tmt as card_since, tat as card_until, bulan_tunggakan as arrears_months, nominal_tunggakan as arrears_rupiah,
  r_status as population_status, r_status_on as population_status_on,
  desil as decile, penerima_pbi as pbi_recipient, tanggal_keluar_pbi as pbi_removed_on,
  employer_code, employer_name, employed_since, employed_until,
  died_on, death_source, moved_on, moved_direction, moved_to,
  case
    when not is_registered then null
    when turn > 1 then 'duplicate'
    when death_source is not null then 'dead'
    when moved_direction = 'keluar' then 'moved'
    when r_row is null then 'not-resident'
    else 'verified'
  end as coverage_step,
  r_row as row_penduduk, c_row as row_peserta, p_row as row_dtsen, w_row as row_pekerja, d_row as row_kematian, m_row as row_pindah,
  case when is_active and getvariable('has_before') then if(coalesce(b_active, false), b_since, getvariable('month')) end as active_since,
  is_registered and b_row is not null and b_active = is_active and b_segment is not distinct from segment
    and b_path = village_code || coalesce('/' || rw, '') || coalesce('/' || rt, '') as is_unchanged,
  links,
  b_row as before_row
from (
  select
    known.* replace (if(village is null, null, rw) as rw, if(village is null or rw is null, null, rt) as rt),
    coalesce(village, getvariable('regency') || '.00.0000') as village_code,
    greatest(date_sub('year', birth_date, getvariable('as_of')), 0)::integer as age
  from (select k.*, b.* exclude (b_card) from known as k left join before as b on b.b_card = card_key(k.card)) as known
)
