-- One row a disputed line and test, with what it is worth. Only the main test of a line counts its money, and only one line of a card its past.
create table stake as
select
  h.*, l.card, l.month, l.bill_month, l.bill_row, h.rank = min(h.rank) over (partition by h.row_no) as is_main,
  if(h.test = 'wrong-rate', greatest(l.over, 0), l.rupiah) as rupiah,
  if(h.test = 'wrong-rate', if(l.over > 0, least(greatest(l.bantuan - (l.due - (l.rupiah - l.bantuan)), 0), l.over), 0), l.bantuan) as bantuan
from now_hit as h
join now_line as l using (row_no);

create table carrier as
select s.row_no, s.card
from stake as s
join now_line as l using (row_no)
where s.is_main
qualify row_number() over (partition by coalesce(s.card, s.row_no::varchar) order by s.test = 'billed-twice', s.month desc, s.rupiah desc, l.nik, l.name, s.row_no) = 1;

-- A card-month that was given back, or is asked back already, is not asked for again.
create table settled as
select card, month from claimed
union
select card, month from past where rupiah < 0
union
select card, month from now_line where rupiah < 0;

-- A line that a claim asks back already, as one of an earlier letter of the same month, stays in dispute and is worth nothing more.
create table counted as
select row_no, test, is_main, card, month, bill_month, bill_row, rupiah, bantuan from stake anti join claimed using (card, month)
union all
select s.row_no, s.test, s.is_main, p.card, p.month, p.bill_month, p.bill_row, if(s.test = 'wrong-rate', greatest(p.over, 0), p.rupiah), if(s.test = 'wrong-rate', 0, p.bantuan)
from stake as s
join carrier as c using (row_no)
join past_hit as h on h.test = s.test
join past as p on p.row_no = h.row_no and p.card = s.card
where p.month <= s.month and (p.card, p.month) not in (select (card, month) from settled);

create table dispute as
with full_period as (
  select row_no, test, count(distinct month)::integer as months, sum(rupiah)::bigint as rupiah_full, min(month) as first_month from counted group by row_no, test
)
select
  s.row_no, s.test, s.is_main, s.severity, least(coalesce(s.since_month, f.first_month), s.month) as since_month, coalesce(f.months, 0) as months,
  s.rupiah::bigint as rupiah_billed, if(f.row_no is null, 0, least(s.rupiah, getvariable('audit_minimum')))::bigint as rupiah_minimum,
  coalesce(f.rupiah_full, 0)::bigint as rupiah_full,
  l.month as month_billed, l.iuran, l.bantuan, l.card, l.nik, l.name, l.birth_date, l.person_id, l.village_code, l.area_path,
  s.evidence, s.words_id, s.words_en
from stake as s
left join full_period as f on f.row_no = s.row_no and f.test = s.test
join now_line as l on l.row_no = s.row_no;
