-- What the city is asked for each line, in its two parts, and what the law of the month billed says it owes. Whole rupiah.
create macro city_rupiah(reading, iuran, bantuan, r_iuran, r_bantuan, r_centre) as
  case reading
    when 'split' then coalesce(iuran, 0) + coalesce(bantuan, 0)
    when 'gross' then coalesce(iuran, 0) - coalesce(r_centre, 0)
    when 'law' then coalesce(iuran, r_iuran + r_bantuan, 0)
    else coalesce(iuran, 0)
  end;
create macro city_due(reading, r_iuran, r_bantuan) as if(reading = 'iuran', r_iuran, r_iuran + r_bantuan);
-- Of what is asked, the part of budget line 0004; the rest is 0003.
create macro city_bantuan(reading, rupiah, bantuan, r_bantuan) as
  case reading
    when 'split' then coalesce(bantuan, 0)
    when 'iuran' then 0
    else least(greatest(rupiah, 0), coalesce(r_bantuan, 0))
  end;
-- The centre's part that the bill shows beside the city's, where it is not what the law of the month says.
create macro centre_differs(reading, bantuan, r_centre) as reading in ('whole', 'iuran', 'law') and bantuan > 0 and bantuan <> r_centre;

create macro priced(raw, reading) as table
select
  * exclude (r_iuran, r_bantuan, r_centre), city_bantuan(reading, rupiah, bantuan_asked, r_bantuan)::bigint as bantuan,
  rupiah - city_bantuan(reading, rupiah, bantuan_asked, r_bantuan)::bigint as iuran,
  city_due(reading, r_iuran, r_bantuan)::bigint as due, rupiah - city_due(reading, r_iuran, r_bantuan)::bigint as over,
  coalesce(centre_differs(reading, bantuan_asked, r_centre), false) as centre_differs, r_centre as due_centre
from (
  select
    l.*, r.iuran as r_iuran, r.bantuan as r_bantuan, r.centre as r_centre,
    city_rupiah(reading, l.iuran_asked, l.bantuan_asked, r.iuran, r.bantuan, r.centre)::bigint as rupiah
  from query_table(raw) as l
  left join rate as r on r.month = l.month
);
