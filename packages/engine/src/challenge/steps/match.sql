-- Which row of the picture a line speaks of: by card, else by a sound NIK that one person carries, else by name and birth date that one person carries.
-- A misspelt number can be somebody else's: a card whose NIK, name and birth date all speak of another, and a NIK with another name and birth date, lead nowhere.
create table match as
with by_card as (
  select l.row_no, p.row_no as p_row, 'card' as matched_by
  from bill as l
  join people as p on p.card = l.card
  where not coalesce(l.nik_state = 'ok' and p.nik_state = 'ok' and l.nik <> p.nik and l.birth_date <> p.birth_date and other_name(l.name, p.name), false)
),
cardless as (
  select * from bill anti join by_card using (row_no)
),
by_nik as (
  select l.row_no, p.row_no as p_row, 'nik' as matched_by
  from cardless as l
  join people as p on p.nik = l.nik
  where l.nik_state = 'ok' and p.nik_state = 'ok' and p.is_primary and not contains(p.person_id, '/')
    and not coalesce(l.birth_date <> p.birth_date and other_name(l.name, p.name), false)
  qualify row_number() over (partition by l.row_no order by p.row_no) = 1
),
nameless as (
  select row_no, plain_name(name) as plain, birth_date
  from cardless anti join by_nik using (row_no)
  where name is not null and birth_date is not null
),
-- Names are told apart by what they say, so that a namesake of the same day places nobody.
namesake as (
  select plain_name(name) as plain, birth_date, min(row_no) as p_row
  from people
  where is_primary and birth_date in (select birth_date from nameless)
  group by all
  having count(*) = 1
)
select * from by_card
union all
select * from by_nik
union all
select n.row_no, s.p_row, 'name-birth' from nameless as n join namesake as s using (plain, birth_date);

-- Lines under a card of the roster that speak of somebody else: nothing that the card says is said of them.
create table foreign_line as
select row_no from bill semi join (select card from people) using (card) anti join (select row_no from match where matched_by = 'card') using (row_no);
