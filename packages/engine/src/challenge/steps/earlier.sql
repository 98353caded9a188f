-- Cards whose past matters: those in dispute, and the other cards of the same people on this bill.
create table interest as
with disputed as (
  select distinct l.card, l.person_id from stg.line as l semi join now_hit using (row_no)
)
select card from disputed
union
select l.card from stg.line as l semi join disputed as d on d.person_id = l.person_id where l.is_current
union
select evidence ->> 'other_card' from now_hit where test = 'same-name-birth';

-- What earlier bills asked for those cards.
create table past_raw as
select -row_number() over () as row_no, e.*, m.p_row, m.matched_by
from (select false as is_current, * from earlier_raw semi join interest using (card)) as e
left join card_match as m on m.card = e.card;
