-- Money to whole rupiah, counts, yes and no.
create macro money_text(c) as regexp_replace(regexp_replace(lower(tidy_cell(c)), '^(rp|idr)[. ]*|,-$|\.-$', '', 'g'), '[ '']', '', 'g');

-- `1.234.567,00`, `1,234,567.00` and `1234567.00`: three digits after a mark are thousands, one or two are cents.
create macro odd_money(s) as
  case
    when regexp_full_match(s, '[0-9]{1,3}(\.[0-9]{3})+(,[0-9]{1,2})?') then try_cast(replace(replace(s, '.', ''), ',', '.') as decimal(18, 2))
    when regexp_full_match(s, '[0-9]{1,3}(,[0-9]{3})+(\.[0-9]{1,2})?') then try_cast(replace(s, ',', '') as decimal(18, 2))
    when regexp_full_match(s, '[0-9]{1,15}[.,][0-9]{1,2}') then try_cast(replace(s, ',', '.') as decimal(18, 2))
    when regexp_full_match(s, '[0-9]{1,15}[.,]0+') then try_cast(regexp_extract(s, '^[0-9]+') as decimal(18, 2))
    when regexp_full_match(s, '[0-9](\.[0-9]{1,14})?e\+?(0?[0-9]|1[0-4])') then try_cast(try_cast(s as double) as decimal(18, 2))
    when regexp_full_match(s, '[0-9]{1,15}') then try_cast(s as decimal(18, 2))
  end;

create macro money_value(c) as
  case when strlen(c) <= 15 and not contains(c, '.') and try_cast(c as bigint) >= 0 then try_cast(c as bigint) else round(odd_money(money_text(c)))::bigint end;

create macro int_value(c) as
  case
    when strlen(c) <= 2 and not contains(c, '.') then try_cast(c as integer)
    else try_cast(nullif(regexp_extract(lower(tidy_cell(c)), '^''?(?:desil|d)?[ .:-]*([0-9]{1,9})(?:[.,]0+)?(?: *(?:bulan|bln))?$', 1), '') as integer)
  end;

-- Lists, not IN: a long IN becomes a join, and a join loses the order of the file, which is what row numbers come from.
create macro bool_value(c) as
  case
    when list_contains(['ya', 'y', '1', 'true', 'yes', 'aktif', 'pbi', 'penerima', 'v', 'x'], code_key(c)) then true
    when list_contains(['tidak', 't', '0', 'false', 'f', 'no', 'n', 'tdk', 'nonaktif', 'bukan', 'bukanpenerima'], code_key(c)) then false
  end;

-- An area of any level with or without dots.
create macro area_digits(c) as case when regexp_full_match(tidy_cell(c), '''?[0-9][0-9. ]*') then regexp_replace(tidy_cell(c), '[^0-9]', '', 'g') end;
create macro area_dotted(d) as
  case length(d)
    when 2 then d
    when 4 then d[1:2] || '.' || d[3:4]
    when 6 then d[1:2] || '.' || d[3:4] || '.' || d[5:6]
    when 10 then d[1:2] || '.' || d[3:4] || '.' || d[5:6] || '.' || d[7:10]
  end;
create macro area_value(c) as area_dotted(area_digits(c));
create macro area_name(c) as
  regexp_replace(regexp_replace(lower(tidy_cell(c)), '^(kelurahan|kel|desa|ds|kecamatan|kec)[. ]+', ''), '[^a-z0-9]', '', 'g');

create macro decimal_value(c) as try_cast(replace(regexp_replace(tidy_cell(c), '^''', ''), ',', '.') as double);

-- Hours a day: `24 jam`, `08.00-14.00`, a number; `tidak` is none.
create macro hours_between(p) as
  ((p.b::int * 60 + p.c::int) - (p.a::int * 60 + p.d::int) + case when p.b::int * 60 + p.c::int <= p.a::int * 60 + p.d::int then 1440 else 0 end) / 60.0;
create macro hours_text(s) as
  case
    when regexp_full_match(s, '(ya[, ]*)?24 ?(jam|/ ?7)?|24 jam.*') then 24
    when regexp_full_match(s, '(tidak|tdk|tidak ada|nihil|tutup)') then 0
    when regexp_full_match(s, '[0-9]{1,2}([.,][0-9])?( ?jam)?') then try_cast(replace(regexp_extract(s, '^([0-9.,]+)', 1), ',', '.') as double)
    when regexp_full_match(s, '[0-9]{1,2}[.:][0-9]{2} ?(-|–|s/d|sd|sampai) ?[0-9]{1,2}[.:][0-9]{2}.*')
      then hours_between(regexp_extract(s, '^([0-9]{1,2})[.:]([0-9]{2})[^0-9]+([0-9]{1,2})[.:]([0-9]{2})', ['a', 'd', 'b', 'c']))
  end;
create macro hours_value(c) as hours_text(lower(tidy_cell(c)));
