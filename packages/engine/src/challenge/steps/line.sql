-- Each line of `asked` with the human behind it: what he was on the first of the month billed for, and what the registers know of him today.
create or replace table held as
select
  l.row_no, l.bill, l.bill_row, l.is_current, l.card, l.nik, l.nik_state, l.name, l.birth_date, l.month, l.bill_month,
  l.billed_segment, l.iuran_asked, l.bantuan_asked, l.iuran, l.bantuan, l.rupiah, l.due, l.over, l.centre_differs, l.due_centre,
  l.matched_by, l.month = getvariable('month') or l.month in (select month from picture_month) as has_picture,
  coalesce(t.person_id, p.person_id) as person_id, p.row_no as people_row,
  t.card is not null as on_roster, coalesce(t.is_active, false) as is_active, t.segment, t.class, t.status, t.card_since, t.card_until,
  coalesce(t.is_primary, false) as is_primary, coalesce(t.in_population, p.row_penduduk is not null) as in_population, t.row_peserta,
  p.nik as roster_nik, p.sex, p.birth_date as known_birth_date, coalesce(p.died_on, d.died_on) as died_on,
  coalesce(p.death_source, d.source) as death_source, coalesce(p.row_kematian, d.row_no) as row_kematian,
  coalesce(p.moved_on, m.moved_on) as moved_on, coalesce(p.moved_direction, m.direction) as moved_direction,
  coalesce(p.moved_to, m.moved_to) as moved_to, coalesce(p.row_pindah, m.row_no) as row_pindah,
  p.employer_name, p.employed_since, p.employed_until, p.row_pekerja, p.row_penduduk,
  coalesce(p.village_code, n.village_code, getvariable('regency') || '.00.0000') as village_code,
  coalesce(p.area_path, n.area_path, getvariable('regency') || '.00.0000') as area_path, o.card as member_card,
  n.card as namesake_card, n.nik as namesake_nik, n.died_on as namesake_died_on, if(n.moved_direction = 'keluar', n.moved_on, null) as namesake_moved_on
from asked as l
-- What a join depends on beside its key stands in the key: a condition of its own would make it a loop over both sides.
-- A name and a birth date prove nobody: what is known of such a person is kept apart, for a test that asks to verify.
left join people as p on p.row_no = if(l.matched_by = 'name-birth', null, l.p_row)
left join people as n on n.row_no = if(l.matched_by = 'name-birth', l.p_row, null)
left join foreign_line as f on f.row_no = l.row_no
left join then_row as t on t.month = l.month and t.card = if(f.row_no is null, l.card, null)
-- The card under which the city pays for the person whom the NIK names.
left join (
  select month, person_id, min(card) as card from then_row where is_active and segment = 'PBPU_PEMDA' group by month, person_id
) as o on o.month = l.month and o.person_id = if(l.matched_by = 'nik' and t.card is null, p.person_id, null)
-- A NIK that speaks of somebody else is no proof: the name or the birth date must agree as well.
left join (
  select a.row_no as line_no, r.* from asked as a join death_report as r on r.nik = a.nik where a.nik_state = 'ok' and (r.plain = plain_name(a.name) or r.birth_date = a.birth_date)
) as d on d.line_no = if(p.row_penduduk is null and p.death_source is null, l.row_no, null)
left join (
  select a.row_no as line_no, r.* from asked as a join move_report as r on r.nik = a.nik where a.nik_state = 'ok' and r.plain = plain_name(a.name)
) as m on m.line_no = if(p.row_penduduk is null and p.moved_direction is null, l.row_no, null);

create or replace view stg.line as from held;

-- Who else pays for the same human in that month: his active cards in other segments.
create or replace table stg.cover as
select c.month, c.person_id, c.card, c.segment, c.card_since, c.row_peserta
from then_row as c
semi join stg.line as l on l.person_id = c.person_id and l.month = c.month
where c.is_active and c.segment <> 'PBPU_PEMDA';
