--! id: bill/doubled
--! judul: Satu orang ditagih dengan dua kartu
--! title: One person billed on two cards
--! penjelasan: Orang yang sama, menurut NIK atau hasil padanan, ditagih lagi dengan kartu lain untuk bulan yang sama.
--! explanation: The same person, by NIK or as recognised by linkage, is billed on another card for the same month.
--! perbaikan: Ajukan rekonsiliasi data ganda: pertahankan satu kartu, kembalikan iuran yang lain.
--! remedy: Ask for reconciliation of double data: keep one card, refund the other.
--! severity: high
--! since: 2021-01-01
--! source: Temuan BPK: 181 NIK ganda, Nunukan 2023 (kaltara.fajar.co.id/2024/06/30)
--! checked-on: 2026-11-25
--! grain: line
--! reads: stg.line
--! detail: kept_card, kept_row, person_id
--! rank: 90
--! bukti: Orang ini juga ditagih dengan kartu {kept_card} (baris {kept_row}), kartu yang berlaku menurut daftar peserta.
--! evidence: This person is also billed on card {kept_card} (row {kept_row}), the one in force on the roster.
-- A line found by name and birth date alone is not proof enough to be called the same person.
with known as (
  select row_no, bill_row, card, month, is_primary, is_active, coalesce(person_id, if(nik_state = 'ok', nik, null)) as person_id
  from stg.line
  where rupiah >= 0 and coalesce(matched_by, 'nik') <> 'name-birth'
),
several as (
  select person_id, month from known where person_id is not null group by all having count(distinct card) > 1
),
ranked as (
  select k.*, first_value(card) over turn as kept_card, first_value(bill_row) over turn as kept_row
  from known as k
  join several using (person_id, month)
  window turn as (partition by person_id, month order by not is_primary, not is_active, card, row_no)
)
select row_no, null::varchar as since_month, kept_card, kept_row, person_id
from ranked
where card <> kept_card
